"""What the reader chooses for the page: paper, ink, size of print, blocks, and words of the reader's own."""

from __future__ import annotations

import io
import re
from functools import cache
from itertools import product
from random import Random
from typing import Any

import pikepdf
import pypdfium2
import pytest
from tests.paper import sample
from tests.paper.gates import document

from byfacts.compose import compose
from byfacts.errors import LayoutError, UsageError
from byfacts.frozen import replace
from byfacts.language import languages, load
from byfacts.library import load as load_library
from byfacts.paper import PaperOptions, Result, canvas, grid, render, typed
from byfacts.paper.blocks import blocks, chosen, slot_ids
from byfacts.sheet import Column, Options, PageWords, Row, Sheet
from byfacts.topics import topics

TOPICS = [topic.id for topic in topics()]
OWN = PaperOptions(
    organisation="Центр «Мост» & <b>Co</b>",
    contact="Vilnius · +370 5 000 00 00 · info@example.org · https://example.org/help?a=1",
    note="Приём по средам. <img src='/etc/passwd'> Запись: javascript:alert(1) или https://example.org/queue.",
    receipt=True,
)
WORDS = PageWords(("Nr", "Name", "Signature", "Date"), "The organisation’s note", "The issuer’s note", "Logo:")


@cache
def sheet(topic: str, code: str) -> Sheet:
    return compose(topic, load_library(), load(code), Options(on="2026-11-22"))


@cache
def page(topic: str, code: str, options: PaperOptions) -> tuple[bytes, Result]:
    return render(sheet(topic, code), options)


def text_of(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return str(pdf[0].get_textpage().get_text_range()).replace("\ufffe", "-")
    finally:
        pdf.close()


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", "", text)


def content_of(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
        return bytes(pdf.pages[0].Contents.read_bytes())


def elements(data: bytes, role: str) -> list[dict[str, Any]]:
    """Elements of a role, each as a plain dictionary with its kids' types."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == f"/{role}"]
        return [
            {
                "lang": str(o.get("/Lang", "")),
                "alt": str(o.get("/Alt", "")),
                "objects": [str(kid.Obj.A.URI) for kid in o.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid],
                "parents": [
                    int(kid.Obj.StructParent) for kid in o.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
                ],
            }
            for o in found
            if o.get("/Type") == "/StructElem"
        ]


KINDS = {
    "a4": PaperOptions(),
    "letter": PaperOptions(paper="letter"),
    "mono": PaperOptions(mono=True),
    "own": replace(OWN, mono=True),
    "large": PaperOptions(large=True),
    "large-letter-mono": PaperOptions(large=True, paper="letter", mono=True),
}
everywhere = pytest.mark.parametrize(
    ("topic", "code", "kind"), [pytest.param(*p, id="-".join(p)) for p in product(TOPICS, languages(), KINDS)]
)

in_black = pytest.mark.parametrize(
    ("topic", "code", "kind"), list(product(TOPICS, languages(), [k for k, options in KINDS.items() if options.mono]))
)


@everywhere
def test_every_sheet_is_one_sound_page_of_the_paper_asked_for(topic: str, code: str, kind: str) -> None:
    data, result = page(topic, code, KINDS[kind])
    assert document.structure(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
        paper = grid.PAPERS[KINDS[kind].paper]
        assert [round(float(v), 2) for v in pdf.pages[0].MediaBox] == [0, 0, paper.width, paper.height]
    assert result.shown is not None


@in_black
def test_black_and_white_has_no_grey_and_no_rule_that_a_copy_loses(topic: str, code: str, kind: str) -> None:
    content = content_of(page(topic, code, KINDS[kind])[0])
    colours = set(re.findall(rb"(\S+ \S+ \S+) (?:rg|RG)\b", content))
    assert colours == {b"0 0 0", b"1 1 1"}
    assert min(float(w) for w in re.findall(rb"\s([\d.]+) w\b", content)) >= 0.5


@pytest.mark.parametrize(("topic", "code"), list(product(TOPICS, languages())))
def test_large_print_has_no_letter_under_twelve_points(topic: str, code: str) -> None:
    data, result = page(topic, code, PaperOptions(large=True))
    assert 14 <= result.body <= 16
    assert min(float(s) for s in re.findall(rb"(\S+) Tf\b", content_of(data))) >= 12
    assert result.left_out, "what large print leaves out is said"


# Blocks


def test_a_block_that_is_off_takes_its_sources_and_marks_along() -> None:
    made = sheet("emigration", "en")
    off = frozenset({"how-many-left", "it", "standfirst"})
    data, result = page("emigration", "en", PaperOptions(off=off))
    assert result.shown is not None
    assert not result.shown.standfirst
    assert [line.id for line in result.shown.sources] == ["eurostat-permits-2026-07", "brief", "natural-earth"]
    assert [line.number for line in result.shown.sources] == [1, 2, 3]
    shown = squeezed(text_of(data))
    assert squeezed(made.standfirst[:40]) not in shown
    assert "Belstat" not in shown
    assert len(result.shown.marks) < len(made.marks)


def test_every_block_of_a_sheet_has_an_id_of_its_own() -> None:
    for topic in TOPICS:
        ids = [block.id for block in blocks(sheet(topic, "en"))]
        assert len(ids) == len(set(ids))
    assert slot_ids(sheet("emigration", "en"))[1] == "valid-permits-table"


@pytest.mark.parametrize("topic", TOPICS)
def test_each_free_block_can_be_switched_off(topic: str) -> None:
    made = sheet(topic, "en")
    free = [block.id for block in blocks(made) if not block.fixed]
    assert free
    for id in free:
        data, _ = render(made, PaperOptions(off=frozenset({id})))
        assert document.structure(data) == []


@pytest.mark.parametrize("id", ["headline", "key-facts", "notes", "sources", "first-permits"])
def test_what_must_stay_cannot_be_switched_off(id: str) -> None:
    with pytest.raises(UsageError, match=f"“{id}” always stays.*standfirst.*how-many-left"):
        chosen(sheet("emigration", "en"), {id})


def test_an_unknown_block_is_named() -> None:
    with pytest.raises(UsageError, match="no block “map-of-mars”"):
        render(sheet("emigration", "en"), PaperOptions(off=frozenset({"map-of-mars"})))


def test_a_timeline_never_leaves_its_list_of_numbers_behind() -> None:
    made = chosen(sheet("border", "en"), {"border-events"})
    assert slot_ids(made) == ["three-counts", "poland-months"]


def test_at_least_one_recommendation_stays() -> None:
    made = sheet("recommendations", "en")
    with pytest.raises(UsageError, match="at least one"):
        chosen(made, {band.id for band in made.bands})
    assert len(chosen(made, {made.bands[0].id}).bands) == len(made.bands) - 1


# Words of the reader's own


def test_what_the_user_writes_is_text_and_never_mark_up() -> None:
    shown = squeezed(text_of(page("overview", "en", OWN)[0]))
    for text in (OWN.organisation, OWN.contact, OWN.note):
        assert squeezed(text) in shown
    assert shown.index(squeezed("The organisation’s note")) < shown.index(squeezed(OWN.note))


def test_only_addresses_that_are_safe_become_links() -> None:
    data, _ = page("overview", "en", OWN)
    links = elements(data, "Link")
    assert sorted(uri for link in links for uri in link["objects"]) == [
        "https://example.org/help?a=1",
        "https://example.org/queue",
        "mailto:info@example.org",
    ]
    assert sorted(p for link in links for p in link["parents"]) == [1, 2, 3]
    assert b"(javascript" not in data.lower()  # as words of the note it stands in the keywords too
    assert b"/JS" not in data


def test_a_note_without_an_organisation_is_its_issuers() -> None:
    shown = text_of(page("overview", "en", PaperOptions(note="Open on Wednesdays."))[0])
    assert "The issuer’s note" in shown
    assert "The organisation’s note" not in shown


def test_a_receipt_has_its_four_words() -> None:
    shown = squeezed(text_of(page("emigration", "ru", PaperOptions(receipt=True))[0]))
    assert "НомерделаИмяифамилияПодписьДата" in shown


def test_the_header_of_an_organisation_costs_nine_millimetres() -> None:
    """SHEET: the rail stands at 16 and at 25 mm."""
    tops = []
    for options in (PaperOptions(), PaperOptions(organisation="Bridge", contact="Vilnius")):
        content = content_of(page("emigration", "en", options)[0])
        rail = re.search(rb"(\S+) (\S+) \S+ 3\.00 re f", content)
        assert rail
        tops.append(grid.A4.height - float(rail[2]) - 3)
    assert [round(top / grid.MM, 1) for top in tops] == [16.0, 25.0]


def test_words_of_another_language_say_so() -> None:
    """A Russian sheet holds the English name of UNHCR's database; an English sheet need not say so."""
    assert {"en"} == {span["lang"] for span in elements(page("asylum", "ru", PaperOptions())[0], "Span")}
    assert elements(page("asylum", "en", PaperOptions())[0], "Span") == []


def test_a_phrase_keeps_its_language_over_the_end_of_a_line() -> None:
    data, _ = page("asylum", "ru", PaperOptions())
    shown = text_of(data)
    assert squeezed("(Refugee Population Statistics Database)") in squeezed(shown)


# Two hundred users

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz ABC",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя АБВ",
    "ąčęėįšųūž āčēģīķļņšūž ąćęłńóśźż",
    "іўэґєї ІЎ’",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "0123456789 &<>\"'/\\(){}[]%#@!?;:,.-–—«»„“”…№€",
    "אבגדה", "ابتث", "日本語", "กขค", "𝔸😀",
    "\u200b\u00ad\u202e\u2066\u0000\u0007\ud800\ufffe",
    "WWWWWWWWWWMMMM",
)  # fmt: skip


def user(seed: int) -> PaperOptions:
    """An invented user: mostly letters that the typeface has, sometimes ones that it has not."""
    random = Random(seed)  # noqa: S311 - not a secret
    usual = ALPHABETS[:6] if random.random() < 0.75 else ALPHABETS

    def words(limit: int) -> str:
        letters = random.choice(usual)
        wanted = random.choice([0, 1, limit // 2, limit, limit, limit + (random.random() < 0.1)])
        return "".join(random.choice([*letters, " "]) if random.random() < 0.9 else " " for _ in range(wanted))

    return PaperOptions(
        paper=random.choice(["a4", "letter"]),
        mono=random.random() < 0.5,
        organisation=words(typed.ORGANISATION),
        contact=words(typed.CONTACT),
        note=words(typed.NOTE),
        receipt=random.random() < 0.3,
        large=random.random() < 0.1,
        with_data=random.random() < 0.3,
    )


def small() -> Sheet:
    """A sheet with one block of each kind, so that two hundred of them are soon made."""
    made = sample.sheet()
    rows = (Row((Column(12, (sample.slots()["bars"],)),)),)
    return replace(
        made, rows=rows, key_facts=made.key_facts[:1], notes=made.notes[:1], marks=made.marks[:1], page=WORDS
    )


def made_for(options: PaperOptions) -> bytes | str:
    """The page, or the words of the refusal."""
    try:
        return render(small(), options)[0]
    except (UsageError, LayoutError) as refusal:
        return str(refusal)


def test_two_hundred_users_get_a_sound_page_or_a_clear_refusal() -> None:
    pages = refusals = 0
    for options in map(user, range(200)):
        found = made_for(options)
        if isinstance(found, str):
            assert re.match(r"(Organisation|Contact line|Note): |“Эмиграция” does not fit", found)
            refusals += 1
        else:
            assert document.structure(found) == []
            assert document.part_of(found) == (3 if options.with_data else 2)
            pages += 1
    assert pages > 120
    assert refusals > 20


def test_a_refusal_comes_before_anything_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canvas, "Page", None)
    with pytest.raises(LayoutError, match="Note"):
        render(sample.sheet(), PaperOptions(note="日本"))
