"""What a user typed becomes clean text, or is refused by name."""

from __future__ import annotations

import pytest

from byfacts.errors import LayoutError, UsageError
from byfacts.language import load
from byfacts.paper.typed import CONTACT, NOTE, ORGANISATION, clean, stretches


def test_blanks_and_line_ends_become_one_blank() -> None:
    assert clean("note", "  one\r\n\ttwo\u2028three \u00a0") == "one two three"


def test_a_letter_and_its_accent_become_one_character() -> None:
    assert clean("note", "u\u0306 и\u0306") == "ŭ й"


def test_what_nobody_sees_is_dropped() -> None:
    assert clean("note", "so\u00adft\u200b \u200ezero\ufeff") == "soft zero"


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u202e", "U+202E, RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "U+2066, LEFT-TO-RIGHT ISOLATE"),
        ("\x00", "U+0000"),
        ("\x1b", "U+001B"),
        ("\x9b", "U+009B"),
        ("\ud800", "U+D800"),
        ("\ue000", "U+E000"),
        ("\U000e0041", "U+E0041, TAG LATIN CAPITAL LETTER A"),
    ],
)
def test_what_is_no_text_is_refused_by_its_name(sign: str, name: str) -> None:
    with pytest.raises(UsageError, match=rf"Organisation: the character \({name.replace('+', '[+]')}\)"):
        clean("organisation", f"A{sign}B")


@pytest.mark.parametrize("text", ["日本", "שלום", "مرحبا", "ไทย", "😀"])
def test_a_letter_that_the_typeface_lacks_is_named_with_its_field(text: str) -> None:
    with pytest.raises(LayoutError) as refused:
        clean("contact", f"x {text}")
    assert str(refused.value).startswith("Contact line: ")
    assert text[0] in str(refused.value)
    assert f"U+{ord(text[0]):04X}" in str(refused.value)


def test_the_field_is_named_in_the_language() -> None:
    with pytest.raises(LayoutError) as refused:
        clean("note", "日")
    assert load("ru").error(refused.value).startswith("Заметка: ")


@pytest.mark.parametrize(("field", "limit"), [("organisation", ORGANISATION), ("contact", CONTACT), ("note", NOTE)])
def test_a_text_that_is_too_long_is_refused_with_the_limit(field: str, limit: int) -> None:
    assert clean(field, "x" * limit) == "x" * limit
    with pytest.raises(UsageError, match=str(limit)):
        clean(field, "x" * (limit + 1))


def links(text: str) -> list[str]:
    found = list(stretches(text))
    assert "".join(part.text for part in found) == text
    return [part.link for part in found if part.link]


def test_addresses_become_links_without_the_stop_after_them() -> None:
    assert links("See https://example.org/a?b=1, or (mail@example.org).") == [
        "https://example.org/a?b=1",
        "mailto:mail@example.org",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "http://example.org",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://пример.example",
        "https://user:password@example.org",
        "xhttps://example.org",
        "a@b",
        "https://example.org\\@evil",
    ],
)
def test_other_addresses_stay_text(text: str) -> None:
    assert links(text) == []
