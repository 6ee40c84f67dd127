"""``byfacts search WORDS``: where byfacts says something, as text or as JSON."""

from __future__ import annotations

from typing import Any

from byfacts.cli.call import Call
from byfacts.cli.table import paragraph
from byfacts.compose import compose
from byfacts.errors import N_, UsageError
from byfacts.search import Answer, Hit, index
from byfacts.search.words_of import kind_text
from byfacts.topics import topics

NO_WORDS = N_("A search needs words after it, such as the name of a country or of a source.")


def search(call: Call) -> int:
    """Writes what was found, best first. Returns 1 when nothing was."""
    words = " ".join(call.typed.words)
    if not words.strip():
        raise UsageError(NO_WORDS)
    library, say = call.library(), call.language
    answer = index(library, say, [compose(t.id, library, say) for t in topics() if t.tab]).find(words)
    if call.typed.json:
        import json

        found = {"count": answer.count, "nearest": answer.nearest or None, "hits": [_record(h) for h in answer.hits]}
        call.terminal.say(json.dumps(found, ensure_ascii=not call.terminal.takes_unicode, indent=2))
        return 0 if answer.hits else 1
    for line in _lines(answer, words, call):
        for part in paragraph(call.terminal.shown(line), call.terminal.width):
            call.terminal.say(part)
    return 0 if answer.hits else 1


def _record(hit: Hit) -> dict[str, Any]:
    place = hit.place
    return {
        "kind": hit.kind.value,
        "title": hit.title,
        "text": hit.snippet,
        "topic": place.topic or None,
        "chart": place.entry or None,
        "key": place.key or None,
        "source": place.source or None,
    }


def _lines(answer: Answer, words: str, call: Call) -> list[str]:
    say = call.language
    if not answer.hits:
        lines = [say.text("Nothing was found for “{words}”.", words=words)]
        return [*lines, say.text("Did you mean “{words}”?", words=answer.nearest)] if answer.nearest else lines
    found = [say.plural("{n} places found", answer.count)]
    for hit in answer.hits:
        found.append(f"- {kind_text(say, hit.kind)}: {hit.title}")
        found.append(f"    {hit.snippet}")
    return found
