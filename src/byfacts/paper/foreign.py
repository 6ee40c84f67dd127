"""Words of another language within a text: a screen reader changes its voice for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Phrase = tuple[str, str]  # the words, and the code of their language


class Phrases:
    """The phrases of other languages that a sheet may hold."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._languages = dict(phrases)
        longest_first = sorted(self._languages, key=len, reverse=True)
        # A line may end, or be kept from ending, wherever a phrase has a blank.
        found = "|".join(re.escape(phrase).replace(r"\ ", "[ \u00a0]") for phrase in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{found})(?!\w)") if found else None

    def within(self, text: str) -> Voices:
        """Which parts of a text are in which other language."""
        if self._pattern is None:
            return NONE
        found = [(*m.span(), self._languages[m[0].replace("\u00a0", " ")]) for m in self._pattern.finditer(text)]
        return Voices(found) if found else NONE


class Voices:
    """Languages by place in a text, handed out as the text is painted piece by piece."""

    def __init__(self, spans: Sequence[tuple[int, int, str]]) -> None:
        self._spans, self._at = spans, 0

    def parts(self, piece: str) -> Iterator[tuple[str, str]]:
        """The next piece of the text in parts, each with its language; empty: the document's own."""
        if not self._spans:
            yield piece, ""
            return
        before = self._at
        start, end = before, before + len(piece)
        self._at = end
        for first, last, language in self._spans:
            if last <= start or first >= end:
                continue
            if first > start:
                yield piece[start - before : first - before], ""
                start = first
            stop = min(last, end)
            yield piece[start - before : stop - before], language
            start = stop
        if start < end:
            yield piece[start - before :], ""


NONE = Voices(())
