"""How each language writes numbers and sets its lines: facts about typography, not translations.

The only special space is U+00A0: fonts have it, and text that is copied out of a page keeps it.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING

from byfacts.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

NBSP = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"

Number = int | float | Decimal


@frozen
class Rules:
    """``short`` words never end a line. ``units`` follow a number on its line
    (``*`` is any ending).

    ``alphabet`` is the order of a list; letters in one group sort as one, told apart only by a tie.
    """

    name: str
    locale: str
    decimal: str
    group: str
    percent: str
    short: str
    units: str
    pairs: str
    alphabet: str


# "en_GB": dates and lists as institutions of the EU write English; words are the same.
RULES: Mapping[str, Rules] = {
    "en": Rules(
        name="English",
        locale="en_GB",
        decimal=".",
        group=",",
        percent="%",
        short="a I",
        units="thousand million billion pp persons? people permits? visas? applications? attempts? years? months?",
        pairs="No|pp?.",
        alphabet="a b c d e f g h i j k l m n o p q r s t u v w x y z",
    ),
    "ru": Rules(
        name="Русский",
        locale="ru",
        decimal=",",
        group=NBSP,
        percent=NBSP + "%",
        short="а и о у в к с я",
        units="тыс. млн млрд гг?. п. лет человек* лиц* заявлени* разрешени* виз* попыт* год* месяц*",
        pairs="№|ст.|т.|п.|с.",
        alphabet="а б в г д её ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    ),
    "be": Rules(
        name="Беларуская",
        locale="be",
        decimal=",",
        group=NBSP,
        percent=NBSP + "%",
        short="а і о у ў з я",
        units="тыс. млн млрд гг?. п. чалавек* асоб* заяў* заяв* дазвол* віз* спроб* гад* год* месяц*",
        pairs="№|арт.|т.|п.|с.",
        alphabet="а б в г д е ё ж з і й к л м н о п р с т у ў ф х ц ч ш ы ь э ю я",
    ),
    "pl": Rules(
        name="Polski",
        locale="pl",
        decimal=",",
        group=NBSP,
        percent="%",
        short="a i o u w z",
        units="tys. mln mld r. p. osob* osób wnios* zezwole* wiz* prób* lat* rok* miesi*",
        pairs="nr|art.|ust.|s.|p.|m.",
        alphabet="a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    ),
    "lt": Rules(
        name="Lietuvių",
        locale="lt",
        decimal=",",
        group=NBSP,
        percent=NBSP + "%",
        short="į o",
        units="tūkst. mln. mlrd. m. d. proc. asm* prašym* leidim* viz* bandym* met* mėn*",
        pairs="Nr.|str.|t.|p.|ES|proc.",
        alphabet="aą b c č d eęė f g h iįy j k l m n o p q r s š t uųū v w x z ž",
    ),
    "lv": Rules(
        name="Latviešu",
        locale="lv",
        decimal=",",
        group=NBSP,
        percent=NBSP + "%",
        short="",
        units="tūkst. milj. mljrd. gad* person* pieteikum* atļauj* vīz* mēģinājum* mēne*",
        pairs="Nr.|lpp.|u.|t.",
        alphabet="aā b c č d eē f g ģ h iī j k ķ l ļ m n ņ oō p q r ŗ s š t uū v w x y z ž",
    ),
}


def rounded(value: Number, decimals: int) -> Decimal:
    """Half away from zero, judged by the digits that the value shows (0.125 is 0.13), never by binary dust."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not exact.is_finite():
        raise ValueError(f"not a number to print: {value}")
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def shown_decimals(value: Number, most: int = 2) -> int:
    """As many decimals as the value has, at most two."""
    exponent = rounded(value, most).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def number(value: Number, decimals: int, rules: Rules, *, signed: bool = False) -> str:
    """Grouped digits with the signs of the language; what rounds to zero has no sign."""
    exact = rounded(value, decimals)
    sign = MINUS if exact < 0 else "+" if signed and exact > 0 else ""
    digits = f"{abs(exact):,f}"
    return sign + digits.translate({ord(","): rules.group, ord("."): rules.decimal})


def sort_key(text: str, rules: Rules) -> tuple[tuple[int, ...], str]:
    """The place of a text in a list of this language; other letters come last."""
    order = _order(rules.alphabet)
    folded = text.casefold()
    return tuple(order.get(c, 1000 + ord(c) if c.isalpha() else 0) for c in folded), folded


@cache
def _order(alphabet: str) -> Mapping[str, int]:
    return {letter: place for place, letters in enumerate(alphabet.split(), 1) for letter in letters}


def tidy(text: str, code: str) -> str:
    """Put the no-break spaces where the language wants them. Tidying twice changes nothing."""
    for pattern, replacement in _no_breaks(code):
        text = pattern.sub(replacement, text)
    return text


@cache
def _no_breaks(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = RULES[code]
    units = "|".join(unit.replace(".", r"\.").replace("*", r"\w*") for unit in rules.units.split())
    pairs = rules.pairs.replace(".", r"\.")
    found = [
        (re.compile("[\u202f\u2009\u2007]"), NBSP),
        (re.compile(rf"(?<=[\d%]) (?=(?:{units}|%|€)(?!\w))"), NBSP),
        (re.compile(rf"(?<!\w)({pairs}) (?=\d)"), rf"\1{NBSP}"),
        (re.compile(r"(?<!\w)(т\.|п\.|p\.|t\.|u\.|proc\.|и|i) (?=(?:д|п|е|y|c|p|in)\.)"), rf"\1{NBSP}"),
        (re.compile("(?<=\\S) (?=[\u2013\u2014](?:\\s|$))"), NBSP),
        (re.compile(r"(?<![^\s(«„“\"])(≈|>|<|≤|≥|→) (?=\d)"), rf"\1{NBSP}"),
    ]
    if code == "be":  # у becomes ў after a vowel, when nothing but a blank stands between
        found.insert(0, (re.compile(r"(?<=[аеёіоуыэюяАЕЁІОУЫЭЮЯ])([ \u00a0])у(?=[ \u00a0](?!Украін)\w)"), r"\1ў"))
    if rules.short:
        words = "|".join(rules.short.split())
        ignore = re.IGNORECASE if code != "en" else re.NOFLAG
        found.append((re.compile(rf"(?<![\w'’-])({words}) (?=\S)", ignore), rf"\1{NBSP}"))
    return tuple(found)
