"""A sheet is compared with the edition: clean ones are, whatever was chosen; one altered digit is found and named."""

from __future__ import annotations

import io
import re
import zlib
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from byfacts.compose import compose
from byfacts.edition import DIGITS, identity
from byfacts.errors import InputError
from byfacts.exports.figures import as_csv
from byfacts.exports.verify import Report, verify
from byfacts.frozen import replace
from byfacts.language import languages, load
from byfacts.library import load as load_library
from byfacts.model import Library, Quantity
from byfacts.paper import USUAL, PaperOptions, render
from byfacts.paper.blocks import blocks
from byfacts.paper.making import made
from byfacts.sheet import Options
from byfacts.topics import topics

TOPICS = [topic.id for topic in topics()]
ON = "2026-11-22"
TODAY = Options(on=ON)
each = pytest.mark.parametrize(("topic", "code"), list(product(TOPICS, languages())))


@cache
def library() -> Library:
    return load_library()


def page(topic: str, code: str, paper: PaperOptions = USUAL, options: Options = TODAY) -> bytes:
    return render(compose(topic, library(), load(code), options, listed=False), paper)[0]


def report(tmp_path: Path, data: bytes, known: Library | None = None) -> Report:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(data)
    return verify(str(path), known or library())


@each
def test_a_sheet_as_it_was_written_is_that_of_its_edition(topic: str, code: str, tmp_path: Path) -> None:
    found = report(tmp_path, page(topic, code, PaperOptions(with_data=True)))
    assert (found.verdict, found.wrong, found.words, found.attached) == ("same", (), (), True)
    assert found.compared > 40
    assert found.edition == found.known == library().edition


OPTIONS = {
    "mono": PaperOptions(mono=True),
    "large": PaperOptions(large=True),
    "letter": PaperOptions(paper="letter"),
    "receipt": PaperOptions(receipt=True),
    "organisation": PaperOptions(organisation="Centre 7", contact="+370 600 12345 · info@example.org"),
    "long note": PaperOptions(note="We counted 37 cases of our own in 2024, and **12** more. " * 4),
}


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("name", OPTIONS)
def test_a_sheet_with_any_option_is_clean(name: str, topic: str, tmp_path: Path) -> None:
    found = report(tmp_path, page(topic, "en", OPTIONS[name]))
    assert (found.verdict, found.wrong, found.words) == ("same", (), ())


@pytest.mark.parametrize("topic", TOPICS)
def test_a_sheet_without_its_free_blocks_is_clean(topic: str, tmp_path: Path) -> None:
    there = blocks(compose(topic, library(), load("en"), listed=False))
    free = [block.id for block in there if not block.fixed]
    found = report(tmp_path, page(topic, "en", PaperOptions(off=frozenset(free[:-1]))))
    assert (found.verdict, found.wrong) == ("same", ())


def test_a_sheet_with_another_year_or_without_actions_is_clean(tmp_path: Path) -> None:
    for chart in compose("emigration", library(), load("en")).charts:
        for choice in chart.choices:
            options = Options(on=ON, choices=((chart.id, ((choice.id, choice.options[-1][0]),)),))
            assert report(tmp_path, page("emigration", "en", options=options)).verdict == "same"
    off = frozenset(f"{r.id}/{r.actions[0].number}" for r in library().recommendations.values())
    assert report(tmp_path, page("recommendations", "en", options=Options(on=ON, actions_off=off))).verdict == "same"


def test_a_sheet_with_a_logo_is_clean(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (300, 90), "red").save(logo)
    found = report(tmp_path, page("asylum", "en", PaperOptions(logo=str(logo), organisation="Us")))
    assert (found.verdict, found.wrong) == ("same", ())


def test_the_issuers_own_numbers_are_named_and_not_judged(tmp_path: Path) -> None:
    found = report(
        tmp_path, page("asylum", "en", PaperOptions(note="We saw 37 of 1,234 cases.", organisation="Org 12"))
    )
    assert (found.own, found.verdict) == (("12", "37", "1,234"), "same")


# Altered


def characters(pdf: pikepdf.Pdf) -> dict[str, dict[int, str]]:
    """What each code of each font of the page stands for."""
    known: dict[str, dict[int, str]] = {}
    for name, font in pdf.pages[0].Resources.Font.items():
        text = font.ToUnicode.read_bytes().decode("ascii")
        codes: dict[int, str] = {}
        for first, last, body in re.findall(r"<(\w+)> <(\w+)> \[([^\]]*)\]", text):
            signs = re.findall(r"<(\w+)>", body)
            for at, sign in enumerate(signs[: int(last, 16) - int(first, 16) + 1]):
                codes[int(first, 16) + at] = chr(int(sign, 16))
        for first, sign in re.findall(r"^<(\w+)> <(\w+)>$", text, re.MULTILINE):
            codes[int(first, 16)] = chr(int(sign, 16))
        known[name] = codes
    return known


def forged(data: bytes, longest: int = 3) -> tuple[bytes, str, str]:
    """The file with one digit changed in a string of at least so many digits: and what stood and stands there."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        known = characters(pdf)
        font, done, before, after = "", False, "", ""
        instructions: list[Any] = []
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            operands: Any = instruction.operands
            operator: Any = instruction.operator
            if str(operator) == "Tf":
                font = str(operands[0])
            if str(operator) == "Tj" and not done:
                codes, names = bytearray(bytes(operands[0])), known[font]
                shown = "".join(names.get(c, "?") for c in codes)
                at = next(
                    (i for i, c in enumerate(shown) if c.isdigit() and sum(map(str.isdigit, shown)) >= longest), -1
                )
                other = [code for code, sign in names.items() if sign.isdigit() and sign != shown[at]]
                if at >= 0 and other and "byfacts" not in shown and "2026" not in shown:
                    codes[at] = other[0]
                    before, after = shown, shown[:at] + names[other[0]] + shown[at + 1 :]
                    operands, done = [pikepdf.String(bytes(codes))], True
            instructions.append((operands, operator))
        assert done
        pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue(), before, after


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@each
def test_one_altered_digit_of_the_page_is_found_and_named(topic: str, code: str, tmp_path: Path) -> None:
    changed, before, after = forged(page(topic, code))
    found = report(tmp_path, changed)
    assert found.verdict == "differs"
    (wrong,) = found.wrong
    assert digits(wrong.printed) in digits(after)
    assert digits(wrong.expected) in digits(before)
    assert wrong.about
    assert wrong.place
    assert min(wrong.place) > 5


@each
def test_one_altered_number_of_the_data_is_found_and_contradicts_the_page(
    topic: str, code: str, tmp_path: Path
) -> None:
    data = page(topic, code, PaperOptions(with_data=True))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pdf.Root.AF[0].EF.F
        head, row, *rest = stream.read_bytes().split(b"\r\n")
        cells = row.split(b",")
        place = next(i for i, cell in enumerate(cells) if i > 2 and cell.replace(b".", b"").isdigit())
        cells[place] = b"9" + cells[place]
        stream.write(b"\r\n".join([head, b",".join(cells), *rest]))
        pdf.save(out)
    found = report(tmp_path, out.getvalue())
    assert [wrong.in_data for wrong in found.wrong] == [True]
    assert found.wrong[0].printed == cells[place].decode()
    assert found.contradictions == found.wrong


def test_other_words_around_true_numbers_are_told(tmp_path: Path) -> None:
    sheet = compose("asylum", library(), load("en"), Options(on=ON), listed=False)
    word = next(w for w in sheet.headline.split() if w.isalpha() and len(w) > 3)
    found = report(tmp_path, render(replace(sheet, headline=sheet.headline.replace(word, "Nobody", 1)))[0])
    assert (found.verdict, found.wrong, len(found.words)) == ("differs", (), 1)


def test_a_sheet_of_changed_data_differs_where_the_data_do(tmp_path: Path) -> None:
    key = "first-permits@EU27_2020@2022" if "first-permits@EU27_2020@2022" in library().observations else ""
    key = key or next(k for k, o in library().observations.items() if o.quantity.point == 311516)
    other = replace(library().observations[key], quantity=Quantity.of(311517))
    changed = replace(library(), edition="2026-07-00000000", observations={**library().observations, key: other})
    sheet = compose("emigration", changed, load("en"), Options(on=ON), listed=False)
    found = report(tmp_path, render(sheet)[0])
    assert found.verdict == "differs"
    assert ("311,517", "311,516") in [(wrong.printed, wrong.expected) for wrong in found.wrong]
    assert found.edition == "2026-07-00000000"


def test_true_numbers_under_another_edition_are_no_clean_sheet(tmp_path: Path) -> None:
    changed = replace(library(), edition="2025-01-00000000")
    found = report(tmp_path, render(compose("asylum", changed, load("en"), Options(on=ON), listed=False))[0])
    assert (found.verdict, found.wrong, found.words) == ("other-edition", (), ())


@each
def test_a_sheet_that_lost_its_keywords_is_compared_all_the_same(topic: str, code: str, tmp_path: Path) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(page(topic, code))) as pdf:
        del pdf.docinfo["/Keywords"]
        pdf.save(out)
    found = report(tmp_path, out.getvalue())
    assert (found.verdict, found.inferred, found.issued) == ("same", True, ON)


# What is no sheet


def with_keywords(words: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(page("asylum", "en"))) as pdf:
        pdf.docinfo["/Keywords"] = words
        pdf.save(out)
    return out.getvalue()


def saved(pages: int, **how: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(out, **how)
    return out.getvalue()


def foreign() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(forged(page("asylum", "en"))[0])) as pdf:
        pdf.docinfo["/Keywords"] = "something else"
        pdf.pages[0].Contents = pdf.make_stream(
            b"BT /" + str(next(iter(pdf.pages[0].Resources.Font.keys())))[1:].encode() + b" 12 Tf (\x01\x02\x03) Tj ET"
        )
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: b"", "not a PDF"),
        (lambda: page("asylum", "en")[:5000], "not a PDF"),
        (lambda: saved(1), "has no text"),
        (lambda: saved(3), "has 3 pages"),
        (lambda: saved(1, encryption=pikepdf.Encryption(owner="a", user="b")), "locked with a password"),
        (foreign, "no fact sheet of byfacts"),
        (lambda: with_keywords('byfacts {"topic": "x", "language": "en", "edition": "1", "paper": "a4"}'), "no fact"),
        (
            lambda: with_keywords(
                'byfacts {"topic": "asylum", "language": "en", "edition": "1", "paper": "a4", "off": ["x"]}'
            ),
            "no sheet can be made so",
        ),
    ],
)
def test_what_is_no_sheet_is_answered_plainly(make: Any, words: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=words):
        report(tmp_path, make())


def test_a_page_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Contents = pdf.make_stream(b"")
        pdf.pages[0].Contents.write(zlib.compress(bytes(50_000_000)), filter=pikepdf.Name.FlateDecode)
        pdf.save(out, compress_streams=False)
    with pytest.raises(InputError, match="unpacks to far more"):
        report(tmp_path, out.getvalue())


@pytest.mark.parametrize("words", ["", "byfacts", "byfacts {", "byfacts []", "byfacts {}", "byfacts " + "{" * 9000])
def test_keywords_that_are_none_of_ours_say_nothing(words: str) -> None:
    assert made(words) is None


# The name of an edition


def test_every_byte_of_the_data_is_in_the_name_of_the_edition(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1\n")
    (tmp_path / "b").write_bytes(b"2\n")
    names = [identity("2026-07", tmp_path, files) for files in (("a", "b"), ("b", "a"), ("a",))]
    (tmp_path / "b").write_bytes(b"2\r\n")
    names.append(identity("2026-07", tmp_path, ("a", "b")))
    assert len(set(names)) == 4
    assert all(re.fullmatch(rf"2026-07-[0-9a-f]{{{DIGITS}}}", name) for name in names)


def test_the_edition_stands_on_the_page_in_its_metadata_and_in_its_data() -> None:
    sheet = compose("asylum", library(), load("en"), Options(on=ON), listed=False)
    with pikepdf.open(io.BytesIO(page("asylum", "en"))) as pdf:
        words = str(pdf.docinfo["/Keywords"])
        assert pdf.open_metadata().get("pdf:Keywords") == words
    assert library().edition in words
    assert library().edition in sheet.edition
    assert library().edition in sheet.footer.left
    assert library().edition in sheet.citation
    assert as_csv(sheet.figures).count(library().edition.encode()) == len(sheet.figures)
