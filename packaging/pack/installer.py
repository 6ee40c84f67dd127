"""The installer for Windows, by NSIS: on Windows of the real folder, elsewhere of a stand-in, to prove the script."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from byfacts.errors import N_
from pack import places, words, zipped
from pack.places import BuildError

SCRIPT = places.HERE / "windows" / "byfacts.nsi"
# The numbers by which Windows, and so NSIS, knows the languages.
LANGUAGES = {"en": 1033, "ru": 1049, "be": 1059, "pl": 1045, "lt": 1063, "lv": 1062}
TEXTS = {
    "NEEDS": N_("This Windows is too old for byfacts, or of another kind than byfacts needs."),
    "IN_USE": N_("byfacts is open. Close it and try again."),
    "SETTINGS": N_("Settings and imported data"),
}


def make() -> None:
    """Packs what pack.folder has made on Windows."""
    target = places.DIST / f"byfacts-{places.version()}-setup.exe"
    places.DIST.mkdir(exist_ok=True)
    compile_(places.FOLDER, target)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def make_portable() -> None:
    """The same folder as a .zip."""
    name = f"byfacts-{places.version()}"
    zipped.pack(places.FOLDER, places.DIST / f"{name}-{places.system()}.zip", name)


def compile_(folder: Path, target: Path) -> None:
    """Runs NSIS; its warnings are errors."""
    maker = find()
    if maker is None:
        raise BuildError("makensis is not here (Debian: nsis; Windows: nsis.sourceforge.io).")
    work = places.WORK / "installer"
    work.mkdir(parents=True, exist_ok=True)
    (work / "words.nsh").write_text(texts(), "utf-8-sig")
    (work / "files.nsh").write_text(removals(folder), "utf-8-sig")
    defined = {
        "VERSION": places.version(), "FOLDER": folder, "WORDS": work / "words.nsh", "FILES": work / "files.nsh",
        "TARGET": target,
    }  # fmt: skip
    command = [maker, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in defined.items())]
    same = os.environ | {"SOURCE_DATE_EPOCH": str(places.epoch())}
    done = subprocess.run([*command, str(SCRIPT)], check=False, capture_output=True, text=True, env=same)
    if done.returncode:
        raise BuildError(f"NSIS refuses the script:\n{done.stdout}{done.stderr}")


def find() -> str | None:
    """Where NSIS is; on Windows it is seldom on the path."""
    usual = (Path("C:/Program Files (x86)/NSIS/makensis.exe"), Path("C:/Program Files/NSIS/makensis.exe"))
    return shutil.which("makensis") or next((str(path) for path in usual if path.is_file()), None)


def texts() -> str:
    """The installer's own words in every language; NSIS knows the usual ones itself."""
    lines = []
    for language in words.languages():
        for name, text in TEXTS.items():
            said = language.text(text).replace("$", "$$").replace('"', '$\\"')
            lines.append(f'LangString {name} {LANGUAGES[language.code]} "{said}"')
    return "\n".join(lines) + "\n"


def removals(folder: Path) -> str:
    """Every file and folder by name, what is inside first."""
    lines = []
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix(), reverse=True):
        name = "$INSTDIR\\" + str(path.relative_to(folder)).replace("/", "\\").replace("$", "$$")
        lines.append(f'RMDir "{name}"' if path.is_dir() else f'Delete "{name}"')
    return "\n".join(lines) + "\n"
