"""What desktops and ``man`` read of the program: made from its own words, whole, and in their form."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from byfacts.cli.parser import SUMMARIES, build
from byfacts.language import Languages
from byfacts.language import load as load_language

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.checkout


@pytest.fixture(autouse=True)
def path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1785542400")


def pack(name: str) -> Any:
    return importlib.import_module(f"pack.{name}")


def test_the_manual_names_every_command_and_every_option() -> None:
    page = pack("manual").page()
    plain = page.replace("\\-", "-")
    assert [name for name in SUMMARIES if f'.SS "byfacts {name}"' not in plain] == []
    line = build(load_language("en"), ["border"], ["en"])
    options = {option for made in (line.top, *line.children.values()) for option in _options(made)}
    assert len(options) > 20
    assert [option for option in options if f"\\fB{option}\\fR" not in plain] == []


def _options(made: Any) -> set[str]:
    return {option for action in made._actions for option in action.option_strings}


def test_the_manual_has_no_line_that_troff_would_take_for_a_request() -> None:
    requests = {line.split(" ")[0] for line in pack("manual").page().splitlines() if line[:1] in (".", "'")}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".B", ".I", ".br"}


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="needs mandoc")
def test_the_manual_pleases_mandoc(tmp_path: Path) -> None:
    (tmp_path / "byfacts.1").write_text(pack("manual").page(), "utf-8")
    told = subprocess.run(["mandoc", "-Tlint", "byfacts.1"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.stdout == ""


def test_the_menu_entry_speaks_every_language() -> None:
    entry = pack("desktop").entry()
    assert {*re.findall(r"^Comment\[(\w+)\]=.", entry, re.MULTILINE), "en"} == set(Languages().codes)


def test_metadata_and_kinds_of_files_are_sound_xml() -> None:
    made = pack("desktop").files()
    metadata = ET.fromstring(made["metainfo/org.byfacts.byfacts.metainfo.xml"])  # noqa: S314 - our own
    assert metadata.findtext("launchable") == "byfacts.desktop"
    assert "applications/byfacts.desktop" in made
    kinds = ET.fromstring(made["mime/packages/byfacts.xml"])  # noqa: S314 - our own
    assert [glob.get("pattern") for glob in kinds.findall(".//{*}glob")] == ["*.byfacts"]


def test_windows_icon_is_the_drawing_that_is_shipped() -> None:
    content = (ROOT / "packaging" / "windows" / "byfacts.ico").read_bytes()
    sizes = [content[6 + 16 * place] or 256 for place in range(int.from_bytes(content[4:6], "little"))]
    assert sizes == list(pack("icons").ICO_SIZES)
