"""What is to be translated is found, kept and judged."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from byfacts import language, library
from byfacts.compose import compose
from byfacts.language import Language
from byfacts.topics import topics

if TYPE_CHECKING:
    from types import ModuleType

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "catalogues.py"
HEADER = 'msgid ""\nmsgstr ""\n"X-Read-By: A. Reader\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small repository: one module, one topic, one table of data."""
    for folder in ("src/byfacts", "resources/topics", "resources/locale", "data"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "src/byfacts/words.py").write_text(
        'say.text("Open", context="menu")\nsay.plural("{n} visas", 3)\nN_("Marked " "words")\n'
        'raise UsageError("Bad {name}.", name=1)\nwidget.text()\nsay.text(variable)\nsay("Both")\n',
        encoding="utf-8",
    )
    (tmp_path / "resources/topics/asylum.toml").write_text(
        'title = "Asylum"\nicon = "scale"\n[[chart]]\nid = "c"\nnotes = ["A note."]\nitems = ["fact:x", "Read this"]\n'
        'sentence = { text = "{n} people", plural = "n", n = { of = "a@B@2020" } }\ntotals = "a@B@2020..2021"\n',
        encoding="utf-8",
    )
    (tmp_path / "data/actions.csv").write_text("text,detail\nDo it,\n", encoding="utf-8")
    (tmp_path / "data/recommendations.csv").write_text(
        "id,title,summary,addressees,partners,where\nr,T,S,European Union;Poland,,chapter 3\n", encoding="utf-8"
    )
    return tmp_path


def found(tool: ModuleType, tree: Path) -> set[tuple[str, str]]:
    return {(text.context, text.message) for text in tool.texts(tree)}


def faults(tool: ModuleType, tree: Path, code: str, body: str) -> list[str]:
    (tree / f"resources/locale/{code}.po").write_text(HEADER + body, encoding="utf-8")
    checked: list[str] = tool.check(tree)
    return checked


def entry(message: str, translation: str, context: str = "", flags: str = "") -> str:
    lines = [f"#, {flags}"] if flags else []
    lines += [f'msgctxt "{context}"'] if context else []
    return "\n" + "\n".join([*lines, f'msgid "{message}"', f'msgstr "{translation}"']) + "\n"


def test_a_shipped_language_is_whole() -> None:
    done = subprocess.run(
        [sys.executable, TOOL, "check"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout[:4000] + done.stderr


@pytest.mark.parametrize("topic", [topic.id for topic in topics()])
def test_every_word_of_a_sheet_is_among_the_messages(
    tool: ModuleType, topic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: set[str] = set()
    look_up = Language._look_up

    def listen(self: Language, message: str, context: str) -> str:
        said.add(message)
        return look_up(self, message, context)

    monkeypatch.setattr(Language, "_look_up", listen)
    compose(topic, library.load(), language.load("en"))
    known = {text.message for text in tool.texts(ROOT)}
    assert {message for message in said if tool.has_words(message)} - known == set()
    assert said


def test_messages_of_the_code_are_found_with_their_context(tool: ModuleType, tree: Path) -> None:
    messages = found(tool, tree)
    assert {("menu", "Open"), ("", "Marked words"), ("", "Bad {name}."), ("", "Both")} <= messages
    assert ("", "{n} visas") not in messages


def test_a_plural_message_is_one_entry_per_category(tool: ModuleType, tree: Path) -> None:
    contexts = {context for context, message in found(tool, tree) if message == "{n} visas"}
    assert contexts == {f"plural:{c}" for c in ("zero", "one", "two", "few", "many", "other")}


def test_words_of_topics_are_found_and_references_are_not(tool: ModuleType, tree: Path) -> None:
    messages = {message for _, message in found(tool, tree)}
    assert {"Asylum", "A note.", "Read this", "{n} people"} <= messages
    assert not {"scale", "fact:x", "a@B@2020", "a@B@2020..2021", "c", "n"} & messages


def test_words_of_the_data_are_found_and_lists_are_taken_apart(tool: ModuleType, tree: Path) -> None:
    messages = {message for _, message in found(tool, tree)}
    assert {"Do it", "European Union", "Poland", "chapter 3"} <= messages


def test_a_column_that_has_gone_is_said(tool: ModuleType, tree: Path) -> None:
    (tree / "data/actions.csv").write_text("text\nDo it\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="no column detail"):
        list(tool.texts(tree))


def test_update_keeps_translations_and_drops_categories_that_the_language_lacks(tool: ModuleType, tree: Path) -> None:
    faults(tool, tree, "lt", entry("Asylum", "Prieglobstis") + entry("Gone", "Nebėra"))
    tool.update(tree)
    catalogue = tool.po.read(tree / "resources/locale/lt.po")
    assert catalogue["Asylum"].string == "Prieglobstis"
    assert {m.context for m in catalogue if m.id == "{n} visas"} == {
        f"plural:{c}" for c in ("one", "few", "many", "other")
    }
    assert catalogue.kept == (("X-Read-By", "A. Reader"),)


def test_a_translation_whose_message_went_returns_with_it(tool: ModuleType, tree: Path) -> None:
    faults(tool, tree, "lt", entry("Asylum", "Prieglobstis"))
    topic = tree / "resources/topics/asylum.toml"
    words = topic.read_text("utf-8")
    topic.write_text(words.replace("Asylum", "Other"), encoding="utf-8")
    tool.update(tree)
    assert "Asylum" not in {m.id for m in tool.po.read(tree / "resources/locale/lt.po")}
    topic.write_text(words, encoding="utf-8")
    tool.update(tree)
    assert tool.po.read(tree / "resources/locale/lt.po")["Asylum"].string == "Prieglobstis"


def test_english_says_its_messages_and_leaves_one_to_a_hand(tool: ModuleType, tree: Path) -> None:
    faults(tool, tree, "en", "")
    tool.update(tree)
    assert [fault for fault in tool.check(tree) if "en.po" in fault] == [
        "en.po: missing: “{n} visas” (plural:one)",
        "en.po: missing: “{n} people” (plural:one)",
    ]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("", "missing: “Asylum”"),
        (entry("Asylum", ""), "missing: “Asylum”"),
        (entry("Asylum", "Убежище", flags="fuzzy"), "fuzzy: “Asylum”"),
        (entry("Bad {name}.", "Плохо {имя}."), "placeholders differ: “Bad {name}.”"),
        (entry("Bad {name}.", "Плохо {name."), "placeholders differ: “Bad {name}.”"),
        (entry("chapter 3", "глава 4"), "figures differ: “chapter 3”"),
        (entry("Asylum", "Убе\u202fжище"), "a space other than U+00A0: “Asylum”"),
        (entry("Asylum", "Убежище "), "blanks at an end: “Asylum”"),
        (entry("Gone", "Ушло"), "no longer used, run update: “Gone”"),
        (entry("{n} visas", "{n} виз", "plural:two"), "no longer used, run update: “{n} visas” (plural:two)"),
        (entry("{n} visas", "виз", "plural:many"), "placeholders differ: “{n} visas” (plural:many)"),
    ],
)
def test_check_names_what_is_wrong(tool: ModuleType, tree: Path, body: str, fault: str) -> None:
    assert f"ru.po: {fault}" in faults(tool, tree, "ru", body)


def test_a_good_entry_is_not_a_fault(tool: ModuleType, tree: Path) -> None:
    assert not [f for f in faults(tool, tree, "ru", entry("Asylum", "Убежище")) if "Asylum" in f]


@pytest.mark.parametrize(
    ("message", "wrong"),
    [
        ("Over 500 people", True),
        ("95% of them", True),
        ("Grew 2.5 times", True),
        ("{n} people", False),
        ("EU-27, CC BY 4.0, PDF/A-2a, ISO 3166", False),
        ("Regulation (EC) No 862/2007", False),
        ("the election of 2020", False),
        ("on 31 December", False),
    ],
)
def test_figures_stay_out_of_messages(tool: ModuleType, tree: Path, message: str, wrong: bool) -> None:
    (tree / "src/byfacts/words.py").write_text(f'N_("{message}")\n', encoding="utf-8")
    assert any("a figure in a message" in fault for fault in tool.check(tree)) == wrong


def test_references_to_places_in_a_source_may_have_figures(tool: ModuleType, tree: Path) -> None:
    assert not [fault for fault in tool.check(tree) if "chapter 3" in fault]


def test_the_same_translations_compile_to_the_same_bytes(tool: ModuleType, tree: Path) -> None:
    faults(tool, tree, "ru", entry("Asylum", "Убежище"))
    tool.compile_all(tree)
    compiled = tree / "resources/locale/ru.mo"
    first = compiled.read_bytes()
    tool.compile_all(tree)
    assert compiled.read_bytes() == first
    say = language.load("ru", tree / "resources/locale")
    assert say.text("Asylum") == "Убежище"
    assert say.read_by == "A. Reader"


def test_extracting_twice_changes_nothing(tool: ModuleType, tree: Path) -> None:
    tool.extract(tree)
    first = (tree / "resources/locale/byfacts.pot").read_bytes()
    tool.extract(tree)
    assert (tree / "resources/locale/byfacts.pot").read_bytes() == first
