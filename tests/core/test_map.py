"""The map: right borders, one scale, and labels that touch nothing."""

from __future__ import annotations

import itertools
import json
import math
from collections import Counter

import pytest

from byfacts import assets
from byfacts.charts import boxes, europe, worldmap
from byfacts.charts.boxes import Extent
from byfacts.charts.content import Map, Place, Point
from byfacts.charts.frame import Frame
from byfacts.charts.marks import Area, Disc, Fill, Label, Line, Tone
from byfacts.charts.placing import Circle
from byfacts.frozen import replace
from byfacts.model import Quantity

MM = 72 / 25.4
MEMBERS = {
    *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "EL", "HU", "IE"),
    *("IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
}
RUSSIAN = {
    "PL": "Польша", "LT": "Литва", "DE": "Германия", "IT": "Италия", "CZ": "Чехия", "ES": "Испания", "LV": "Латвия",
    "FR": "Франция", "EE": "Эстония", "NL": "Нидерланды", "CY": "Кипр", "AT": "Австрия", "SE": "Швеция",
    "SK": "Словакия", "HU": "Венгрия", "BG": "Болгария", "FI": "Финляндия", "EL": "Греция", "BE": "Бельгия",
    "PT": "Португалия", "IE": "Ирландия", "SI": "Словения", "RO": "Румыния", "HR": "Хорватия", "DK": "Дания",
    "MT": "Мальта", "LU": "Люксембург",
}  # fmt: skip
LITHUANIAN = RUSSIAN | {
    "PL": "Lenkija", "DE": "Vokietija", "NL": "Nyderlandai", "CZ": "Čekija", "FR": "Prancūzija", "LU": "Liuksemburgas",
}  # fmt: skip
SIZES = (300_000, 60_000, 23_000, 9_900, 7_400, 6_700, 4_300, 3_800, 2_900, 2_500, 2_300)
FRAMES = [Frame.paper(w * MM, w * MM * 0.784) for w in (71.5, 87, 118, 180)] + [
    Frame.screen(w, h) for w, h in ((360, 290), (515, 383), (700, 400), (900, 704), (1300, 700))
]


def sample(names: dict[str, str] = RUSSIAN, shading: bool = False) -> Map:
    values = [*SIZES, *(1800 - 90 * i for i in range(len(names) - len(SIZES)))]
    places = tuple(
        Place(geo, name, Point(f"v@{geo}", name, Quantity.of(v), f"{v:,}", "", Fill.FINAL), geo != "IE")
        for (geo, name), v in zip(names.items(), values, strict=True)
    )
    scale = ((300_000.0, "300 000"), (50_000.0, "50 000"), (5_000.0, "5 000"))
    classes = ("до 1 тыс.", "1–5 тыс.", "5–20 тыс.", "20–100 тыс.", "свыше 100 тыс.")
    bounds = (1e3, 5e3, 2e4, 1e5)
    texts = ("Беларусь", "страны ЕС", "человек")
    return Map(places, shading, *texts, 300_000, scale, bounds, classes, 2000, "низкая надежность")


def frame_id(frame: Frame) -> str:
    return f"{'screen' if frame.roomy else 'paper'}-{frame.width:.0f}"


def test_all_27_states_and_belarus_are_on_the_map() -> None:
    lands = europe.europe().lands
    assert {geo for geo, land in lands.items() if land.eu} == MEMBERS
    assert not lands["BY"].eu


def test_every_anchor_lies_on_its_land_and_in_every_picture() -> None:
    west, south, east, north = europe.europe().page
    for land in europe.europe().lands.values():
        assert europe.inside(land.at, land.rings), land.geo
        if land.eu:
            assert west < land.at[0] < east, land.geo
            assert south < land.at[1] < north, land.geo


def lambert(lon: float, lat: float) -> tuple[float, float]:
    """The projection of the map, written out a second time."""
    east, north, north0 = math.radians(lon - 10), math.radians(lat), math.radians(52)
    k = 6371.007 * math.sqrt(
        2 / (1 + math.sin(north0) * math.sin(north) + math.cos(north0) * math.cos(north) * math.cos(east))
    )
    return k * math.cos(north) * math.sin(east), k * (
        math.cos(north0) * math.sin(north) - math.sin(north0) * math.cos(north) * math.cos(east)
    )


@pytest.mark.parametrize(
    ("geo", "lon", "lat"),
    [("UA", 34.1, 45.1), ("CY", 33.3, 35.3), ("CY", 32.9, 34.9), ("XK", 21.0, 42.6), ("FI", 20.0, 60.25)],
)
def test_a_disputed_or_merged_place_lies_in_one_country(geo: str, lon: float, lat: float) -> None:
    at = lambert(lon, lat)
    assert [land.geo for land in europe.europe().lands.values() if europe.inside(at, land.rings)] == [geo]


def test_cyprus_is_one_island() -> None:
    assert len(europe.europe().lands["CY"].rings) == 1


def test_land_keeps_its_area() -> None:
    """Equal-area: Poland, with its inner waters, has 312,700 km2 and Belarus 207,600."""
    for geo, size in (("PL", 312_700), ("BY", 207_600)):
        area = sum(abs(twice(ring)) / 2 for ring in europe.europe().lands[geo].rings)
        assert area == pytest.approx(size, rel=0.015)


def twice(ring: europe.Ring) -> float:
    return sum(px * qy - qx * py for (px, py), (qx, qy) in itertools.pairwise((*ring, ring[0])))


def edges(geo: str) -> Counter[frozenset[tuple[float, float]]]:
    rings = europe.europe().lands[geo].rings
    return Counter(frozenset(pair) for ring in rings for pair in itertools.pairwise((*ring, ring[0])))


@pytest.mark.parametrize(
    ("one", "other"), [("PL", "BY"), ("LT", "LV"), ("DE", "FR"), ("ES", "PT"), ("UA", "BY"), ("IT", "SM")]
)
def test_neighbours_share_their_border(one: str, other: str) -> None:
    """A border drawn twice has the same pieces on both sides, so that no gap shows."""
    assert len(set(edges(one)) & set(edges(other))) >= 5


def test_the_outline_is_small_and_states_its_window() -> None:
    path = assets.resource("map", "europe.json")
    assert path.stat().st_size < 120_000
    west, south, east, north = json.loads(path.read_text("utf-8"))["window"]
    for land in europe.europe().lands.values():
        assert all(west <= x <= east and south <= y <= north for ring in land.rings for x, y in ring)


@pytest.mark.parametrize("shading", [False, True], ids=["circles", "shading"])
@pytest.mark.parametrize("names", [RUSSIAN, LITHUANIAN], ids=["ru", "lt"])
@pytest.mark.parametrize("frame", FRAMES, ids=frame_id)
def test_labels_touch_neither_each_other_nor_a_circle_nor_the_frame(
    frame: Frame, names: dict[str, str], shading: bool
) -> None:
    marks, _ = worldmap.lay_out(sample(names, shading), frame)
    assert boxes.touching(marks) == []
    assert boxes.outside(marks, frame.width, frame.height) == []
    circles = [Circle(m.x, m.y, m.radius) for m in marks if isinstance(m, Disc) and m.fill is not Fill.NONE]
    for label in marks:
        if isinstance(label, Label) and label.tone is not Tone.ON_HUE:
            box = boxes.of_label(label)
            assert not any(circle.meets(box, 0.0) for circle in circles), label.text


@pytest.mark.parametrize("frame", FRAMES, ids=frame_id)
def test_large_values_are_named_on_every_map(frame: Frame) -> None:
    content = sample()
    marks, _ = worldmap.lay_out(content, frame)
    texts = {mark.text for mark in marks if isinstance(mark, Label)}
    due = {place.name for place in content.places if place.point.quantity and place.point.quantity.known >= 2000}
    assert due <= texts
    assert content.home in texts


def test_the_area_of_a_circle_is_its_value() -> None:
    content = sample()
    seen = europe.view(247, 194, europe.page(roomy=False))
    one, other = worldmap.radius(60_000, content, seen), worldmap.radius(15_000, content, seen)
    assert one / other == pytest.approx(2.0)
    assert worldmap.radius(300_000, content, seen) == pytest.approx(7 * MM, rel=0.01)


def test_circles_of_another_year_keep_the_scale() -> None:
    frame = Frame.paper(87 * MM, 68 * MM)
    now, smaller = sample(), sample()
    half = replace(smaller.places[0], point=replace(smaller.places[0].point, quantity=Quantity.of(150_000)))
    later, _ = worldmap.lay_out(replace(smaller, places=(half, *smaller.places[1:])), frame)
    first, _ = worldmap.lay_out(now, frame)
    largest = [max(m.radius for m in marks if isinstance(m, Disc) and m.fill is Fill.FINAL) for marks in (first, later)]
    assert largest[0] ** 2 / largest[1] ** 2 == pytest.approx(2.0)


def test_an_unreliable_value_is_an_open_circle_or_a_hatch() -> None:
    frame = Frame.screen(515, 383)
    circles, spots = worldmap.lay_out(sample(), frame)
    spot = next(s for s in spots if s.key == "v@IE")
    assert [m.fill for m in circles if isinstance(m, Disc) and (m.x, m.y) == (spot.at_x, spot.at_y)] == [Fill.PAPER]
    shades, _ = worldmap.lay_out(sample(shading=True), frame)
    assert Fill.PROVISIONAL in {m.fill for m in shades if isinstance(m, Area)}


def test_shading_has_a_class_per_value_and_a_key_in_words() -> None:
    content = sample(shading=True)
    marks, _ = worldmap.lay_out(content, Frame.screen(515, 383))
    counted = Counter(m.fill for m in marks if isinstance(m, Area))
    assert (counted[Fill.CLASS_5], counted[Fill.CLASS_4], counted[Fill.CLASS_3]) == (1, 2, 3)
    assert set(content.classes) <= {m.text for m in marks if isinstance(m, Label)}


def test_a_place_without_a_value_has_no_circle() -> None:
    content = sample()
    silent = replace(content.places[2], point=replace(content.places[2].point, quantity=None, text="n/a"))
    marks, spots = worldmap.lay_out(replace(content, places=(*content.places[:2], silent)), Frame.screen(515, 383))
    assert sum(isinstance(m, Disc) and m.fill is Fill.FINAL for m in marks) == 2
    assert len(spots) == 3


def test_leaders_cross_no_label() -> None:
    for frame in FRAMES:
        marks, _ = worldmap.lay_out(sample(), frame)
        words = [boxes.of_label(m) for m in marks if isinstance(m, Label)]
        for line in (m for m in marks if isinstance(m, Line) and len(m.points) == 2):
            (ax, ay), (bx, by) = line.points
            for t in (0.1, 0.5, 0.9):
                x, y = ax + t * (bx - ax), ay + t * (by - ay)
                assert not any(box.meets(Extent(x - 0.1, y - 0.1, x + 0.1, y + 0.1)) for box in words)
