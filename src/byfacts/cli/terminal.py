"""Words on a terminal or in a pipe, readable whatever its encoding."""

from __future__ import annotations

import codecs
import os
import unicodedata
from typing import TextIO

from byfacts.errors import N_, OutputError
from byfacts.frozen import frozen

PIPE_FAULT = N_("The output cannot be written on: the system says “{reason}”. Free some space or send it elsewhere.")

# Signs that have no decomposition, and what stands nearest to them in ASCII.
SIGNS = {
    "≈": "~", "–": "-", "—": "-", "−": "-", "‑": "-", "≤": "<=", "≥": ">=", "→": "->", "≠": "!=", "×": "x",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "ʼ": "'",
    "·": "-", "•": "-", "…": "...", "№": "No.", "€": "EUR", "§": "par. ", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    "✓": "+", "✗": "x", "\u00ad": "", "\u2060": "",
}  # fmt: skip

# Russian and Belarusian letters as passports write them (ICAO Doc 9303, part 3, section 6); without the hard sign.
LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіў",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e iu ia i u".split(),
        strict=True,
    )
) | {"ь": "", "ъ": ""}


def readable(text: str, encoding: str) -> str:
    """The text with what the encoding lacks put in the nearest characters that it has, at last a question mark."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(c if _has(encoding, c) else _nearest(c, encoding) for c in text)
    except LookupError:  # an encoding that Python does not know: ASCII is safe
        return readable(text, "ascii")
    return text


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _nearest(character: str, encoding: str) -> str:
    if character in SIGNS:
        return SIGNS[character]
    if (latin := LETTERS.get(character.lower())) is not None:
        return latin if character.islower() else latin.capitalize()
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return bare if bare and bare != character and _has(encoding, bare) else "" if not bare else "?"


@frozen
class Terminal:
    """Where results (``out``) and messages (``err``) go; either may be closed, as under pythonw."""

    out: TextIO | None
    err: TextIO | None

    def say(self, text: str) -> None:
        """A line of the result. Raises OutputError when it cannot be written, BrokenPipeError when nobody reads."""
        if self.out is None:
            return
        try:
            self.out.write(readable(text, _encoding(self.out)) + "\n")
            self.out.flush()
        except OSError as error:
            _silence(self.out)
            if isinstance(error, BrokenPipeError):
                raise
            raise OutputError(PIPE_FAULT, reason=error.strerror or str(error)) from error

    def tell(self, text: str) -> None:
        """A message to the reader, beside the result."""
        self._on_err(text + "\n")

    def progress(self, text: str) -> None:
        """A line that the next one replaces, only where somebody watches; empty text removes it."""
        if self.err is None or not self.err.isatty():
            return
        room = max(self.columns - 1, 10)
        self._on_err("\r" + text[:room].ljust(room) + ("" if text else "\r"))

    def _on_err(self, text: str) -> None:
        if self.err is None:
            return
        try:
            self.err.write(readable(text, _encoding(self.err)))
            self.err.flush()
        except OSError:  # nowhere left to say so
            _silence(self.err)

    @property
    def width(self) -> int | None:
        """Columns of the terminal that shows the result; None when it goes to a file or a pipe."""
        return self.columns if self.out is not None and self.out.isatty() else None

    @property
    def columns(self) -> int:
        import shutil

        return shutil.get_terminal_size().columns

    def shown(self, text: str) -> str:
        """The text as the result will show it: as long as its column must be."""
        return text if self.out is None else readable(text, _encoding(self.out))

    @property
    def takes_unicode(self) -> bool:
        try:
            return self.out is not None and codecs.lookup(_encoding(self.out)).name.startswith("utf")
        except LookupError:
            return False


def _encoding(stream: TextIO) -> str:
    return getattr(stream, "encoding", None) or "utf-8"


def _silence(stream: TextIO) -> None:
    """Lets the rest run into nothing; else the interpreter complains once more when it flushes at the end."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    except (OSError, ValueError):
        pass
