"""Invented charts with words as long as real ones, for tests and for looking at; no figure here is a fact."""

from __future__ import annotations

from typing import Any

from byfacts.charts.chart import Chart, Table
from byfacts.charts.content import (
    Bars,
    Bracket,
    Columns,
    Content,
    Curve,
    Curves,
    Difference,
    Happening,
    Lines,
    Multiples,
    Panel,
    Part,
    Point,
    Shares,
)
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Fill
from byfacts.model import Qualifier, Quantity

MM = 72 / 25.4
NBSP = "\u00a0"
YEARS = tuple(str(year) for year in range(2015, 2025))


def grouped(value: float) -> str:
    return f"{value:,.0f}".replace(",", NBSP)


def point(
    name: str, value: float | None, text: str = "", fill: Fill = Fill.FINAL, how: Qualifier = Qualifier.EXACT
) -> Point:
    quantity = None if value is None else Quantity.of(value, how)
    text = text or ("b.d." if value is None else grouped(value))
    return Point(f"sample@{name}", name, quantity, text, text, fill)


def chart(content: Content, topic: str = "emigration") -> Chart:
    table = Table((), (), ())
    return Chart("sample", "kind", topic, "", "", "", "Title", "Subtitle", "", "Alt", (), (), (), table, content)


FIRST = (70123, 29340, 44210, 54870, 60990, 55120, 128400, 275300, 262100, 150900)
REST = (11000, 5400, 7100, 8200, 9100, 8700, 21400, 26100, 19300, 23700)

stacked = Columns(
    YEARS,
    tuple(point(y, a + b) for y, a, b in zip(YEARS, FIRST, REST, strict=True)),
    (
        Part(
            "Польша",
            f"Польша: {grouped(FIRST[7])}",
            tuple(point(y, a) for y, a in zip(YEARS, FIRST, strict=True)),
            Fill.FINAL,
        ),
        Part(
            "остальные 26 стран",
            f"остальные 26{NBSP}стран: {grouped(REST[7])}",
            tuple(point(y, b) for y, b in zip(YEARS, REST, strict=True)),
            Fill.SECOND,
        ),
    ),
    peak=7,
    happenings=(Happening(5, "президентские выборы"), Happening(7, "полномасштабное вторжение России в\u00a0Украину")),
    difference=Difference(7, 9, f"−42{NBSP}%"),
    annotation=Happening(
        4, f"В{NBSP}2019 году 87{NBSP}% первичных разрешений Польши были на{NBSP}срок меньше 12{NBSP}месяцев"
    ),
    short=tuple(f"{(a + b) / 1000:.1f}".replace(".", ",") for a, b in zip(FIRST, REST, strict=True)),
)

APPLICANTS = (790, 680, 910, 930, 940, 1170, 3450, 4980, 5090)
vintages = Columns(
    YEARS,
    (
        *(point(y, v) for y, v in zip(YEARS, APPLICANTS, strict=False)),
        point("2024", 4550, f"≈{NBSP}4{NBSP}550", Fill.PROVISIONAL_ESTIMATE, Qualifier.ABOUT),
    ),
    peak=8,
    brackets=(
        Bracket(0, 5, "Eurostatas, 2024 m. sausio 18 d. rinkmena [3]"),
        Bracket(6, 9, "kaip išspausdinta analizėje, 2025 m. [2]"),
    ),
    annotation=Happening(5, "Nuo 2020 iki 2021 metų skaičius beveik patrigubėjo"),
    breaks=(6,),
)

A, B, C = (
    (9, 20, 15, 12, 8, 22, 210, 510, 690, 580),
    (74, 50, 36, 31, 22, 102, 1166, 3600, 2800, 2380),
    (154, 238, 412, 267, 222, 276, 366, 410, 671, 664),
)
outcomes = Columns(
    YEARS,
    tuple(point(y, a + b + c) for y, a, b, c in zip(YEARS, A, B, C, strict=True)),
    (
        Part("refugee status", "refugee status", tuple(point(y, v) for y, v in zip(YEARS, A, strict=True)), Fill.FINAL),
        Part(
            "other protection",
            "other protection",
            tuple(point(y, v) for y, v in zip(YEARS, B, strict=True)),
            Fill.SECOND,
        ),
        Part("rejected", "rejected", tuple(point(y, v) for y, v in zip(YEARS, C, strict=True)), Fill.THIRD),
    ),
)

MONTHS = ("VII", "VIII", "IX", "X", "XI", "XII")
months = Columns(
    MONTHS,
    tuple(
        point(
            m,
            v,
            f"≈{NBSP}{grouped(v)}" if m != "X" else "",
            Fill.ESTIMATE if m != "X" else Fill.FINAL,
            Qualifier.ABOUT if m != "X" else Qualifier.EXACT,
        )
        for m, v in zip(MONTHS, (240, 3400, 7600, 17300, 8800, 1750), strict=True)
    ),
    peak=3,
    brackets=(Bracket(1, 4, f"średnio ≈{NBSP}9,3{NBSP}tys.", bold=True),),
)

growth = Columns(("2019", "2022"), (point("2019", 40), point("2022", 220)), difference=Difference(0, 1, "+450%"))
odd = Columns(
    ("2018", "2019", "2020", "2021", "2022", "2023"),
    (
        point("2018", 800, "> 800", how=Qualifier.MORE_THAN),
        point("2019", 900, "ne daugiau kaip 900", how=Qualifier.UP_TO),
        Point("r", "2020", Quantity(200, 500, Qualifier.RANGE), "200–500", "", Fill.RANGE),
        point("2021", 400, fill=Fill.PARTIAL),
        point("2022", 0),
        point("2023", None, "nėra duomenų"),
    ),
    breaks=(3,),
)

BORDER = ("2020", "2021", "2022", "2023", "2024", "2025")
panels = Multiples(
    (
        Panel(
            "Polska",
            "próby przekroczenia granicy",
            "Straż Graniczna; zdarzenia",
            Columns(
                BORDER,
                (
                    point("2020", 130),
                    point("2021", 39400),
                    point("2022", 15600, f"≈{NBSP}15{NBSP}600", Fill.ESTIMATE, Qualifier.ABOUT),
                    point("2023", 25800),
                    point("2024", 29500),
                    point("2025", None),
                ),
                peak=1,
                short=("0,1", "39,4", f"≈{NBSP}15,6", "25,8", "29,5", ""),
            ),
        ),
        Panel(
            "Litwa",
            "osoby zawrócone",
            "Państwowa Służba Ochrony Granicy (VSAT); osoby",
            Columns(
                BORDER,
                (
                    point("2020", None),
                    point("2021", 8200),
                    point("2022", 11300),
                    point("2023", 2650),
                    point("2024", 1010),
                    point("2025", 1700, f">{NBSP}1{NBSP}700", how=Qualifier.MORE_THAN),
                ),
                peak=2,
                short=("", "8,2", "11,3", "2,7", "1,0", f">{NBSP}1,7"),
            ),
        ),
        Panel(
            "Łotwa",
            "udaremnione przekroczenia",
            "Straż Graniczna Łotwy; osoby",
            Columns(
                BORDER,
                (
                    point("2020", None),
                    point("2021", 4100, fill=Fill.PARTIAL),
                    point("2022", 5300),
                    point("2023", 13900),
                    point("2024", 5400),
                    point("2025", None),
                ),
                peak=3,
                happenings=(Happening(1, "od 10 sierpnia"),),
                short=("", "4,1", "5,3", "13,9", "5,4", ""),
            ),
        ),
    )
)

share = Lines(
    YEARS, tuple(point(y, v) for y, v in zip(YEARS, (35, 23, 11, 14, 12, 31, 79, 91, 84, 82), strict=True)), 0, 100
)
DECADES = tuple(str(y) for y in range(2003, 2027))
population = Lines(
    DECADES,
    tuple(point(y, 9.9e6 - 3.1e4 * i - 2e5 * (i > 15)) for i, y in enumerate(DECADES)),
    9e6,
    1e7,
    "ось начинается с\u00a09\u00a0миллионов; до 2019 года оценки до пересмотра по\u00a0переписи",
    breaks=(16,),
)

two = Curves(
    YEARS,
    (
        Curve("Польша", tuple(point(y, a, how=Qualifier.EXACT) for y, a in zip(YEARS, FIRST, strict=True)), (4,)),
        Curve(
            "Великобритания и\u00a0Северная Ирландия",
            tuple(
                point(y, b if y != "2017" else None, fill=Fill.PROVISIONAL if y == "2024" else Fill.FINAL)
                for y, b in zip(YEARS, REST, strict=True)
            ),
        ),
    ),
    happenings=(Happening(5, "президентские выборы"), Happening(7, "полномасштабное вторжение России в\u00a0Украину")),
)
PLACES = (
    ("Польша", 61533, 251362), ("Литва", 24434, 58632), ("Германия", 17174, 20633), ("Италия", 8645, 10101),
    ("Великобритания и\u00a0Северная Ирландия", 4643, 7843), ("Чехия", 7118, 7299), ("Латвия", 3701, 4266),
    ("Франция", 3266, 4007), ("Эстония", 2424, 2859), ("Кипр", 2424, 2861),
)  # fmt: skip
slope = Curves(
    ("2020", "2024"),
    tuple(Curve(n, (point("2020", a), point("2024", b)), (1,) if n == "Чехия" else ()) for n, a, b in PLACES),
)

receiving = Bars(
    (
        point("Польша", 3630),
        point("Германия", 201, f"≈{NBSP}201", Fill.ESTIMATE, Qualifier.ABOUT),
        point("Франция", 140),
        point("Великобритания и\u00a0Северная Ирландия", 123, f">{NBSP}123", how=Qualifier.MORE_THAN),
        point("Испания", 500, "до 500", how=Qualifier.UP_TO),
        Point("it", "Италия", Quantity(200, 500, Qualifier.RANGE), "200–500", "", Fill.RANGE),
        point("Нидерланды", None, "нет данных"),
        point("остальные государства-члены", 1146, fill=Fill.CONTEXT),
    )
)

decisions = Shares(
    ("2020", "2021", "2022", "2023"),
    ("refugee status", "other protection", "rejected"),
    tuple(
        tuple(point(f"{y}-{i}", v, f"{v}%", f) for y, v in zip(("2020", "2021", "2022", "2023"), row, strict=True))
        for i, (row, f) in enumerate(
            (((5, 12, 11, 17), Fill.FINAL), ((26, 67, 80, 67), Fill.SECOND), ((69, 21, 9, 16), Fill.THIRD))
        )
    ),
    ("410", "1,740", "4,520", "4,160"),
)
shares_ru = Shares(
    ("Беларусь, первое полугодие 2023 года", "2024"),
    ("статус беженца", "субсидиарная или гуманитарная защита", "отказ по существу"),
    (
        (point("a", 48, "48 %"), point("b", 40, "40 %")),
        (point("c", 40, "40 %", Fill.SECOND), point("d", 50, "50 %", Fill.SECOND)),
        (point("e", 12, "12 %", Fill.THIRD), point("f", 10, "10 %", Fill.THIRD)),
    ),
)

CHARTS: dict[str, Chart] = {
    "stacked": chart(stacked),
    "vintages": chart(vintages, "asylum"),
    "outcomes": chart(outcomes, "asylum"),
    "months": chart(months, "border"),
    "growth": chart(growth),
    "odd": chart(odd, "border"),
    "panels": chart(panels, "border"),
    "share": chart(share, "asylum"),
    "population": chart(population),
    "two": chart(two),
    "slope": chart(slope),
    "receiving": chart(receiving, "asylum"),
    "decisions": chart(decisions, "asylum"),
    "shares-ru": chart(shares_ru, "asylum"),
}

FRAMES: dict[str, Frame] = {
    **{
        f"paper-{w}x{h}": Frame.paper(w * MM, h * MM)
        for w, h in ((56, 28), (87, 34), (102.5, 40), (118, 48), (180, 38))
    },
    "paper-large-180x60": Frame.paper(180 * MM, 60 * MM, 14),
    **{f"screen-{w}x{h}": Frame.screen(w, h) for w, h in ((360, 180), (640, 300), (970, 380), (1300, 560))},
}


def _look(sample: str, frame: Frame, suffix: str = "", **options: Any) -> tuple[str, Chart, Frame, dict[str, Any]]:
    return f"{sample}{suffix}-{frame.width:.0f}", CHARTS[sample], frame, options


_PAPER: dict[str, Any] = {"medium": "paper"}
LOOKS = [
    _look("stacked", Frame.paper(118 * MM, 52 * MM), "-paper", **_PAPER),
    _look("stacked", Frame.paper(118 * MM, 52 * MM), "-mono", mono=True, **_PAPER),
    _look("stacked", Frame.paper(87 * MM, 36 * MM), "-paper", **_PAPER),
    _look("stacked", Frame.paper(56 * MM, 34 * MM), "-paper", **_PAPER),
    _look("stacked", Frame.screen(970, 380)),
    _look("stacked", Frame.screen(640, 300)),
    _look("stacked", Frame.screen(360, 240)),
    _look("vintages", Frame.paper(102.5 * MM, 52 * MM), "-paper", **_PAPER),
    _look("vintages", Frame.screen(640, 380), "-dark", name="dark"),
    _look("outcomes", Frame.paper(102.5 * MM, 40 * MM), "-paper", **_PAPER),
    _look("outcomes", Frame.paper(102.5 * MM, 40 * MM), "-mono", mono=True, **_PAPER),
    _look("outcomes", Frame.screen(970, 380), "-contrast", name="contrast"),
    _look("months", Frame.paper(56 * MM, 32 * MM), "-mono", mono=True, **_PAPER),
    _look("growth", Frame.paper(56 * MM, 32 * MM), "-paper", **_PAPER),
    _look("odd", Frame.screen(640, 240)),
    _look("panels", Frame.paper(180 * MM, 42 * MM), "-mono", mono=True, **_PAPER),
    _look("panels", Frame.paper(87 * MM, 36 * MM), "-paper", **_PAPER),
    _look("panels", Frame.screen(970, 220)),
    _look("panels", Frame.screen(360, 560)),
    _look("share", Frame.paper(102.5 * MM, 20 * MM), "-paper", **_PAPER),
    _look("population", Frame.screen(970, 300)),
    _look("two", Frame.screen(970, 380)),
    _look("two", Frame.screen(360, 240)),
    _look("two", Frame.paper(118 * MM, 48 * MM), "-mono", mono=True, **_PAPER),
    _look("slope", Frame.screen(970, 380), "-dark", name="dark"),
    _look("slope", Frame.screen(360, 300)),
    _look("slope", Frame.paper(87 * MM, 60 * MM), "-mono", mono=True, **_PAPER),
    _look("receiving", Frame.paper(71.5 * MM, 42 * MM), "-paper", **_PAPER),
    _look("receiving", Frame.screen(640, 300), "-dark", name="dark"),
    _look("decisions", Frame.screen(640, 180)),
    _look("decisions", Frame.paper(87 * MM, 28 * MM), "-mono", mono=True, **_PAPER),
    _look("shares-ru", Frame.screen(640, 120)),
]
