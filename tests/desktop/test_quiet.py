"""What a session leaves behind: its settings and nothing else; with *leave no trace*, nothing. And no network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import byfacts
from byfacts import assets
from byfacts.desktop import quiet

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks where Linux keeps files")

# A session that copies, looks at tables and at the sheet, saves a sheet through Qt's own dialog, and leaves.
SESSION = """
import sys
sys.path.insert(0, PLACE)
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from byfacts.cli import main
from byfacts.desktop import app
from byfacts.desktop.window import MainWindow

make = app.make_application

def made():
    found = make()
    QTimer.singleShot(1500, begin)
    return found

def window():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))

def begin():
    window().copy()
    window().show_view("both")
    window().choose_theme("dark")
    window().next_topic(1)
    window().toggle_sheet()
    QTimer.singleShot(500, accept)
    window().issuing.save()
    QTimer.singleShot(200, leave)

def accept():
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(OUT)
    dialog.accept()

def leave():
    if list(Path(OUT).glob("*.pdf")):
        window().close()
    else:
        QTimer.singleShot(200, leave)

app.make_application = made
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("home", "tmp", "out", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    return tmp_path


def files(home: Path) -> list[str]:
    """Everything that lies there, folders too."""
    return sorted(
        found.relative_to(home).as_posix() for name in ("home", "tmp", "run") for found in (home / name).rglob("*")
    )


def live(home: Path, *typed: str, under: tuple[str, ...] = ()) -> None:
    """One session in a home of its own."""
    known = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    place, out = str(Path(byfacts.__file__).parents[1]), str(home / "out")
    ran = subprocess.run(
        [*under, sys.executable, "-c", f"PLACE, OUT = {place!r}, {out!r}\n{SESSION}", *typed],
        env=known | {
            "HOME": str(home / "home"), "TMPDIR": str(home / "tmp"), "XDG_RUNTIME_DIR": str(home / "run"),
            "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        },
        cwd=home / "out", capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    saved = [found.suffix for found in (home / "out").iterdir()]
    assert saved == [".pdf"], ran.stderr.decode()


def test_a_session_leaves_its_settings_and_nothing_else(home: Path) -> None:
    live(home)
    assert files(home) == ["home/.config", "home/.config/byfacts", "home/.config/byfacts/settings.json"]


def test_a_session_that_leaves_no_trace_leaves_nothing(home: Path) -> None:
    live(home, "--leave-no-trace")
    assert files(home) == []


def test_a_session_that_leaves_no_trace_leaves_kept_settings_as_they_are(home: Path) -> None:
    kept = home / "home" / ".config" / "byfacts" / "settings.json"
    kept.parent.mkdir(parents=True)
    kept.write_text('{"leave_no_trace": true, "theme": "contrast"}')
    live(home)
    assert kept.read_text() == '{"leave_no_trace": true, "theme": "contrast"}'
    assert len(files(home)) == 3


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to see every call of the system")
def test_a_session_asks_for_no_network(home: Path) -> None:
    """Every socket is one of this computer's own files: the screen, the bus of the desktop."""
    log = home / "calls"
    live(home, under=("strace", "-f", "-qq", "-e", "trace=socket,connect,sendto", "-o", str(log)))
    families = set(re.findall(r"socket\((\w+)", log.read_text()))
    assert families <= {"AF_UNIX"}


def test_a_session_that_leaves_no_trace_knows_no_cache_of_fonts_in_the_users_folder() -> None:
    """fontconfig would make one where the system's is not up to date; ``packaging/prove_deb.sh`` looks for it."""
    found = re.findall("<cachedir[^>]*>([^<]*)", assets.resource("desktop", "fonts.conf").read_text("utf-8"))
    assert found == ["/var/cache/fontconfig"]
    seen: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("FONTCONFIG_FILE", raising=False)
        with quiet.starting(on=True):
            seen.append(os.environ["FONTCONFIG_FILE"])
        assert "FONTCONFIG_FILE" not in os.environ
    assert seen == [str(assets.resource("desktop", "fonts.conf"))]
