"""Counted units: a number with its noun, in the form the language wants."""

from __future__ import annotations

from byfacts.language import Language


def counted(say: Language, unit: str, number: float, text: str) -> str:
    """``text`` is the formatted number (with its sign for about or its range); ``number`` chooses the form."""
    match unit:
        case "persons":
            return say.plural("{n} persons", number, n=text)
        case "permits":
            return say.plural("{n} permits", number, n=text)
        case "applications":
            return say.plural("{n} applications", number, n=text)
        case "decisions":
            return say.plural("{n} decisions", number, n=text)
        case "attempts":
            return say.plural("{n} attempts", number, n=text)
        case "detections":
            return say.plural("{n} detections", number, n=text)
        case "visas":
            return say.plural("{n} visas", number, n=text)
        case "companies":
            return say.plural("{n} companies", number, n=text)
        case "documents":
            return say.plural("{n} documents", number, n=text)
        case "entries":
            return say.plural("{n} entries", number, n=text)
    return text


def unit_name(say: Language, unit: str) -> str:
    """The unit as a heading."""
    match unit:
        case "persons":
            return say.text("persons")
        case "permits":
            return say.text("permits")
        case "applications":
            return say.text("applications")
        case "decisions":
            return say.text("decisions")
        case "attempts":
            return say.text("attempts")
        case "detections":
            return say.text("detections")
        case "visas":
            return say.text("visas")
        case "companies":
            return say.text("companies")
        case "documents":
            return say.text("documents")
        case "entries":
            return say.text("entries")
        case "percent":
            return say.text("per cent")
    return unit
