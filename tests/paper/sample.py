"""An invented sheet with every block, in words as long as real ones; no figure here is a fact."""

from __future__ import annotations

from byfacts.charts.chart import Cell, Chart, Table
from byfacts.charts.content import Bars, Columns, Content, Difference, Grid, Happening, Item, Listing, Part, Point
from byfacts.charts.marks import Fill
from byfacts.frozen import replace
from byfacts.model import Quantity
from byfacts.sheet import (
    Badge,
    Band,
    BandAction,
    BandFact,
    Column,
    Footer,
    KeyFact,
    MarkKey,
    NoteColumn,
    Row,
    Sheet,
    Slot,
    SourceLine,
    Tab,
)

NBSP = "\u00a0"
YEARS = tuple(str(year) for year in range(2015, 2025))
FIRST = (70123, 29340, 44210, 54870, 60990, 55120, 128400, 275300, 262100, 150900)
REST = (11000, 5400, 7100, 8200, 9100, 8700, 21400, 26100, 19300, 23700)
COUNTRIES = (
    "Польша",
    "Литва",
    "Германия",
    "Италия",
    "Чехия",
    "Испания",
    "Латвия",
    "Франция",
    "Нидерланды",
    "Эстония",
    "Кипр",
)
MARKS = (
    MarkKey(Fill.FINAL, "окончательные"),
    MarkKey(Fill.PROVISIONAL, "предварительные"),
    MarkKey(Fill.ESTIMATE, "≈ оценка, округлено"),
    MarkKey(Fill.RANGE, "диапазон"),
    MarkKey(Fill.UP_TO, "«до»"),
    MarkKey(Fill.MORE_THAN, "> более"),
    MarkKey(Fill.PARTIAL, "неполный год"),
    MarkKey(Fill.CONTEXT, "другое понятие"),
)


def grouped(value: float) -> str:
    return f"{value:,.0f}".replace(",", NBSP)


def point(name: str, value: float, fill: Fill = Fill.FINAL) -> Point:
    return Point(f"sample@{name}", name, Quantity.of(value), grouped(value), grouped(value), fill)


def chart(id: str, content: Content, table: Table, topic: str = "emigration", alt: str = "") -> Chart:
    return Chart(
        id=id,
        kind="kind",
        topic=topic,
        icon="",
        name=id,
        meta="",
        title=f"Заголовок {id}",
        subtitle="",
        sentence="",
        alt=alt or f"Вымышленный рисунок {id}: 81 123 в 2015 году.",
        notes=(),
        sources=("eurostat", "brief"),
        marks=(Fill.FINAL,),
        table=table,
        content=content,
    )


def countries(folding: bool = True) -> Table:
    values = [(grouped(300000 // (i * i + 1)), grouped(250000 // (i * i + 1))) for i in range(len(COUNTRIES))]
    rows = [
        (Cell(name), Cell(a, 300000 / (i * i + 1)), Cell(b, 250000 / (i * i + 1)), Cell("−17"))
        for i, (name, (a, b)) in enumerate(zip(COUNTRIES, values, strict=True))
    ]
    total = (Cell("ЕС-27"), Cell(grouped(446000), 446000), Cell(grouped(386000), 386000), Cell("−13"))
    rest = tuple(
        (Cell(f"Другие {27 - i}"), Cell("21 140", 21140), Cell("22 691", 22691), Cell("+7")) for i in range(12)
    )
    return Table(
        ("Страна", "2023", "2024", "%"),
        (*rows, total),
        (False, True, True, True),
        total=True,
        rest=rest if folding else (),
    )


def columns() -> Columns:
    parts = (("Польша", FIRST, Fill.FINAL), ("остальные 26 стран", REST, Fill.SECOND))
    return Columns(
        YEARS,
        tuple(point(y, a + b) for y, a, b in zip(YEARS, FIRST, REST, strict=True)),
        tuple(
            Part(n, f"{n}: {grouped(v[7])}", tuple(point(y, a) for y, a in zip(YEARS, v, strict=True)), fill)
            for n, v, fill in parts
        ),
        peak=7,
        happenings=(Happening(5, "выборы"), Happening(7, "вторжение России в\u00a0Украину")),
        difference=Difference(7, 9, f"−42{NBSP}%"),
    )


def slots() -> dict[str, Slot]:
    by_year = chart("columns", columns(), Table((), (), ()))
    table = chart("countries", Grid(), countries())
    bars = chart("bars", Bars(tuple(point(c, 90000 / (i + 1)) for i, c in enumerate(COUNTRIES[:6]))), countries())
    items = (
        Item("a", "2020", "Вымышленное событие, о котором сказано достаточно много слов, чтобы занять две строки"),
        Item("b", "с 2021", "Другое вымышленное событие: приграничье и его жители"),
        Item("c", "II полугодие 2021", "Третье"),
        Item("d", "13 марта 2025", "Четвёртое событие с длинным-предлинным описанием обстоятельств"),
    )
    listing = chart("listing", Listing(items, numbered=True), Table((), (), ()), topic="border")
    return {
        "columns": Slot(
            by_year,
            "figure",
            8,
            "График 1.",
            "Рост начался в\u00a02021 году, вершина — 2022-й",
            "Первичные разрешения на\u00a0проживание гражданам; ЕС-27, 2015–2024 гг.",
            0,
            46,
            34,
        ),
        "countries": Slot(
            table, "table", 4, "Таблица 1.", f"За год −13{NBSP}%", "Действительные на 31 декабря", 3, 0, 0, table_rows=9
        ),
        "bars": Slot(bars, "figure", 6, "График 2.", "Кто принимает", "Заявления, тысячи", 2, 40, 25),
        "bar-table": Slot(table, "bar-table", 6, "График 3.", "Где живут", "Тысячи", 4, 0, 0, (0, 1, 2), 6),
        "listing": Slot(listing, "list", 12, "", "", "", 5, 0, 0, text_columns=3),
    }


def sheet() -> Sheet:
    made = slots()
    rows = (
        Row((Column(8, (made["columns"],)), Column(4, (made["countries"],)))),
        Row((Column(6, (made["bars"],)), Column(6, (made["bar-table"],)))),
        Row((Column(12, (made["listing"],)),)),
    )
    return Sheet(
        topic="emigration",
        letter="E",
        language="ru",
        series_name="Беларусь — ЕС: миграция в\u00a0цифрах",
        title="Эмиграция",
        as_of="По состоянию на 12 июля 2026\u00a0г.",
        edition="выпуск 2026-07",
        tabs=(
            Tab("emigration", "Эмиграция", True, 0),
            Tab("asylum", "Убежище", False, 0),
            Tab("border", "Кризис на\u00a0границе", False, 1, "прошёл 1 срок"),
            Tab("recommendations", "Рекомендации", False, 0),
        ),
        headline="Пик позади, но разрешений на\u00a0проживание "
        "в\u00a0ЕС выдают в\u00a02,5 раза больше, чем в\u00a02019\u00a0году",
        standfirst="Страны ЕС выдали 301\u00a0400 первичных разрешений на\u00a0проживание в\u00a02022\u00a0году "
        "и 174\u00a0600 "
        "в\u00a02024-м; 86\u00a0% последних выдала Польша. Сколько человек уехало, точно не\u00a0известно.",
        sources_in_short="Источники: Евростат, бриф",
        badges=(
            Badge(
                "Срок прошёл",
                "25 мая 2025\u00a0г.",
                "Ограничение права на\u00a0убежище",
                "проверьте, что действует сегодня",
                "fact",
                ("brief",),
            ),
        ),
        key_facts=(
            KeyFact(
                "a",
                "emigration",
                "301\u00a0400",
                "",
                "первичных разрешений за\u00a02022\u00a0год, больше всего за\u00a02015–2024\u00a0годы",
                Fill.FINAL,
                "поток за период, ЕС-27",
                ("eurostat",),
                "301 400",
            ),
            KeyFact(
                "b",
                "asylum",
                "≈\u00a04\u00a0560",
                "",
                "ходатайств в\u00a02024\u00a0году",
                Fill.PROVISIONAL,
                "предварительно",
                ("brief",),
                "",
            ),
            KeyFact(
                "c",
                "emigration",
                "69\u00a0%",
                "",
                "из них в\u00a0конце 2023\u00a0года были польскими",
                Fill.FINAL,
                "доля",
                ("eurostat",),
                "",
            ),
            KeyFact(
                "d",
                "emigration",
                "200–500",
                "тыс.",
                "человек уехали после президентских выборов 2020\u00a0года: оценка",
                Fill.RANGE,
                "диапазон без середины",
                ("brief",),
                "",
                passed="Срок прошёл",
            ),
        ),
        charts=tuple(slot.chart for slot in made.values()),
        rows=rows,
        bands=(),
        band_heads=("Рекомендация, адресат", "Что предлагает бриф", "Факты к\u00a0ней и их лист"),
        notes=(
            NoteColumn(
                "Что здесь считают",
                (
                    "Первичное разрешение — документ на\u00a03\u00a0месяца и дольше, не\u00a0человек.",
                    "Действительные — численность на\u00a0дату; у\u00a0Польши с\u00a0национальными визами.",
                ),
            ),
            NoteColumn(
                "С\u00a0осторожностью",
                ("Доля Польши: в\u00a0брифе «около 95\u00a0%».", "В\u00a0брифе более ранняя версия данных."),
            ),
        ),
        marks_heading="Знаки",
        marks=MARKS,
        sources=(
            SourceLine(
                "eurostat",
                1,
                "Евростат, migr_resfirst и migr_resvalid, гражданство BY, "
                "версия от 9 июля 2026\u00a0г.; CC\u00a0BY\u00a04.0.",
                "Евростат",
            ),
            SourceLine("brief", 2, "ICMPD / Пражский процесс, аналитический бриф, июнь 2025\u00a0г.", "бриф"),
            SourceLine("", 3, "Границы: Natural Earth; не\u00a0выражают позиции о\u00a0статусе территорий.", ""),
        ),
        footer=Footer("byfacts · лист E-ru · выпуск 2026-07", "данные на 12.07.2026 · выдан 22.11.2026", "стр. 1 из 1"),
        numbers={"eurostat": 1, "brief": 2},
        data_date="2026-07-12",
    )


def recommendations() -> Sheet:
    """The same with bands in the place of rows."""
    passed = BandFact(
        "d",
        "border",
        "25 мая 2025\u00a0г.",
        "Ограничение, как сказано в\u00a0брифе",
        None,
        "",
        ("brief",),
        "Срок прошёл",
    )
    bands = tuple(
        Band(
            id=f"r{n}",
            number=n,
            title="Удерживать и интегрировать квалифицированных специалистов",
            summary="",
            icon="",
            addressees=("Европейский союз", "государства-члены"),
            partners=("гражданское общество",),
            partners_text="с\u00a0гражданским обществом",
            actions=tuple(
                BandAction(
                    i,
                    f"Действие {n}.{i}: проверять быстрее, соблюдая надлежащую процедуру для ищущих защиты",
                    "",
                    i != 3,
                )
                for i in range(1, 5)
            ),
            facts=()
            if n == 4
            else (
                BandFact("a", "border", "39\u00a0670", "попыток насчитала Польша", Fill.FINAL, "", ("brief",)),
                BandFact("b", "border", "11\u00a0211", "человек не\u00a0пропустила Литва", Fill.FINAL, "", ("brief",)),
                BandFact(
                    "c", "asylum", "82\u00a0%", "решений по\u00a0существу положительны", Fill.FINAL, "", ("eurostat",)
                ),
                passed,
            ),
            no_figure="Цифр нет. Бриф приводит доводы, а\u00a0не числа." if n == 4 else "",
            meta="",
            where="",
        )
        for n in range(1, 5)
    )
    tabs = tuple(replace(tab, current=tab.topic == "recommendations") for tab in sheet().tabs)
    return replace(sheet(), topic="recommendations", letter="R", tabs=tabs, key_facts=(), rows=(), bands=bands)


def strings(made: Sheet) -> list[str]:
    """Every string that the page must show, whatever gives way."""
    shown = [made.series_name, made.as_of, made.edition, made.headline, made.standfirst, made.marks_heading]
    shown += [text for fact in made.key_facts for text in (fact.value, fact.unit, fact.text, fact.meta)]
    shown += [text for badge in made.badges for text in (badge.head, badge.date, badge.text, badge.advice)]
    shown += [tab.title for tab in made.tabs]
    shown += [text for note in made.notes for text in (note.heading, *note.items)]
    shown += [mark.text for mark in made.marks] + [source.text for source in made.sources]
    shown += [made.footer.left, made.footer.middle, made.footer.right]
    for band in made.bands:
        shown += [band.title, *band.addressees, band.partners_text, band.no_figure]
        shown += [action.text for action in band.actions if action.on_sheet]
        shown += [text for fact in band.facts for text in (fact.value, fact.text, fact.passed)]
    return [text for text in shown if text]
