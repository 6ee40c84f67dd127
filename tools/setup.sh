# Shared by ./run and ./test: makes .venv in the checkout from the lock files, and finds out what the system lacks.
# Sourced, not run; the caller has changed into the checkout. POSIX sh.
#
# Nothing is done twice: .venv/stamps holds one file per finished step with the checksums of what went into it, and a
# step whose stamp is missing (interrupted) or differs (new lock, new Python, moved checkout) is done again.

venv=.venv
stamps=$venv/stamps
# What Qt's window and its offscreen stand-in load from the system; Debian's names.
qt_packages="libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libwayland-client0 libwayland-cursor0 libx11-xcb1
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0
    libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0"

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

# --- the system ------------------------------------------------------------------------------------------------------

find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$python" >/dev/null 2>&1 &&
            "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return 0
        fi
    done
    stop "byfacts needs Python 3.11 or later, and found none. On Debian or Ubuntu type:  sudo apt-get install -y python3"
}

# Prints how apt can be used without asking anybody for a password; fails where it cannot.
apt_prefix() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" -eq 0 ]; then
        echo env
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        echo "sudo -n"
    else
        return 1
    fi
}

# Installs Debian packages, or prints the one command that does and stops.
need_packages() {
    packages=$(echo $1)
    why=$2
    if ! command -v apt-get >/dev/null 2>&1; then
        stop "byfacts needs $why. Please install what Debian calls: $packages"
    fi
    if ! prefix=$(apt_prefix); then
        say "byfacts needs $why. Please type this command, then try again:"
        stop "sudo apt-get install -y $packages"
    fi
    say "Installing $why through apt ..."
    install="$prefix DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages"
    # The package lists of a fresh system are missing or old, and only then is it worth fetching them.
    $install >.venv.log 2>&1 </dev/null || { $prefix apt-get update && $install; } >.venv.log 2>&1 </dev/null || {
        tail -n 5 .venv.log >&2
        stop "apt could not install them; all that it said is in .venv.log. By hand:  sudo apt-get install -y $packages"
    }
    rm -f .venv.log
}

# The system libraries that the installed Qt asks for and the system does not have.
missing_qt_libraries() {
    qt=$(echo $venv/lib/python3*/site-packages/PySide6)
    ldd "$qt/QtWidgets.abi3.so" "$qt/QtPrintSupport.abi3.so" "$qt/Qt/plugins/platforms/libqoffscreen.so" \
        "$qt/Qt/plugins/platforms/libqxcb.so" "$qt/Qt/plugins/platforms/libqwayland.so" 2>/dev/null |
        sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u
}

# --- the virtual environment -----------------------------------------------------------------------------------------

# What each step is made from. The Python behind .venv and the place of the checkout are part of it.
made_from() {
    pwd -P
    readlink -f "$venv/bin/python3" 2>/dev/null
    cksum "$@"
}

is_done() {
    step=$1
    shift
    [ -f "$stamps/$step" ] && [ "$(cat "$stamps/$step")" = "$(made_from "$@")" ]
}

mark_done() {
    step=$1
    shift
    made_from "$@" >"$stamps/$step.new"
    mv "$stamps/$step.new" "$stamps/$step"
}

# One set-up at a time: the lock dies with the process that holds it, so none is ever left behind.
lock() {
    [ -w . ] || stop "byfacts sets itself up in $(pwd), where you may not write. Copy it to a folder of yours."
    exec 9>.venv.lock
    "$python" -c 'import fcntl; fcntl.flock(0, fcntl.LOCK_EX | fcntl.LOCK_NB)' <&9 2>/dev/null || {
        say "Waiting for another set-up of this checkout ..."
        "$python" -c 'import fcntl; fcntl.flock(0, fcntl.LOCK_EX)' <&9
    }
}

unlock() {
    exec 9>&-
}

# make_environment WINDOW
make_environment() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null || {
        # Where Debian's venv was never wanted, Qt's libraries are rarely there either: one command for both.
        [ "$1" = yes ] && need_packages "python3-venv $qt_packages" "Python's venv module and Qt's system libraries"
        [ "$1" = yes ] || need_packages "python3-venv" "Python's venv module"
    }
    say "Making $venv ..."
    rm -rf $venv
    "$python" -m venv $venv 9>&- || stop "Python could not make $venv (above: why)."
    mkdir -p $stamps
}

# pip as we use it: only wheels with the hashes of the lock, nothing asked, nothing built.
install_locked() {
    $venv/bin/python3 -m pip install --quiet --disable-pip-version-check --no-input --no-deps --only-binary :all: \
        --require-hashes -r "$1" 9>&- || stop "The packages of $1 could not be installed (above: why). Try again."
}

install_checkout() {
    $venv/bin/python3 -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation \
        --no-index --editable . 9>&- || stop "byfacts could not be installed into $venv (above: why)."
}

catalogues_are_fresh() {
    for po in resources/locale/*/LC_MESSAGES/*.po resources/locale/*.po; do
        [ -f "$po" ] || continue
        [ "${po%.po}.mo" -nt "$po" ] || return 1
    done
}

compile_catalogues() {
    $venv/bin/python3 tools/catalogues.py compile 9>&- || stop "The catalogues could not be compiled (above: why)."
}

# Python keeps what it has compiled beside the modules, unless the environment forbids it: then every call would compile
# the whole program again, which costs more than a page.
bytecode_is_fresh() {
    [ -f "$stamps/bytecode" ] && [ -z "$(find src -name '*.py' -newer "$stamps/bytecode" | head -n 1)" ]
}

compile_bytecode() {
    touch "$stamps/bytecode.new"
    $venv/bin/python3 -m compileall -q src 9>&- || stop "The program could not be compiled (above: why)."
    mv "$stamps/bytecode.new" "$stamps/bytecode"
}

packages_in="requirements.lock"
tests_in="requirements.lock requirements-test.lock"
program_in="pyproject.toml tools/hatch_build.py src/byfacts/__init__.py"

everything_is_done() {
    is_done packages $packages_in && is_done program $packages_in $program_in && catalogues_are_fresh &&
        bytecode_is_fresh && { [ "$1" = run ] || is_done tests $tests_in; }
}

# set_up run|test WINDOW: everything that the call needs; WINDOW (yes or no) tells whether Qt will be started.
set_up() {
    everything_is_done "$1" || set_up_environment "$1" "$2"
    [ "$2" = no ] || set_up_qt
}

set_up_environment() {
    find_python
    lock
    if ! is_done packages $packages_in; then
        make_environment "$2"
        say "Installing the packages of requirements.lock ..."
        install_locked requirements.lock
        mark_done packages $packages_in
    fi
    if [ "$1" = test ] && ! is_done tests $tests_in; then
        say "Installing the packages of requirements-test.lock ..."
        install_locked requirements-test.lock
        mark_done tests $tests_in
    fi
    if ! is_done program $packages_in $program_in; then
        install_checkout
        mark_done program $packages_in $program_in
    fi
    catalogues_are_fresh || compile_catalogues
    bytecode_is_fresh || compile_bytecode
    unlock
}

# Qt's libraries belong to the system, where they can come and go without us: asked each time, in a few milliseconds.
set_up_qt() {
    [ "$(uname -s)" = Linux ] || return 0
    missing=$(missing_qt_libraries)
    [ -z "$missing" ] && return 0
    need_packages "$qt_packages" "the system libraries that Qt draws with ($(echo $missing | cut -d ' ' -f 1-3) ...)"
    missing=$(missing_qt_libraries)
    [ -z "$missing" ] || stop "Qt still misses these system libraries: $(echo $missing)"
}
