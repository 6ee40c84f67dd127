#!/bin/sh
# Proves the folder build in an empty Debian 12: no Python, no network, only the libraries that every desktop has.
#
#     packaging/prove_portable.sh [FOLDER [ARCHIVE]]
#
# FOLDER keeps the empty system (0.5 GB) for the next proof, and the pictures; without it a temporary one is used.
# ARCHIVE is what is proved (the .tar.xz in dist/). Needs root, debootstrap, strace, unshare, Xvfb and ImageMagick's
# import. DEBIAN_MIRROR names another mirror. Exit status 0 only if every line below says that it holds.
set -eu

# What a desktop has that can show windows: X11, Wayland, OpenGL, glib, fontconfig, freetype, D-Bus. No font, no Qt.
libraries=libc6,libstdc++6,zlib1g,libzstd1,libx11-6,libx11-xcb1,libxcb1,libegl1,libgl1,libglib2.0-0
libraries=$libraries,libfontconfig1,libfreetype6,libdbus-1-3,libwayland-client0,libwayland-cursor0

. "$(dirname -- "$0")/empty_system.sh"
needs debootstrap strace unshare Xvfb import
work_in "$@"
archive=${2:-$(ls -t "$checkout"/dist/byfacts-*-linux-*.tar.xz | head -n 1)}
place="$home/На стику/by facts" # a blank, and letters that are not Latin
mounted="media/stick media/closed"
make_system portable $libraries
mkdir -p "$root/media/stick" "$root/media/closed" "$root$place"
tar -C "$root$place" -xf "$archive" --strip-components=1
chown -R 1000:1000 "$root$home"
open_screen

# --- how things are called in it --------------------------------------------------------------------------------------

user_home=$home
screen=$display
# inside WORDS...: as anna, without a network, with no variable but these; what it says goes to $folder/said.
inside() {
    unshare --net chroot --userspec=1000:1000 "$root" /usr/bin/env -i HOME="$user_home" PATH=/usr/bin:/bin \
        LANG=C.UTF-8 DISPLAY="$screen" "$@"
}
holds() { echo "holds   $*"; }
fails() {
    cat "$folder/said" >&2 2>/dev/null || true
    stop "FAILS   $*"
}
# must WHAT WORDS...: the words succeed inside.
must() {
    what=$1
    shift
    inside "$@" >"$folder/said" 2>&1 && holds "$what" || fails "$what"
}
# must_tell STATUS TEXT WHAT WORDS...: the words end with the status and say the text.
must_tell() {
    status=$1 text=$2 what=$3
    shift 3
    got=0
    inside "$@" >"$folder/said" 2>&1 || got=$?
    [ $got -eq "$status" ] && grep -q -- "$text" "$folder/said" && holds "$what" || fails "$what (status $got)"
}
# window NAME WORDS...: the window comes to stand within a minute; its picture is $folder/NAME.png.
window() {
    name=$1
    shift
    inside "$@" >"$folder/said" 2>&1 &
    pids="$pids $!"
    stands "$name" && holds "a window stands ($name.png, $colours colours)" || fails "a window stands ($name)"
}

# --- the proof --------------------------------------------------------------------------------------------------------

for python in python python3; do
    ! inside sh -c "command -v $python" >/dev/null 2>&1 || stop "There is a $python in the empty system."
done
holds "no Python; $(du -sh --apparent-size "$root$place" | cut -f 1) unpacked, $(du -h --apparent-size "$archive" | cut -f 1) as archive"
[ -z "$(find "$root$place" -type l)" ] && holds "no symbolic link" || fails "no symbolic link"
touch "$folder/before"
sleep 1

must "the files are those of SHA256SUMS" sh -c "cd '$place' && sha256sum --quiet -c SHA256SUMS"
must "byfacts self-test" "$place/byfacts" self-test
cp "$folder/said" "$folder/self-test.txt"
must "all sheets in six languages" "$place/byfacts" export --topic all --language all --out "$home/sheets"
sheets=$(find "$root$home/sheets" -name '*.pdf' -size +1k | wc -l)
[ "$sheets" -eq 30 ] && holds "$sheets sheets" || fails "30 sheets, not $sheets"
must "a workbook" "$place/byfacts" export --format xlsx --topic border --out "$home/sheets"
must "slides" "$place/byfacts" export --format pptx --topic border --out "$home/sheets"
must "a picture" "$place/byfacts" export --format png --topic border --out "$home/sheets"
must "a sheet verified" "$place/byfacts" verify "$home/sheets/byfacts-asylum-ru.pdf"

window window "$place/byfacts"
window second "$place/byfacts" --language ru
[ "$(pgrep -c -f "^$place/byfacts")" -ge 2 ] && holds "a second copy at once" || fails "a second copy at once"
close_windows

strace -f -qq -e trace=network -o "$folder/sockets" unshare --net chroot --userspec=1000:1000 "$root" /usr/bin/env -i \
    HOME=$home LANG=C.UTF-8 DISPLAY="$display" timeout --preserve-status 15 "$place/byfacts" >"$folder/said" 2>&1 || true
grep -q 'AF_UNIX' "$folder/sockets" || fails "strace saw the window reach its screen"
others=$(grep -E 'socket\(|socketpair\(' "$folder/sockets" | grep -v 'AF_UNIX' || true)
[ -z "$others" ] && holds "no socket but AF_UNIX; connected to: $(grep -o 'connect([^{]*{[^}]*}' "$folder/sockets" |
    sed 's/.*sun_path=//; s/}//' | sort -u | tr '\n' ' ')" || { echo "$others" >&2; fails "no socket but AF_UNIX"; }

strays=$(find "$root" -xdev -newer "$folder/before" ! -type d ! -path "$root$home/*" ! -path "$root/proc/*" ! -path "$root/dev/*")
[ -z "$strays" ] && holds "no file outside the user's folder" || { echo "$strays" >&2; fails "no file outside the user's folder"; }
find "$root$home" -newer "$folder/before" ! -type d ! -path "$root$home/sheets/*" >"$folder/left.txt"
beside=$(grep -c "$place" "$folder/left.txt" || true)
[ "$beside" -eq 0 ] && holds "nothing written beside the program; left in the user's folder: $(sed "s#$root##" "$folder/left.txt" | tr '\n' ' ')" ||
    fails "nothing written beside the program"

# Bad luck.
mount --bind "$root$place" "$root/media/closed"
mount -o remount,ro,bind "$root/media/closed"
must "from a read-only place: self-test" /media/closed/byfacts self-test
window read-only /media/closed/byfacts
close_windows
user_home=/root
must "a home that cannot be written: a sheet" "$place/byfacts" export --topic border --out /var/tmp/sheets
rm -rf "$root/var/tmp/sheets"
window no-home "$place/byfacts"
close_windows
user_home=$home
screen=
must_tell 1 "no display" "without a display it says so" "$place/byfacts"
screen=$display

for library in libEGL.so.1 libX11-xcb.so.1; do
    at=$(find "$root/usr/lib" -name $library)
    mv "$at" "$at.away"
    must_tell 1 "sudo apt install" "without $library it names the package" "$place/byfacts"
    sed -n 's/^/        /p' "$folder/said"
    must "without $library a sheet" "$place/byfacts" export --topic border --out "$home/sheets"
    mv "$at.away" "$at"
done

changed=$(find "$root$place/_internal/byfacts/data" -name facts.csv)
cp -p "$changed" "$folder/facts.csv"
sed -i '2s/[0-9]/7/' "$changed"
must_tell 1 "_internal/byfacts/data/facts.csv" "a tampered file is found and named" "$place/byfacts" self-test
cp -p "$folder/facts.csv" "$changed"

# As on a stick with FAT: no execute bits. And as on one on which the administrator has forbidden programs.
mount -t tmpfs -o size=400m tmpfs "$root/media/stick"
cp -r "$root$place/." "$root/media/stick/"
find "$root/media/stick" -type f -exec chmod a-x {} +
chown -R 1000:1000 "$root/media/stick"
must "without execute bits: sh byfacts.sh self-test" sh /media/stick/byfacts.sh self-test
mount -o remount,noexec "$root/media/stick"
must_tell 1 "noexec" "where programs are forbidden it says what to do" sh /media/stick/byfacts.sh self-test
echo "== proved: $(basename "$archive")"
