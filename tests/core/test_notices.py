"""Everyone whose work is shipped is named, with a licence and its words."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from byfacts import assets, notices


def test_the_program_comes_first_and_the_others_follow_by_name() -> None:
    names = [notice.name.lower() for notice in notices.notices()]
    assert names[0] == "byfacts"
    assert names[1:] == sorted(names[1:])


def test_what_lies_in_the_resources_brings_its_words() -> None:
    found = {notice.name: notice for notice in notices.own()}
    assert "SIL OPEN FONT LICENSE" in found["IBM Plex Sans"].read().upper()
    assert "ISC License" in found["Lucide"].read()
    assert float(found["IBM Plex Sans"].version) > 3


def test_a_frozen_build_reads_what_was_collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / notices.FOLDER
    folder.mkdir()
    (folder / "words.txt").write_text("You may.\n", "utf-8")
    entries = [
        {"name": "zlib", "version": "1", "licence": "Zlib", "texts": ["words.txt", "lost.txt"]},
        {"name": "byfacts", "version": "0", "licence": "MIT", "texts": ["words.txt"]},
    ]
    (folder / notices.INDEX).write_text(json.dumps(entries), "utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    assert assets.frozen_folder() == tmp_path
    found = notices.notices()
    assert [notice.name for notice in found] == ["byfacts", "zlib"]
    assert found[1].read() == "You may."
