# Read by the proofs in this folder: an empty Debian 12 that lies in a folder, a user in it, and a screen for both.
#
# A proof says what it needs (needs TOOL...), where it works (work_in [FOLDER]), which packages the system has
# (make_system NAME PACKAGES) and which places of it are mounted ($mounted), then opens a screen (open_screen).
# Set by these: checkout, folder, root, home, display.

checkout=$(cd -- "$(dirname -- "$0")/.." && pwd)
home=/srv/anna
mounted="" # in the system, beside the screen's place, /proc and /dev
server=""
pids=""

stop() {
    echo "$@" >&2
    exit 1
}

needs() {
    [ "$(id -u)" -eq 0 ] || stop "This needs root, for debootstrap and chroot."
    for tool in "$@"; do
        command -v "$tool" >/dev/null 2>&1 || stop "This needs $tool."
    done
}

# The folder is kept, so that the next proof starts sooner; without one a temporary folder is used.
work_in() {
    if [ $# -ge 1 ]; then
        mkdir -p "$1"
        folder=$(cd -- "$1" && pwd)
        keep=yes
    else
        folder=$(mktemp -d)
        keep=no
    fi
    trap finish EXIT
    trap 'exit 130' INT TERM
}

release() {
    for at in tmp/.X11-unix $mounted proc dev; do
        while mountpoint -q "$root/$at"; do umount "$root/$at" || return 0; done
    done
    return 0
}

finish() {
    for pid in $pids $server; do kill "$pid" 2>/dev/null || true; done
    release
    [ $keep = yes ] || rm -rf --one-file-system "$folder"
}

# make_system NAME PACKAGES: $folder/NAME anew; the system as debootstrap made it is kept in $folder/NAME.tar.
make_system() {
    root=$folder/$1
    release
    rm -rf --one-file-system "$root"
    if [ ! -f "$root.tar" ]; then
        known=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb .*\(https*:[^ ]*\).*/\1/p')
        mirror=${DEBIAN_MIRROR:-$(echo "$known" | grep -v security | head -n 1)}
        [ -n "$mirror" ] || stop "No Debian mirror is known here: name one in DEBIAN_MIRROR."
        debootstrap --variant=minbase --include="$2" bookworm "$root" "$mirror"
        tar -C "$root" -cf "$root.tar.new" .
        mv "$root.tar.new" "$root.tar"
    else
        mkdir "$root"
        tar -C "$root" -xf "$root.tar"
    fi
    mount -t proc proc "$root/proc"
    [ -c "$root/dev/null" ] || mount --bind /dev "$root/dev"
    mkdir -p "$root$home" "$root/tmp/.X11-unix"
    grep -q ^anna "$root/etc/passwd" || echo "anna:x:1000:1000::$home:/bin/sh" >>"$root/etc/passwd"
}

open_screen() {
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
}

# stands NAME: whether a window comes to stand within a minute; its picture is $folder/NAME.png, $colours its colours.
stands() {
    colours=0
    for _ in $(seq 120); do
        sleep 0.5
        import -silent -window root "$folder/$1.png" 2>/dev/null || continue
        colours=$(identify -format %k "$folder/$1.png" 2>/dev/null || echo 0)
        [ "$colours" -lt 100 ] || break
    done
    sleep 1
    import -silent -window root "$folder/$1.png"
    colours=$(identify -format %k "$folder/$1.png")
    [ "$colours" -ge 100 ]
}

# close_windows: by the process, as the system does when one logs out.
close_windows() {
    for pid in $(pgrep -f '^(.*/)?byfacts( |$)'); do
        [ "$(readlink "/proc/$pid/root")" != "$root" ] || kill "$pid" 2>/dev/null || true
    done
    for pid in $pids; do wait "$pid" 2>/dev/null || true; done
    pids=""
}
