"""The files of pictures: what stands in them, what must not, and that they are the same each time."""

from __future__ import annotations

import base64
import io
import re
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from byfacts.charts import poster
from byfacts.charts import type as letters
from byfacts.charts.chart import Chart
from byfacts.charts.marks import Label
from byfacts.compose import compose
from byfacts.exports import pictures
from byfacts.exports.pictures import COLOURS, Picturing, Size
from byfacts.exports.svg import Drawing, escape
from byfacts.frozen import replace
from byfacts.language import languages, load
from byfacts.library import load as load_library
from byfacts.model import Library
from byfacts.paper.subset import web_font
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics

SVG = "{http://www.w3.org/2000/svg}"
TOPICS = [topic.id for topic in topics()]
HOSTILE = '</text><script>alert("1")</script> & <a href="http://example.org">x</a>'


@cache
def library() -> Library:
    return load_library()


@cache
def sheet(topic: str, code: str = "en") -> Sheet:
    return compose(topic, library(), load(code), Options(on="2026-08-01"))


def svg(chart: Chart, topic: str, how: Picturing = pictures.USUAL, code: str = "en") -> bytes:
    return pictures.svg(chart, sheet(topic, code), library(), load(code), how)


def png(chart: Chart, topic: str, how: Picturing = pictures.USUAL, code: str = "en") -> Image.Image:
    made: Image.Image = Image.open(io.BytesIO(pictures.png(chart, sheet(topic, code), library(), load(code), how)))
    return made


def texts(data: bytes) -> list[str]:
    found = ET.fromstring(data).iter(f"{SVG}text")  # noqa: S314 - our own file
    return ["".join(one.itertext()) for one in found if one.get("aria-hidden") != "true"]


# SVG


@pytest.mark.parametrize("topic", TOPICS)
def test_an_svg_says_every_word_of_its_figure_and_every_number_of_its_chart(topic: str) -> None:
    for chart in sheet(topic).charts:
        said = texts(svg(chart, topic))
        made, _ = pictures._picture(chart, sheet(topic), library(), load("en"), pictures.USUAL)
        assert said == [mark.text for mark in made.figure.marks if isinstance(mark, Label)], chart.id
        whole = re.sub(r"\s+", " ", " ".join(said))
        assert sheet(topic).edition in whole
        assert re.sub(r"\s+", " ", chart.title) in whole


@pytest.mark.parametrize("code", languages())
def test_an_svg_names_its_language_title_and_description(code: str) -> None:
    chart = sheet("asylum", code).charts[0]
    root = ET.fromstring(svg(chart, "asylum", code=code))  # noqa: S314
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == code
    assert root.get("role") == "img"
    named = {one.get("id"): one.text for one in (*root.iter(f"{SVG}title"), *root.iter(f"{SVG}desc"))}
    assert [named[id] for id in str(root.get("aria-labelledby")).split()] == [
        f"{chart.title}. {chart.subtitle}",
        chart.alt,
    ]


@pytest.mark.parametrize("colours", COLOURS)
def test_an_svg_needs_nothing_from_elsewhere_and_runs_nothing(colours: str) -> None:
    for topic in TOPICS:
        for chart in sheet(topic).charts[:4]:
            data = svg(chart, topic, Picturing(colours=colours)).decode()
            shown = re.sub(r'xmlns(:\w+)?="[^"]*"', "", data)
            assert not re.search(r"https?:|file:|href|<script|<foreignObject|\bon\w+=|@import", shown), chart.id
            urls = re.findall(r"url\((.*?)\)", data)
            assert [url for url in urls if not url.startswith(("data:font/woff;base64,", "#byfacts-"))] == [], chart.id


def test_hostile_words_stay_words() -> None:
    chart = replace(sheet("emigration").chart("it"), title=HOSTILE, notes=(HOSTILE,), alt=HOSTILE)
    data = svg(chart, "emigration")
    assert b"<script" not in data
    assert re.sub(r"\s+", " ", HOSTILE) in re.sub(r"\s+", " ", " ".join(texts(data)))
    assert escape("a\x00b\x1f\ufffe<") == "ab&lt;"


def test_words_keep_their_length_in_every_typeface() -> None:
    drawing = Drawing("x")
    drawing.words(1, 2, "Żółć & Co", 13, "#000000", bold=True, halo="#ffffff")
    rim, words = drawing.parts
    length = f'textLength="{letters.measure("Żółć & Co", 13, bold=True):.2f}"'.replace('.00"', '"')
    assert length in rim
    assert length in words
    assert 'aria-hidden="true"' in rim
    assert "Żółć &amp; Co" in words


def test_numbers_in_paths_are_short() -> None:
    drawing = Drawing("x")
    drawing.stroke_line([(0.004, -0.001), (1.50001, 100.0)], "#000000", 0.5)
    assert drawing.parts == ['<path d="M0 0L1.5 100" fill="none" stroke="#000000" stroke-width="0.5"/>']


@pytest.mark.parametrize("bold", [False, True])
def test_the_typeface_that_travels_has_the_letters_and_no_others(bold: bool) -> None:
    text = "Ąąё№ €≈ABC−"
    font = TTFont(io.BytesIO(web_font(text, bold=bold)))
    assert set(font.getBestCmap()) == set(map(ord, text))
    units = font["head"].unitsPerEm
    for sign in text:
        glyph = font.getBestCmap()[ord(sign)]
        assert font["hmtx"][glyph][0] == pytest.approx(letters.measure(sign, units, bold), abs=1), sign
        assert font["glyf"][glyph] is not None


def test_the_letters_of_an_svg_are_those_of_its_typeface() -> None:
    data = svg(sheet("border", "lt").charts[0], "border", code="lt")
    fonts = [TTFont(io.BytesIO(base64.b64decode(one))) for one in re.findall(rb"base64,([^)]*)\)", data)]
    have = set().union(*(font.getBestCmap() for font in fonts))
    assert {ord(sign) for text in texts(data) for sign in text} == have


# PNG


@pytest.mark.parametrize(
    ("size", "pixels", "dots"),
    [
        (Size(1600, 900), (1600, 900), 96),
        (Size(800, 500, 2), (1600, 1000), 192),
        (Size(794, 600, 3.125), (2481, 1875), 300),
    ],
)
def test_a_png_has_its_pixels_and_their_density(size: Size, pixels: tuple[int, int], dots: float) -> None:
    image = png(sheet("emigration").charts[0], "emigration", Picturing(size))
    assert image.size == pixels
    assert image.info["dpi"] == pytest.approx((dots, dots), abs=0.05)


def test_a_png_without_a_height_is_as_high_as_its_svg() -> None:
    for chart in sheet("border").charts[:5]:
        root = ET.fromstring(svg(chart, "border"))  # noqa: S314
        assert png(chart, "border").size == (900, round(float(str(root.get("height"))))), chart.id


def test_a_png_tells_its_title_description_and_source_in_its_language() -> None:
    chart = sheet("emigration", "ru").charts[0]
    image = png(chart, "emigration", code="ru")
    image.load()
    assert image.info["Title"] == chart.title
    assert image.info["Title"].lang == "ru"
    assert image.info["Description"] == chart.alt
    assert "Евростат" in image.info["Source"]
    assert image.info["srgb"] == 0


@pytest.mark.parametrize(
    ("colours", "ground"), [("light", (255, 255, 255)), ("dark", (26, 35, 44)), ("contrast", (0, 0, 0))]
)
def test_a_picture_has_the_ground_of_its_colours(colours: str, ground: tuple[int, int, int]) -> None:
    image = png(sheet("asylum").charts[0], "asylum", Picturing(colours=colours))
    assert {image.getpixel((1, y)) for y in range(image.height)} == {ground}


def test_a_picture_in_black_and_white_has_no_colour() -> None:
    for topic in ("emigration", "border"):
        for chart in sheet(topic).charts[:4]:
            data = svg(chart, topic, Picturing(colours="mono")).decode()
            assert set(re.findall(r"#[0-9a-f]{6}", data)) <= {"#000000", "#ffffff"}, chart.id


@pytest.mark.parametrize("topic", TOPICS)
def test_the_same_chart_gives_the_same_bytes(topic: str) -> None:
    for chart in sheet(topic).charts[:3]:
        for write in (pictures.svg, pictures.png):
            first, second = (write(chart, sheet(topic), library(), load("en")) for _ in range(2))
            assert first == second, chart.id


def test_a_plot_alone_has_none_of_the_words_round_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(poster, "poster", never)
    data = pictures.png_of_plot(sheet("emigration").charts[0], library(), load("en"), Size(1200, 600, 2))
    assert Image.open(io.BytesIO(data)).size == (2400, 1200)
