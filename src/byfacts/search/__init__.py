"""Finds words in everything that byfacts says: charts, facts, events, recommendations, claims, series and sources.

``Index`` is built once for a language; ``Index.find`` answers a query at every keystroke. All words of a query must
be in what is found. A word counts as found when it is the same, when it is another form of it, or when it begins so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from byfacts.frozen import frozen
from byfacts.language import Language
from byfacts.model import Library
from byfacts.search.places import Entry, Kind, Place, country_forms, entries
from byfacts.search.words import tokens
from byfacts.sheet import Sheet

MOST = 40  # hits: who wants more types another word
LONGEST = 200  # characters of a query that are read
MOST_WORDS = 12
SNIPPET = 110
SAME, FORM, BEGINNING = 4.0, 3.0, 2.0
TITLE, TEXT, ASIDE = 3.0, 1.0, 0.6  # how much a word weighs where it stands
TOGETHER = 1.5  # the words of the query follow one another
NEAR = 0.72  # how alike a misspelt word must be (difflib's ratio)


@frozen
class Hit:
    """One thing that was found. ``title_marks`` and ``snippet_marks`` are (start, end) of the words found there."""

    kind: Kind
    title: str
    title_marks: tuple[tuple[int, int], ...]
    snippet: str
    snippet_marks: tuple[tuple[int, int], ...]
    place: Place
    score: float


@frozen
class Answer:
    """What a query gave: hits, best first; ``count`` of all; ``nearest``: the query with its words put right."""

    hits: tuple[Hit, ...]
    count: int
    nearest: str = ""


class Index:
    """All entries of one language, by their words. ``also`` gives other words for one: a country in other cases."""

    def __init__(self, entries: Iterable[Entry], code: str, also: Mapping[str, frozenset[str]] | None = None) -> None:
        self.code, self.also = code, also or {}
        self.entries = tuple(entries)
        self._weights: list[dict[str, float]] = []
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._forms: dict[str, set[str]] = defaultdict(set)  # stem to words
        for number, entry in enumerate(self.entries):
            self._weights.append(self._read(number, entry))

    def _read(self, number: int, entry: Entry) -> dict[str, float]:
        weights: dict[str, float] = {}
        for text, weight in ((entry.title, TITLE), (entry.text, TEXT), (entry.aside, ASIDE)):
            for token in tokens(text, self.code):
                weights[token.plain] = max(weights.get(token.plain, 0.0), weight)
                self._exact[token.plain].add(number)
                self._forms[token.stem].add(token.plain)
        return weights

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._exact)

    def find(self, query: str) -> Answer:
        """What holds all words of the query. A query without a word finds nothing."""
        wanted = [(token.plain, token.stem) for token in tokens(query[:LONGEST], self.code)][:MOST_WORDS]
        if not wanted:
            return Answer((), 0)
        matches = [self._matches(plain, stem) for plain, stem in wanted]
        scores = self._scores(matches)
        ranked = sorted(scores, key=lambda n: (-scores[n], self.entries[n].kind.order, self.entries[n].title))
        hits = tuple(self._hit(number, matches, scores[number]) for number in ranked[:MOST])
        return Answer(hits, len(ranked), "" if hits else self._nearest(wanted, matches))

    def _matches(self, plain: str, stem: str) -> dict[str, float]:
        """Words of the index that count as the wanted one, and how well."""
        found: dict[str, float] = {}
        least = 1 if plain.isdigit() else 2
        if len(plain) >= least:
            found |= dict.fromkeys(self._beginning(plain), BEGINNING)
        found |= dict.fromkeys(self._forms.get(stem, ()), FORM)
        found |= {word: FORM for other in self.also.get(plain, ()) for word in (other,) if word in self._exact}
        if plain in self._exact:
            found[plain] = SAME
        return found

    def _beginning(self, start: str) -> Iterable[str]:
        from bisect import bisect_left

        words = self._vocabulary
        place = bisect_left(words, start)
        while place < len(words) and words[place].startswith(start):
            yield words[place]
            place += 1

    def _scores(self, matches: Sequence[Mapping[str, float]]) -> dict[int, float]:
        total: dict[int, float] = {}
        for place, match in enumerate(matches):
            best: dict[int, float] = {}
            for word, worth in match.items():
                for number in self._exact[word]:
                    best[number] = max(best.get(number, 0.0), worth * self._weights[number][word])
            total = best if place == 0 else {n: total[n] + best[n] for n in total.keys() & best.keys()}
        if len(matches) > 1:
            total = {n: score * (TOGETHER if self._together(n, matches) else 1.0) for n, score in total.items()}
        return total

    def _together(self, number: int, matches: Sequence[Mapping[str, float]]) -> bool:
        """Whether the words follow one another in the title or the text."""
        entry = self.entries[number]
        for text in (entry.title, entry.text):
            words = [token.plain for token in tokens(text, self.code)]
            span = len(matches)
            if any(
                all(words[at + n] in match for n, match in enumerate(matches)) for at in range(len(words) - span + 1)
            ):
                return True
        return False

    def _hit(self, number: int, matches: Sequence[Mapping[str, float]], score: float) -> Hit:
        entry = self.entries[number]
        words = set().union(*matches)
        text = next((t for t in (entry.text, entry.aside) if self._marks(t, words)), entry.text)
        snippet = self._cut(text, words)
        return Hit(
            entry.kind,
            entry.title,
            self._marks(entry.title, words),
            snippet,
            self._marks(snippet, words),
            entry.place,
            score,
        )

    def _marks(self, text: str, words: set[str]) -> tuple[tuple[int, int], ...]:
        return tuple((t.start, t.end) for t in tokens(text, self.code) if t.plain in words)

    def _cut(self, text: str, words: set[str]) -> str:
        """A stretch of the text around the first word found, whole words only."""
        if len(text) <= SNIPPET:
            return text
        marks = self._marks(text, words)
        start = max(0, (marks[0][0] if marks else 0) - SNIPPET // 3)
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = min(len(text), start + SNIPPET)
        end = text.rfind(" ", start, end) if end < len(text) and " " in text[start + 1 : end] else end
        return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")

    def _nearest(self, wanted: Sequence[tuple[str, str]], matches: Sequence[Mapping[str, float]]) -> str:
        """The query with each unknown word replaced by the most similar one; empty when there is none."""
        from difflib import get_close_matches

        words, changed = [], False
        for (plain, _), match in zip(wanted, matches, strict=True):
            close = [] if match or plain.isdigit() else get_close_matches(plain, self._vocabulary, 1, NEAR)
            words.append(self._as_written(close[0]) if close else plain)
            changed |= bool(close)
        return " ".join(words) if changed else ""

    def _as_written(self, plain: str) -> str:
        """A word as it stands in the first text that has it."""
        entry = self.entries[min(self._exact[plain])]
        for text in (entry.title, entry.text, entry.aside):
            for token in tokens(text, self.code):
                if token.plain == plain:
                    return text[token.start : token.end].lower()
        return plain


def index(library: Library, say: Language, sheets: Sequence[Sheet]) -> Index:
    """The index of all that is said in a language; ``sheets`` are those of the tabs."""
    return Index(entries(library, say, sheets), say.code, country_forms(say))


__all__ = ["Answer", "Entry", "Hit", "Index", "Kind", "Place", "index"]
