"""The empty deck: 16:9, one master, a layout to open with and one for all else, our fonts and colours in its theme."""

from __future__ import annotations

import re
from typing import Any, Final

from byfacts.exports.slides import fills, room
from byfacts.exports.slides.room import Space
from byfacts.tokens import theme

OPENING, USUAL = "Title Slide", "Title Only"
SUBTITLE, SOURCE, FOOT = 13, 14, 15  # what our own placeholders are known by
# IBM Plex Sans need not be there: by its family and proportions PowerPoint finds what comes nearest (Segoe UI, Arial).
PANOSE: Final = "020B0503050203000203"
FONT: Final = f'<a:latin typeface="{room.FONT}" panose="{PANOSE}" pitchFamily="34" charset="0"/>'
THEME_TYPE: Final = "/theme"


def empty() -> Any:
    """A presentation without slides."""
    from pptx import Presentation
    from pptx.util import Emu

    made = Presentation()
    made.slide_width, made.slide_height = Emu(round(room.WIDTH * room.EMU)), Emu(round(room.HEIGHT * room.EMU))
    for layout in list(made.slide_layouts):
        if layout.name not in (OPENING, USUAL):
            made.slide_layouts.remove(layout)
    _drop_leftovers(made)
    master = made.slide_master
    _theme(master.part)
    _settle_master(master)
    for layout in made.slide_layouts:
        _settle_layout(layout)
    return made


def layout(deck: Any, name: str) -> Any:
    return next(one for one in deck.slide_layouts if one.name == name)


def _drop_leftovers(deck: Any) -> None:
    """The template's picture of itself and its printer's settings are not ours."""
    for owner in (deck.part.package, deck.part):
        relations = owner._rels
        for id_, one in list(relations.items()):
            if one.reltype.endswith(("/thumbnail", "/printerSettings")):
                relations.pop(id_)


def _theme(master: Any) -> None:
    """Names, fonts and colours: what a user picks from when the deck is edited."""
    part = next(one.target_part for one in master.rels.values() if one.reltype.endswith(THEME_TYPE))
    light = theme(fills.THEME)
    colours = {
        "dk1": light["ink"], "lt1": light["paper"], "dk2": light["ink2"], "lt2": light["chrome"],
        **{f"accent{n}": hue.data for n, hue in enumerate(list(light.hues.values())[:4], 1)},
        "accent5": light["context"], "accent6": light["amber"], "hlink": light["accent"], "folHlink": light["ink2"],
    }  # fmt: skip
    text = part.blob.decode("utf-8")
    for name, hex_ in colours.items():
        made = f'<a:{name}><a:srgbClr val="{hex_.lstrip("#").upper()}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", made, text, count=1, flags=re.DOTALL)
    text = re.sub(r'<a:latin typeface="[^"]*"[^>]*/>', FONT, text)
    part.blob = re.sub(r'(<a:theme [^>]*name=")[^"]*"', r'\1byfacts"', text, count=1).encode("utf-8")


PLACES: Final[dict[str, Space]] = {
    "title": room.TITLE, "body": room.BODY, "dt": Space(room.MARGIN, 540 - 20, 10, 10), "ftr": room.FOOTER,
    "sldNum": room.NUMBER,
}  # fmt: skip


def _settle_master(master: Any) -> None:
    for shape in list(master.placeholders):
        kind = _kind(shape)
        if kind == "dt":
            shape._element.getparent().remove(shape._element)
            continue
        _put(shape, PLACES[kind])
        body = shape._element.txBody.find(f"{{{fills.A}}}bodyPr")
        for side in ("lIns", "tIns", "rIns", "bIns"):
            body.set(side, "0")
        body.set("anchor", "b" if kind == "title" else "ctr" if kind in ("ftr", "sldNum") else "t")
        for child in list(body):
            body.remove(child)
        body.append(fills.parsed("<a:noAutofit/>"))
    styles = master._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}txStyles")
    title = styles[0].find(f"{{{fills.A}}}lvl1pPr")
    title.set("algn", "l")
    title.find(f"{{{fills.A}}}defRPr").set("sz", f"{round(room.TITLE_SIZES[0] * 100)}")
    title.find(f"{{{fills.A}}}defRPr").set("b", "1")


def _settle_layout(one: Any) -> None:
    for shape in list(one.placeholders):
        if _kind(shape) == "dt":
            shape._element.getparent().remove(shape._element)
    if one.name == OPENING:
        for shape in one.placeholders:
            if _kind(shape) in ("ctrTitle", "subTitle"):
                _put(shape, room.OPENING_TITLE if _kind(shape) == "ctrTitle" else room.OPENING_TEXT)
                _open(shape, "b" if _kind(shape) == "ctrTitle" else "t")
        _add(one, FOOT, "Issue", room.OPENING_FOOT, 16)
        return
    _add(one, SUBTITLE, "Subtitle", room.SUBTITLE, room.SUBTITLE_SIZES[0])
    _add(one, SOURCE, "Source", room.SOURCE, room.SMALL)


def _open(shape: Any, anchor: str) -> None:
    """Words of the opening begin at the left, as all others do."""
    body = shape._element.txBody.find(f"{{{fills.A}}}bodyPr")
    body.set("anchor", anchor)
    styles = shape._element.txBody.find(f"{{{fills.A}}}lstStyle")
    for child in list(styles):
        styles.remove(child)
    styles.append(fills.parsed('<a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr/></a:lvl1pPr>'))


def _kind(shape: Any) -> str:
    return str(shape._element.xpath(".//p:ph/@type")[0])


def _put(shape: Any, space: Space) -> None:
    from pptx.util import Emu

    shape.left, shape.top, shape.width, shape.height = (Emu(x) for x in space.emu())


def _add(one: Any, number: int, name: str, space: Space, size: float) -> None:
    """A placeholder for words that begin at the left, without bullets."""
    left, top, width, height = space.emu()
    grey = fills.role("ink2")
    one._element.cSld.spTree.append(fills.parsed(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number + 20}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" sz="quarter" idx="{number}"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr><p:txBody>'
        '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle>'
        '<a:lvl1pPr marL="0" indent="0"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(size * 100)}">'
        f'<a:solidFill><a:srgbClr val="{grey}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>'
    ))  # fmt: skip
