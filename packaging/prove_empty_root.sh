#!/bin/sh
# Proves the two commands in an empty Debian 12: python3 and ca-certificates, no pip, no venv, no Qt libraries.
#
#     packaging/prove_empty_root.sh [FOLDER [REVISION]]
#
# FOLDER takes about 2.5 GB and is kept, so that the next proof starts sooner; without it a temporary one is used.
# REVISION is what is cloned (HEAD). Needs root, debootstrap and the network. DEBIAN_MIRROR names another mirror.
# The way to the network is lent to the empty root as it is here: name servers, certificates, pip's configuration, and
# the proxy variables, PIP_* and SSL_CERT_FILE.
# Exit status 0 only if ./run exports every sheet, a second call is quick, and ./test passes.
set -eu

revision=${2:-HEAD}
[ "$(id -u)" -eq 0 ] || {
    echo "This needs root, for debootstrap and chroot." >&2
    exit 1
}
checkout=$(cd -- "$(dirname -- "$0")/.." && git rev-parse --show-toplevel)
# The mirror that this machine's own apt uses, unless another is named.
known=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb .*\(https*:[^ ]*\).*/\1/p')
mirror=${DEBIAN_MIRROR:-$(echo "$known" | grep -v security | head -n 1)}
[ -n "$mirror" ] || {
    echo "No Debian mirror is known here: name one in DEBIAN_MIRROR." >&2
    exit 1
}

if [ $# -ge 1 ]; then
    mkdir -p "$1"
    folder=$(cd -- "$1" && pwd)
    keep=yes
else
    folder=$(mktemp -d)
    keep=no
fi
root=$folder/root
base=$folder/base.tar # of the empty system, so that a second proof starts at once

release() {
    for place in dev proc; do
        mountpoint -q "$root/$place" && umount "$root/$place"
    done
    return 0
}
finish() {
    release
    [ $keep = yes ] || rm -rf --one-file-system "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

release
rm -rf "$root"
if [ ! -f "$base" ]; then
    debootstrap --variant=minbase --include=python3,ca-certificates bookworm "$root" "$mirror"
    tar -C "$root" -cf "$base.new" .
    mv "$base.new" "$base"
else
    mkdir "$root"
    tar -C "$root" -xf "$base"
fi

# The way to the network.
cp /etc/resolv.conf /etc/hosts "$root/etc/"
certificates=${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}
[ ! -f "$certificates" ] || cp "$certificates" "$root/etc/ssl/certs/ca-certificates.crt"
[ ! -f /etc/pip.conf ] || cp /etc/pip.conf "$root/etc/"
mount -t proc proc "$root/proc"
[ -c "$root/dev/null" ] || mount --bind /dev "$root/dev" # where debootstrap could not make the devices itself
lent=$(env | grep -iE '^(https?_proxy|no_proxy|ftp_proxy|PIP_[A-Z_]*|SSL_CERT_FILE)=' | grep -v '^PIP_FIND_LINKS=' || true)

# A clone, as a stranger gets it.
git clone --quiet --no-hardlinks "file://$checkout" "$root/srv/byfacts"
git -C "$root/srv/byfacts" checkout --quiet --detach "$(git -C "$checkout" rev-parse "$revision")"

inside() {
    echo "== $*"
    # shellcheck disable=SC2086  # one variable a word; none of them holds a blank
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root $lent \
        chroot "$root" /bin/bash -c "cd /srv/byfacts && $*"
}

inside "python3 --version; python3 -m pip --version 2>&1; python3 -c 'import ensurepip' 2>&1 | tail -n 1; true"
# Whoever may not use apt is told the one command, and nothing else happens.
told=$(chroot --userspec=nobody "$root" /bin/sh -c \
    'cp -R /srv/byfacts /var/tmp/theirs && cd /var/tmp/theirs && DISPLAY=:0 ./run' 2>&1) && {
    echo "./run did not stop where it may not use apt." >&2
    exit 1
}
echo "$told"
[ "$(echo "$told" | grep -c '^sudo apt-get install -y python3-venv .*libegl1')" -eq 1 ]
rm -rf "$root/var/tmp/theirs"

inside "time -p ./run export --topic all --language all --out sheets" || {
    inside "cat .venv.log" || true
    exit 1
}
inside "ls -l sheets"
sheets=$(find "$root/srv/byfacts/sheets" -name 'byfacts-*.pdf' -size +1k | wc -l)
[ "$sheets" -ge 10 ] || {
    echo "Sheets are missing: $sheets." >&2
    exit 1
}
before=$(date +%s)
inside "time -p ./run --version"
[ $(($(date +%s) - before)) -le 2 ] || {
    echo "The second call is slow." >&2
    exit 1
}
inside "time -p ./test -q"
inside "time -p ./run"
echo "== proved: $sheets sheets, and the tests pass"
