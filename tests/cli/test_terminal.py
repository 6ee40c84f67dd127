"""Output is readable whatever the encoding, and no stream can crash the program."""

from __future__ import annotations

import io
import string

import pytest

from byfacts.cli.terminal import LETTERS, Terminal, readable
from byfacts.errors import OutputError


class Refusing(io.StringIO):
    """A stream whose disk is full or whose reader is gone."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, _text: str) -> int:
        raise self.error


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("≈ 4\u00a0560 – “x”", "ascii", '~ 4 560 - "x"'),
        ("−3 %, 200–500", "cp866", "-3 %, 200-500"),
        ("Žemė, Łódź, ą", "cp1252", "Žeme, Lódz, a"),
        ("Убежище", "cp866", "Убежище"),
        ("Убежище и граница", "cp1252", "Ubezhishche i granitsa"),
        ("≈ Убежище № 5", "utf-8", "≈ Убежище № 5"),
        ("рік", "cp866", "рiк"),
        ("漢", "ascii", "?"),
        ("file\udcff", "utf-8", "file?"),
        ("é", "no-such-encoding", "e"),
    ],
)
def test_what_an_encoding_lacks_is_replaced_by_the_nearest(text: str, encoding: str, expected: str) -> None:
    assert readable(text, encoding) == expected


def test_every_letter_has_a_latin_one() -> None:
    assert all(set(latin) <= set(string.ascii_lowercase + "_") for latin in LETTERS.values())
    assert set("абвгдежзийклмнопрстуфхцчшщъыьэюяёіў") == set(LETTERS)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp866", "utf-8"])
def test_a_line_reaches_any_terminal(encoding: str) -> None:
    raw = io.BytesIO()
    terminal = Terminal(io.TextIOWrapper(raw, encoding=encoding), None)
    terminal.say("≈ 5\u00a0% – Беларусь, Łotwa №\u00a01 \u2713")
    assert raw.getvalue().endswith(b"\n")
    assert len(raw.getvalue()) > 20


def test_closed_streams_swallow_words() -> None:
    terminal = Terminal(None, None)
    terminal.say("x")
    terminal.tell("x")
    terminal.progress("x")
    assert terminal.width is None


def test_a_full_disk_behind_the_output_is_told() -> None:
    with pytest.raises(OutputError, match="No space left"):
        Terminal(Refusing(OSError(28, "No space left on device")), None).say("x")


def test_a_reader_that_went_away_is_passed_on_quietly() -> None:
    with pytest.raises(BrokenPipeError):
        Terminal(Refusing(BrokenPipeError(32, "Broken pipe")), None).say("x")


def test_a_message_that_cannot_be_shown_is_no_failure() -> None:
    refusing = Refusing(OSError(28, "No space left on device"))
    Terminal(None, refusing).tell("x")
    assert refusing.getvalue() == ""


def test_progress_stays_out_of_pipes() -> None:
    err = io.StringIO()
    Terminal(None, err).progress("1/10")
    assert err.getvalue() == ""
