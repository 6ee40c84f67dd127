#!/bin/sh
# Proves the .deb in an empty Debian 12 without a network: it installs, works, and leaves nothing when it goes.
#
#     packaging/prove_deb.sh [FOLDER [PACKAGE]]
#
# FOLDER keeps the empty system for the next proof, and the picture; without it a temporary one is used.
# PACKAGE is what is proved (the .deb in dist/). Needs root, debootstrap, unshare, Xvfb and ImageMagick's import.
# DEBIAN_MIRROR names another mirror. Exit status 0 only if every line below says that it holds.
set -eu

. "$(dirname -- "$0")/empty_system.sh"
needs debootstrap unshare Xvfb import dpkg-deb
work_in "$@"
package=${2:-$(ls -t "$checkout"/dist/byfacts_*.deb | head -n 1)}
needed=$(dpkg-deb --field "$package" Depends | sed 's/([^)]*)//g; s/ //g')
make_system deb "$needed" # what the package says that it needs, and no Python
chown -R 1000:1000 "$root$home"
cp "$package" "$root/srv/byfacts.deb"
open_screen

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
pids=$!
stands deb || stop "FAILS   a window stands ($colours colours)"
echo "holds   a window stands (deb.png, $colours colours)"
close_windows
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
