#!/bin/sh
# Proves the .deb in an empty Debian 12 without a network: it installs, works, and leaves nothing when it goes.
#
#     packaging/prove_deb.sh [FOLDER [PACKAGE]]
#
# FOLDER keeps the empty system for the next proof (packaging/prove_portable.sh uses the same), and the picture.
# PACKAGE is what is proved (the .deb in dist/). Needs root, debootstrap, unshare, Xvfb and ImageMagick's import.
# DEBIAN_MIRROR names another mirror. Exit status 0 only if every line below says that it holds.
set -eu

checkout=$(cd -- "$(dirname -- "$0")/.." && pwd)
stop() {
    echo "$@" >&2
    exit 1
}
[ "$(id -u)" -eq 0 ] || stop "This needs root, for debootstrap and chroot."
for tool in debootstrap unshare Xvfb import dpkg-deb; do
    command -v $tool >/dev/null 2>&1 || stop "This needs $tool."
done
if [ $# -ge 1 ]; then
    mkdir -p "$1"
    folder=$(cd -- "$1" && pwd)
    keep=yes
else
    folder=$(mktemp -d)
    keep=no
fi
package=${2:-$(ls -t "$checkout"/dist/byfacts_*.deb | head -n 1)}
root=$folder/root-deb
base=$folder/base.tar
home=/srv/anna
server="" window=""

release() {
    for at in "$root/tmp/.X11-unix" "$root/proc" "$root/dev"; do
        while mountpoint -q "$at"; do umount "$at" || return 0; done
    done
    return 0
}
finish() {
    [ -z "$window" ] || kill "$window" 2>/dev/null || true
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    release
    [ $keep = yes ] || rm -rf --one-file-system "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

# --- the empty system: what the package says that it needs, and no Python -----------------------------------------------

release
rm -rf --one-file-system "$root"
needed=$(dpkg-deb --field "$package" Depends | sed 's/([^)]*)//g; s/ //g')
if [ ! -f "$base" ]; then
    known=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb .*\(https*:[^ ]*\).*/\1/p')
    mirror=${DEBIAN_MIRROR:-$(echo "$known" | grep -v security | head -n 1)}
    [ -n "$mirror" ] || stop "No Debian mirror is known here: name one in DEBIAN_MIRROR."
    debootstrap --variant=minbase --include="$needed" bookworm "$root" "$mirror"
    tar -C "$root" -cf "$base.new" .
    mv "$base.new" "$base"
else
    mkdir "$root"
    tar -C "$root" -xf "$base"
fi
mount -t proc proc "$root/proc"
[ -c "$root/dev/null" ] || mount --bind /dev "$root/dev"
mkdir -p "$root$home" "$root/tmp/.X11-unix"
grep -q ^anna "$root/etc/passwd" || echo "anna:x:1000:1000::$home:/bin/sh" >>"$root/etc/passwd"
chown -R 1000:1000 "$root$home"
cp "$package" "$root/srv/byfacts.deb"

rm -f "$folder/display"
Xvfb -noreset -displayfd 7 -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 7>"$folder/display" &
server=$!
for _ in $(seq 100); do
    [ ! -s "$folder/display" ] || break
    sleep 0.1
done
[ -s "$folder/display" ] || stop "Xvfb does not start."
display=:$(cat "$folder/display")
export DISPLAY="$display" # import asks for it, whatever it is told
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"

as_root() {
    unshare --net chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}
as_anna() {
    unshare --net chroot --userspec=1000:1000 "$root" /usr/bin/env -i HOME=$home PATH=/usr/bin:/bin LANG=C.UTF-8 \
        DISPLAY="$display" "$@"
}
# must WHAT WORDS...
must() {
    what=$1
    shift
    "$@" >"$folder/said" 2>&1 && echo "holds   $what" || {
        cat "$folder/said" >&2
        stop "FAILS   $what"
    }
}
# Every file of the system but those in which dpkg keeps its books, with what it holds.
state() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./var/lib/dpkg -o -path ./var/log \
        -o -path ".$home" \) -prune -o \( -type f -exec cksum {} + \) -o \( ! -type f -print \) | sort)
}

# --- the proof --------------------------------------------------------------------------------------------------------

state >"$folder/before.txt"
must "it installs without a network, with: $needed" as_root dpkg --install /srv/byfacts.deb
must "nothing of it is missing or changed" as_root dpkg --verify byfacts
for file in applications/byfacts.desktop icons/hicolor/48x48/apps/byfacts.png icons/hicolor/scalable/apps/byfacts.svg \
    man/man1/byfacts.1.gz metainfo/org.byfacts.byfacts.metainfo.xml mime/packages/byfacts.xml doc/byfacts/copyright; do
    must "there is share/$file" test -s "$root/usr/share/$file"
done
must "byfacts self-test" as_anna byfacts self-test
must "all sheets in six languages" as_anna byfacts export --topic all --language all --out $home/sheets
sheets=$(find "$root$home/sheets" -name '*.pdf' -size +1k | wc -l)
must "$sheets sheets" test "$sheets" -eq 30

echo '{"language": "pl", "organisation": "Help Desk", "locked": ["language", "organisation"]}' >"$folder/defaults"
mkdir "$root/etc/byfacts"
cp "$folder/defaults" "$root/etc/byfacts/byfacts.defaults.json"
as_anna byfacts --version >"$folder/set"
as_anna byfacts --version --language pl >"$folder/asked"
must "the administrator's language holds" cmp "$folder/set" "$folder/asked"
as_anna byfacts >"$folder/said" 2>&1 &
colours=0
for _ in $(seq 120); do # half a minute and more, on a machine that has other work
    sleep 0.5
    import -silent -window root "$folder/deb.png" 2>/dev/null || continue
    colours=$(identify -format %k "$folder/deb.png")
    [ "$colours" -lt 100 ] || break
done
sleep 1
import -silent -window root "$folder/deb.png"
must "a window stands (deb.png, $colours colours)" test "$colours" -ge 100
for pid in $(pgrep -f '^(/usr/lib/byfacts/|/usr/bin/)?byfacts'); do
    [ "$(readlink "/proc/$pid/root")" != "$root" ] || kill "$pid"
done
wait $! 2>/dev/null || true
rm -r "$root/etc/byfacts"

# The fonts' cache of this system is not up to date, and must not be made in the user's folder.
rm -rf "$root$home" && mkdir "$root$home" && chown 1000:1000 "$root$home"
got=0
as_anna timeout 20 byfacts --leave-no-trace >"$folder/said" 2>&1 || got=$?
[ $got -eq 124 ] || {
    cat "$folder/said" >&2
    stop "FAILS   a session stands until it is ended (status $got)"
}
must "a session that leaves no trace leaves none" test -z "$(find "$root$home" -mindepth 1)"

must "it goes" as_root dpkg --purge byfacts
state >"$folder/after.txt"
must "and leaves nothing in the system" diff "$folder/before.txt" "$folder/after.txt"
echo "== proved"
