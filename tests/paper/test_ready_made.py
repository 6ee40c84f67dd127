"""The ready-made sheets: every one is there, the index leads to each, and needs nothing from elsewhere."""

from __future__ import annotations

import importlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from byfacts.language import load as load_language
from byfacts.library import load as load_library
from byfacts.topics import topics

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ru")
DAY = "2026-08-01"
VOID = {"meta", "link", "br", "img"}

pytestmark = pytest.mark.checkout


class Page(HTMLParser):
    """Notes what a page of HTML has in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(name))]


@pytest.fixture(scope="module")
def sheets() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "packaging")
        yield importlib.import_module("pack.sheets")


def fill(sheets: Any, folder: Path, codes: tuple[str, ...]) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1785542400")
        sheets.fill(folder, load_library(), DAY, tuple(map(load_language, codes)))
    return folder


@pytest.fixture(scope="module")
def folder(sheets: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(sheets, tmp_path_factory.mktemp("made") / "sheets", LANGUAGES)


@pytest.fixture(scope="module")
def page(folder: Path) -> Page:
    return Page((folder / "index.html").read_text("utf-8"))


def test_every_topic_is_there_in_every_language_in_colour_and_in_black_and_white(folder: Path) -> None:
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}
    names = {
        f"{code}/byfacts-{topic.id}-{code}{kind}.pdf"
        for code in LANGUAGES
        for topic in topics()
        for kind in ("", "-mono")
    }
    assert there == names


def test_the_index_leads_to_every_file_and_to_nothing_else(folder: Path, page: Page) -> None:
    links = page.values("href")
    assert [link for link in links if not (link.startswith("#") or (folder / link).is_file())] == []
    assert {link for link in links if link.endswith(".pdf")} == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")
    }
    assert {link[1:] for link in links if link.startswith("#")} == set(LANGUAGES) == set(page.values("id"))


def test_the_index_is_plain_and_needs_nothing_from_elsewhere(folder: Path, page: Page) -> None:
    text = (folder / "index.html").read_text("utf-8")
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "img", "object", "embed", "form"}
    assert page.values("src") == []
    assert not any(sign in text for sign in ("://", "url(", "@import", "javascript:"))
    assert page.open == []


def test_every_part_of_the_index_names_its_language(page: Page) -> None:
    sections = [attributes for tag, attributes in page.tags if tag == "section"]
    assert [(one["id"], one["lang"]) for one in sections] == [(code, code) for code in LANGUAGES]
    names = page.values("aria-label")
    assert len(set(names)) == len(names)  # links that look alike are told apart by a screen reader


def test_the_hashes_are_those_of_the_files(folder: Path) -> None:
    listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert listed == there - {"SHA256SUMS"}


def test_made_again_all_is_the_same(sheets: Any, tmp_path: Path) -> None:
    first, second = (fill(sheets, tmp_path / name, ("en",)) for name in "ab")
    assert (first / "SHA256SUMS").read_bytes() == (second / "SHA256SUMS").read_bytes()
