"""What may go into the folder build: Qt by allow-list, of every other package only what the program uses."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

# Of Qt: the libraries that the window needs, and those that these and the plug-ins below need.
QT_LIBRARIES = {
    "Core",
    "DBus",
    "Gui",
    "OpenGL",
    "OpenGLWidgets",
    "PrintSupport",
    "Svg",
    "Widgets",
    "WaylandClient",
    "XcbQpa",
}
# What Python sees of them. OpenGL is never called, but pyqtgraph does not start without it.
QT_MODULES = {"QtCore", "QtGui", "QtOpenGL", "QtOpenGLWidgets", "QtPrintSupport", "QtSvg", "QtWidgets"}
# On a screen: X11 and Wayland. offscreen is the screen of `byfacts self-test`. compose and ibus: dead keys and what
# types Lithuanian letters. xdgdesktopportal: the file dialogs of the desktop, and its dark theme. cups: printers.
QT_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qjpeg", "qsvg"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"qoffscreen", "qwayland", "qxcb", "qwindows"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
# Qt has words of its own in these of our languages; Belarusian and Lithuanian it does not know.
QT_TRANSLATIONS = {f"qtbase_{code}.qm" for code in ("en", "ru", "pl", "lv")}
BABEL_LOCALES = {"root", "en", "en_001", "en_GB", "ru", "be", "pl", "lt", "lv"}

# Libraries of the system that travel along: Python's own, and X11's small ones, which desktops without a Qt program
# often lack. What every desktop has (glibc, X11, OpenGL, glib, fontconfig, freetype, D-Bus, Wayland, zlib) is its own.
SYSTEM_LIBRARIES = re.compile(
    r"lib(python3\.\d+|ffi|xcb-(cursor|icccm|image|keysyms|randr|render|render-util|shape|shm|sync|util|xfixes|xkb)"
    r"|xkbcommon|xkbcommon-x11)\.so"
)

# What packages ask for by a name that is only put together as they run.
IMPORTED_BY_NAME = {"PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"}
# A folder that python-pptx goes through on its way to its templates, which must therefore be one.
PASSED_THROUGH = "pptx/oxml"

# What is never imported on any way through the program, or only tried: tests, other toolkits, the network, servers.
EXCLUDED_MODULES = [
    *("PySide6.QtNetwork", "PySide6.QtTest", "PySide6.QtQml"),
    *("PyQt5", "PyQt6", "PySide2", "tkinter", "_tkinter", "turtle", "idlelib", "curses", "readline"),
    *("ssl", "_ssl", "_hashlib", "sqlite3", "_sqlite3", "bz2", "_bz2", "lzma", "_lzma", "_uuid"),
    *("xmlrpc", "ftplib", "nntplib", "cupy", "lxml.html", "lxml.objectify", "lxml.isoschematron", "lxml.sax"),
    *("unittest.mock", "lib2to3", "ensurepip", "venv", "distutils", "setuptools", "pkg_resources"),
    *("defusedxml", "pip", "pytest", "hypothesis", "IPython", "matplotlib", "scipy", "numba", "pyarrow"),
    *("pandas.tests", "pandas.conftest", "numpy.f2py", "numpy.distutils", "numpy.conftest"),
    *("numpy._core.tests", "numpy.lib.tests", "numpy.ma.tests", "numpy.random.tests", "numpy.testing.tests"),
    *("PIL.ImageTk", "PIL._imagingtk", "PIL.ImageQt", "PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingft"),
    *("pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.jupyter", "pyqtgraph.canvas", "pyqtgraph.console"),
    *("reportlab.graphics.barcode", "reportlab.graphics.testshapes", "charset_normalizer", "hatchling", "editables"),
]
# Files of packages that no code of ours leads to.
UNUSED = re.compile(
    r"pyqtgraph/(icons|colors)/|pandas/io/formats/templates/|numpy-[^/]*\.dist-info/|\.(pyi|pxd|pyx|h|lib|a)$"
    r"|numpy/_core/(_multiarray_tests|_operand_flag_tests|_rational_tests|_simd|_struct_ufunc_tests|_umath_tests)\."
    r"|/tests?/"
)
# What translators edit; readers need only what is compiled from it (as in tools/hatch_build.py).
TRANSLATORS = {".po", ".pot"}


def own_modules(source: Path) -> list[str]:
    """Every module of byfacts: most are imported inside functions."""
    files = (path.relative_to(source).with_suffix("") for path in source.rglob("*.py"))
    own = {".".join(path.parts).removesuffix(".__init__") for path in files if path.name != "__main__"}
    return sorted(own | IMPORTED_BY_NAME)


def shipped(root: Path) -> list[tuple[str, str]]:
    """The files of ``data`` and ``resources``, and where ``byfacts.assets`` looks for them."""
    found = (path for folder in ("data", "resources") for path in sorted((root / folder).rglob("*")) if path.is_file())
    passed = find_spec(PASSED_THROUGH.replace("/", "."))
    assert passed is not None
    assert passed.origin
    return [(passed.origin, PASSED_THROUGH)] + [
        (str(path), f"byfacts/{path.parent.relative_to(root).as_posix()}")
        for path in found
        if path.suffix not in TRANSLATORS and ".mo." not in path.name
    ]


def chosen(table: Iterable[tuple[str, str, str]], platform: str = sys.platform) -> list[tuple[str, str, str]]:
    """The rows of a table of PyInstaller's that are kept, in an order that does not change."""
    return sorted(row for row in table if row[2] != "SYMLINK" and keeps(Path(row[0]).as_posix(), platform))


def note(rows: Iterable[tuple[str, str, str]], target: Path) -> None:
    """Write down from where each file and module is taken, for the licences."""
    target.write_text(json.dumps([[Path(row[0]).as_posix(), row[1]] for row in rows]), "utf-8")


def keeps(path: str, platform: str = sys.platform) -> bool:
    """Whether a file of the folder build is kept, by its place in it."""
    top, _, rest = path.partition("/")
    if top == "PySide6":
        return _keeps_qt(rest)
    if top == "babel" and "locale-data" in rest:
        return Path(rest).stem in BABEL_LOCALES
    if not rest and platform == "linux" and top.startswith("lib") and ".so" in top:
        return SYSTEM_LIBRARIES.match(top) is not None
    return UNUSED.search(path) is None


def _keeps_qt(path: str) -> bool:
    """Of PySide6: ``path`` stands inside its folder, which has one more level (Qt) on Linux than on Windows."""
    place = Path(path.removeprefix("Qt/"))
    plain = place.name.partition(".")[0].removeprefix("lib")
    if place.parts[0] == "plugins":
        return plain in QT_PLUGINS.get(place.parent.name, ())
    if place.parts[0] == "translations":
        return place.name in QT_TRANSLATIONS
    if plain.startswith("Qt6"):
        return plain.removeprefix("Qt6") in QT_LIBRARIES
    if plain.startswith("Qt"):
        return plain in QT_MODULES
    return plain.startswith(("pyside6", "icu", "shiboken6", "msvcp", "vcruntime", "concrt")) and "qml" not in plain
