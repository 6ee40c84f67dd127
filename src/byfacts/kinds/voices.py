"""Who speaks in a number: the kind of source, and the edition in which it was said; in words, never as a weight."""

from __future__ import annotations

from typing import assert_never

from byfacts import derive
from byfacts.kinds.points import Context
from byfacts.language import Language
from byfacts.model import Library, Source, Voice


def voice_text(say: Language, voice: Voice) -> str:
    """The kind of a source in words."""
    match voice:
        case Voice.STATISTICS:
            return say.text("official statistics")
        case Voice.UN_AGENCY:
            return say.text("UN agency")
        case Voice.ASSEMBLY:
            return say.text("parliamentary assembly")
        case Voice.EU_INSTITUTION:
            return say.text("EU institution")
        case Voice.GOVERNMENT:
            return say.text("government")
        case Voice.BORDER_SERVICE:
            return say.text("border service")
        case Voice.ANALYSIS:
            return say.text("the brief itself")
        case Voice.MAP:
            return say.text("map")
        case Voice.COMPUTED:
            return say.text("computed by byfacts")
        case _:
            assert_never(voice)


def kind_text(context: Context, value: derive.Value) -> str:
    """Which kind of source stands behind a number, and whether it reached us through another or through arithmetic."""
    say, sources = context.say, context.library.sources
    speaker = next((v for key in value.keys if (v := _speaker(context.library, key))), None)
    if speaker is not None and speaker is not Voice.ANALYSIS:
        return say.text("{kind}, quoted in the brief", kind=voice_text(say, speaker))
    named = [sources[id] for id in value.sources if id != derive.COMPUTED]
    kinds = say.list(list(dict.fromkeys(voice_text(say, source.kind) for source in named)))
    if named and all(source.quoted for source in named):
        kinds = say.text("{kind}, quoted from the press", kind=kinds)
    return say.text("{kind}, computed by byfacts", kind=kinds) if value.computed else kinds


def vintage_text(context: Context, value: derive.Value) -> str:
    """In which edition, or when, it was said: each source once; what is not known is said to be so."""
    say = context.say
    found = [context.library.sources[id] for id in value.sources if id != derive.COMPUTED]
    words = [say.text(s.vintage) if s.vintage else published(context, s) for s in found]
    return "; ".join(dict.fromkeys(w for w in words if w)) or say.text("not stated")


def period_text(context: Context, value: derive.Value) -> str:
    """The period or the day that the number is about, as precise as its source."""
    if not value.period:
        return context.say.text("not stated")
    return context.writer.dated(context.say.date(value.period), value.period, *value.keys)


def published(context: Context, source: Source) -> str:
    """When a source appeared, as precisely as is known."""
    if not source.published:
        return ""
    return context.writer.dated(context.say.date(source.published), source.published, source.id)


def _speaker(library: Library, key: str) -> Voice | None:
    return library.facts[key].speaker_kind if key in library.facts else None
