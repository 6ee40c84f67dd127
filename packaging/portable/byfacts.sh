#!/bin/sh
# Starts byfacts where its file may not be started by itself, as on a stick with FAT:  sh byfacts.sh
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 1
program=$here/byfacts

tell() {
    printf '%s\n' "$@" >&2
    # Who has clicked on an icon sees no terminal.
    if [ ! -t 2 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        command -v xmessage >/dev/null 2>&1 && xmessage "$@"
        command -v zenity >/dev/null 2>&1 && zenity --error --text="$*"
    fi
    exit 1
}

machine=$(uname -m)
[ "$machine" = x86_64 ] || tell "This byfacts is for computers with an x86_64 processor; this one is $machine."
libc=$(getconf GNU_LIBC_VERSION 2>/dev/null | sed 's/^glibc //')
case $libc in
[0-9]*.[0-9]*)
    if [ "${libc%%.*}" -lt 2 ] || { [ "${libc%%.*}" -eq 2 ] && [ "${libc#*.}" -lt 36 ]; }; then
        tell "byfacts needs glibc 2.36 or newer (Debian 12, Ubuntu 22.10, Fedora 37); this system has $libc."
    fi
    ;;
*) tell "byfacts needs a Linux with glibc (Debian, Ubuntu, Fedora ...); this system has another C library." ;;
esac

[ -x "$program" ] && exec "$program" "$@"

# No execute bit: the loader of the system can start it all the same, unless the whole place forbids programs.
loader=/lib64/ld-linux-x86-64.so.2
if [ -x $loader ] && $loader --verify "$program" >/dev/null 2>&1; then
    exec $loader "$program" "$@"
fi
tell "Programs may not run from this place ($here): it is mounted with noexec." \
    "Copy the folder to your home and start it there:" \
    "    cp -r \"$here\" ~/byfacts && sh ~/byfacts/byfacts.sh"
