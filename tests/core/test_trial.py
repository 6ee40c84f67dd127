"""A translator's catalogue is used when it is sound, and refused with file, line and reason when it is not."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from byfacts import catalogue, language, po, trial
from byfacts.assets import resource
from byfacts.errors import CatalogueError, InputError

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
SAID = language.load("en")


def entry(message: str, translation: str, context: str = "") -> str:
    written = [f'msgctxt "{context}"'] if context else []
    return "\n".join([*written, f'msgid "{escaped(message)}"', f'msgstr "{escaped(translation)}"', "", ""])


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def whole(code: str, change: tuple[str, str] | None = None) -> str:
    """A catalogue in which each message stands for itself, but for the one that is changed."""
    known = catalogue.messages(resource("locale"))
    plain = sorted(key for key in known if not key[0].startswith("plural:"))
    counted = sorted({message for context, message in known if context.startswith("plural:")})
    keys = [*plain, *((f"plural:{tag}", message) for message in counted for tag in sorted(po.categories(code)))]
    written = (
        entry(message, change[1] if change and change[0] == message else message, context) for context, message in keys
    )
    return HEADER.replace("ru", code) + "".join(written)


def faults(path: Path, *, unfinished: bool = False) -> list[str]:
    """What is said of a catalogue that is refused."""
    with pytest.raises(CatalogueError) as refused:
        trial.read(path, unfinished=unfinished)
    return [SAID.problem(problem) for problem in refused.value.problems]


@pytest.mark.parametrize("code", ["ru", "be", "pl", "lt", "lv", "en"])
def test_a_whole_catalogue_of_each_language_is_used(tmp_path: Path, code: str) -> None:
    path = tmp_path / "mine.po"
    path.write_text(whole(code, ("Asylum", "Xxxx")), encoding="utf-8")
    found = trial.read(path)
    assert (found.language.code, found.missing, found.unknown) == (code, 0, 0)
    assert found.language.text("Asylum") == "Xxxx"
    assert found.language.read_by == ""


def test_lines_of_windows_and_a_mark_of_byte_order_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_bytes(b"\xef\xbb\xbf" + whole("ru").replace("\n", "\r\n").encode())
    assert trial.read(path).missing == 0


def test_the_name_of_the_file_says_the_language_when_the_header_does_not(tmp_path: Path) -> None:
    path = tmp_path / "lt-new.po"
    path.write_text(entry("Asylum", "Prieglobstis"), encoding="utf-8")
    assert trial.read(path, unfinished=True).language.code == "lt"


def test_what_an_unfinished_catalogue_lacks_is_english(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_text(
        HEADER + entry("Asylum", "Убежище") + "#, fuzzy\n" + entry("Sources", "Источники"), encoding="utf-8"
    )
    found = trial.read(path, unfinished=True)
    assert found.language.text("Asylum") == "Убежище"
    assert found.language.text("Sources") == "Sources"
    assert found.language.plural("{n} persons", 5) == "5 persons"
    assert found.missing > 1000


def test_a_half_done_catalogue_is_refused_unless_it_is_called_unfinished(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    written = whole("ru")
    middle = written.index("\nmsgid", len(written) // 2)
    path.write_text(written[:middle], encoding="utf-8")
    assert any("--unfinished" in fault and "translated: " in fault for fault in faults(path))


HOSTILE = [
    ("<img src=https://example.org/x>", "mark-up"),
    ("<b>A</b>", "mark-up"),
    ("&#60;img", "mark-up"),
    ("{value}", "placeholders differ"),
    ("{value.__class__}", "a brace that belongs to no placeholder"),
    ("{0}", "a brace that belongs to no placeholder"),
    ("{}", "a brace that belongs to no placeholder"),
    ("{a!r}", "a brace that belongs to no placeholder"),
    ("{a:>1000000000}", "a brace that belongs to no placeholder"),
    ("A{", "a brace that belongs to no placeholder"),
    ("A" * 10_000, "far longer than the English"),
    ("A\u202eB", "a control character, or a mark of direction"),
    ("A\u200bB", "a control character, or a mark of direction"),
    ("A\x07B", "a control character, or a mark of direction"),
    ("A\x1b[31mB", "a control character, or a mark of direction"),
    ("A\nB", "a control character, or a mark of direction"),
    ("A\u2009B", "a space other than U+00A0"),
    ("A\u2028B", "a space other than U+00A0"),
    ("\U0001f600", "a letter that the font of the pages lacks"),
    ("مرحبا", "a letter that the font of the pages lacks"),
    ("A 95", "figures differ"),
    (" A", "blanks at an end"),
]


@pytest.mark.parametrize(("translation", "reason"), HOSTILE)
def test_a_hostile_entry_is_refused_with_its_line(tmp_path: Path, translation: str, reason: str) -> None:
    path = tmp_path / "ru.po"
    written = whole("ru", ("Asylum", translation))
    path.write_text(written, encoding="utf-8")
    line = written[: written.index('msgid "Asylum"')].count("\n") + 1
    assert f"ru.po, line {line}: {reason}: “Asylum”" in faults(path)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "ru.po, line 1: this is not text in UTF-8"),
        ("msgid \"A\"\nmsgstr \"Ё\"\n".encode("cp1251"), "ru.po, line 2: this is not text in UTF-8"),
        (b"", "ru.po, line 1: no entry of this file is one of byfacts’ messages"),
        (b"hello\n", "ru.po, line 1: this is no line of a catalogue"),
        (b'msgid "Asylum"\n', "ru.po, line 1: the entry is not complete; the file may be cut off"),
        (b'msgid "Asylum"\nmsgstr "A', "ru.po, line 2: this is no line of a catalogue"),
        (b'msgstr "A"\nmsgid "Asylum"\n', "ru.po, line 1: the entry is not complete; the file may be cut off"),
        (b'"A"\n', "ru.po, line 1: this line stands in the wrong place"),
        (b'msgid "Asylum"\nmsgstr "\\x41"\n', "ru.po, line 2: “\\x” means nothing here"),
        (
            b'msgid "A"\nmsgid_plural "B"\nmsgstr[0] "A"\n',
            "ru.po, line 2: plural forms stand in entries of their own here, told apart by msgctxt",
        ),
        (
            b'msgid "Asylum"\nmsgstr "A"\n\nmsgid "Asylum"\nmsgstr "B"\n',
            "ru.po, line 4: given twice: “Asylum”",
        ),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=koi8-r"', "ru.po, line 1: this is not text in UTF-8"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_with_its_line(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / "ru.po"
    path.write_bytes(content)
    assert fault in faults(path, unfinished=True)


@pytest.mark.parametrize(
    "header",
    ["nplurals=2; plural=(n != 1);", "nplurals=3; plural=__import__('os');", "nplurals=99999999; plural=n;", "x"],
)
def test_a_plural_header_of_another_language_is_refused(tmp_path: Path, header: str) -> None:
    path = tmp_path / "ru.po"
    path.write_text(f'msgid ""\nmsgstr "Plural-Forms: {header}\\n"\n\n' + entry("Asylum", "A"), encoding="utf-8")
    assert any(
        fault.startswith("ru.po, line 1: the plural header is not that of the language")
        for fault in faults(path, unfinished=True)
    )


def test_a_language_that_byfacts_has_not_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text(entry("Asylum", "Asile"), encoding="utf-8")
    assert "en, ru, be, pl, lt, lv" in faults(path)[0]


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_bytes(b"#" * (trial.LARGEST + 1))
    assert faults(path) == ["ru.po, line 1: the file is larger than any catalogue"]


@pytest.mark.parametrize("name", ["none.po", "."])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="There is no catalogue"):
        trial.read(tmp_path / name)


def test_all_faults_are_told_together_and_the_first_twenty_in_full(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    messages = sorted(message for context, message in catalogue.messages(resource("locale")) if not context)
    bad = [message for message in messages if "{" not in message][:30]
    path.write_text("".join(entry(message, message + "{x}") for message in bad), encoding="utf-8")
    found = faults(path, unfinished=True)
    assert len(found) == trial.SHOWN + 1
    assert found[-1] == "ru.po: and more faults: 10"


def test_an_entry_that_byfacts_does_not_know_is_counted_and_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    path.write_text(whole("ru") + entry("Not one of ours", "<script>"), encoding="utf-8")
    assert trial.read(path).unknown == 1


def test_whatever_the_bytes_are_the_answer_is_a_catalogue_or_a_reason(tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311 - the same bytes in every run
    sound = (HEADER + entry("Asylum", "Убежище") + entry("{n} persons", "{n} лиц", "plural:many")).encode()
    path = tmp_path / "ru.po"
    for _ in range(300):
        content = bytearray(sound)
        for _ in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        assert all(outcome(path))


def outcome(path: Path) -> list[str]:
    """The name of the language, or what is wrong."""
    try:
        return [trial.read(path, unfinished=True).language.name]
    except CatalogueError as error:
        return [SAID.problem(problem) for problem in error.problems] or [""]


@pytest.mark.parametrize("template", ["{n.__class__}", "{n[0]}", "{0}", "{n!r}", "{n:>9}", "{", "{{n}}"])
def test_a_translation_is_no_format_string(template: str) -> None:
    given = catalogue.Given({("", "{n} of all"): template})
    said = language.Language("en", "English", given)
    try:
        assert said.text("{n} of all", n="5") in {template, "{5}"}
    except KeyError:
        assert template == "{0}"
