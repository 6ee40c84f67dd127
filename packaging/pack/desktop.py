"""What Linux desktops read of a program: menu entry, metadata for software centres, the kind of its files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from byfacts.language import Language
from pack import places, words

NAME = "byfacts"
# Software centres want a domain, turned round. Whoever publishes byfacts puts their own here (docs/releasing.md).
ID = "org.byfacts.byfacts"
KIND = "application/vnd.byfacts"


def files() -> dict[str, str]:
    """Their texts, by their place under ``share``."""
    return {
        f"applications/{NAME}.desktop": entry(),
        f"metainfo/{ID}.metainfo.xml": metadata(),
        f"mime/packages/{NAME}.xml": kinds(),
    }


def entry() -> str:
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.4",
            "Name=byfacts",
            *_each(lambda code, said: f"Comment{f'[{code}]' if code != 'en' else ''}={said}", words.SUMMARY),
            "Exec=byfacts",
            "Icon=byfacts",
            "Terminal=false",
            "StartupNotify=true",
            "StartupWMClass=byfacts",
            "Categories=Office;Chart;",
            "Keywords=migration;asylum;statistics;Belarus;EU;миграция;міграцыя;migracja;migracija;migrācija;",
            "",
        )
    )


def metadata() -> str:
    day = datetime.fromtimestamp(places.epoch(), UTC).date().isoformat()
    about = [
        _each(lambda code, said: f"    <p{_lang(code)}>{escape(said)}</p>", text) for text in (words.ABOUT, words.QUIET)
    ]
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<component type="desktop-application">',
            f"  <id>{ID}</id>",
            "  <metadata_license>CC0-1.0</metadata_license>",
            "  <project_license>MIT AND CC-BY-4.0 AND OFL-1.1 AND LGPL-3.0-only</project_license>",
            "  <name>byfacts</name>",
            *_each(lambda code, said: f"  <summary{_lang(code)}>{escape(said)}</summary>", words.SUMMARY),
            "  <description>",
            *about[0],
            *about[1],
            "  </description>",
            f'  <launchable type="desktop-id">{NAME}.desktop</launchable>',
            f"  <provides><binary>{NAME}</binary><mediatype>{KIND}</mediatype></provides>",
            "  <categories><category>Office</category><category>Chart</category></categories>",
            '  <content_rating type="oars-1.1"/>',
            f'  <releases><release version="{places.version()}" date="{day}"/></releases>',
            "</component>",
            "",
        )
    )


def kinds() -> str:
    """Editions that are passed on by hand: a .zip with an ending of its own."""
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">',
            f'  <mime-type type="{KIND}">',
            *_each(lambda code, said: f"    <comment{_lang(code)}>{escape(said)}</comment>", words.EDITION),
            '    <sub-class-of type="application/zip"/>',
            '    <icon name="byfacts"/>',
            '    <glob pattern="*.byfacts"/>',
            "  </mime-type>",
            "</mime-info>",
            "",
        )
    )


def _each(form: Callable[[str, str], str], text: str) -> list[str]:
    """A line for every language that has the words."""
    made = []
    for language in words.languages():
        said = _said(language, text)
        if language.code == "en" or said != text:
            made.append(form(language.code, said))
    return made


def _said(language: Language, text: str) -> str:
    return language.text(text).replace("\u00a0", " ")


def _lang(code: str) -> str:
    return f' xml:lang="{code}"' if code != "en" else ""
