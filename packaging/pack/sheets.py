"""Every sheet ready made, for computers on which no program may run: six languages, colour and mono, with an index.

The index is one page of plain HTML: no script, nothing from elsewhere, so it opens from a stick in any browser.
"""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from byfacts.compose import compose
from byfacts.language import Language
from byfacts.library import load
from byfacts.model import Library
from byfacts.paper import PaperOptions, write
from byfacts.sheet import Options, Sheet
from byfacts.topics import topics
from pack import places, words, zipped
from pack.sums import write_sums

KINDS = (("", PaperOptions()), ("-mono", PaperOptions(mono=True)))
HYPHEN = re.compile(r"(?<=\d)-(?=\w)")  # “2019-м” is one word, which browsers would break
STYLE = """
:root { color-scheme: light dark; }
body { font: 100%/1.5 system-ui, sans-serif; max-width: 50rem; margin: 0 auto; padding: 1rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
section { border-top: 2px solid; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid; }
td { width: 20%; }
th span { display: block; font-weight: normal; }
a { display: inline-block; padding: .25rem 0; }
footer { border-top: 2px solid; margin-top: 2rem; font-size: .9rem; }
"""


def make() -> None:
    """All sheets and their index, as a .zip; the day of issue is that of the last commit."""
    library = load()
    name = f"byfacts-sheets-{library.edition}"
    folder = places.WORK / "sheets"
    fill(folder, library, datetime.fromtimestamp(places.epoch(), UTC).date().isoformat())
    zipped.pack(folder, places.DIST / f"{name}.zip", name)


def fill(folder: Path, library: Library, day: str, spoken: tuple[Language, ...] = ()) -> None:
    """Writes sheets, index, licence and hashes into a folder that is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    sections = []
    for language in spoken or words.languages():
        (folder / language.code).mkdir()
        sheets = [compose(topic.id, library, language, Options(on=day), listed=False) for topic in topics()]
        for sheet in sheets:
            _write(folder, sheet)
        sections.append((language, sheets))
    (folder / "index.html").write_text(index(sections, library, day), "utf-8", newline="\n")
    shutil.copyfile(places.ROOT / "LICENSE", folder / "LICENSE.txt")
    shutil.copyfile(places.ROOT / "resources" / "fonts" / "OFL.txt", folder / "OFL.txt")
    write_sums(folder)


def _write(folder: Path, sheet: Sheet) -> None:
    for ending, options in KINDS:
        left = write(sheet, folder / place(sheet, ending), options).left_out
        if left:  # the sheet is whole all the same: blocks leave by priority
            print(f"{place(sheet, ending)} has no room for: {', '.join(left)}")


def place(sheet: Sheet, ending: str) -> str:
    return f"{sheet.language}/byfacts-{sheet.topic}-{sheet.language}{ending}.pdf"


def index(sections: list[tuple[Language, list[Sheet]]], library: Library, day: str) -> str:
    """The page that leads to every sheet, each language in its own words."""
    links = "\n".join(
        f'<li><a href="#{say.code}" lang="{say.code}" hreflang="{say.code}">{escape(say.name)}</a></li>'
        for say, _ in sections
    )
    first = sections[0][0]
    return f"""<!doctype html>
<html lang="{first.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>byfacts – {escape(sections[0][1][0].series_name)}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<h1>byfacts</h1>
<nav aria-label="Languages"><ul>
{links}
</ul></nav>
</header>
<main>
{"".join(_section(say, sheets, library, day) for say, sheets in sections)}</main>
<footer>
<p><a href="LICENSE.txt">LICENSE.txt</a> · <a href="OFL.txt">OFL.txt</a> · <a href="SHA256SUMS">SHA256SUMS</a></p>
</footer>
</body>
</html>
"""


def _section(say: Language, sheets: list[Sheet], library: Library, day: str) -> str:
    said = " · ".join(
        (
            say.text("Data edition {edition}", edition=library.edition),
            say.text("Data as of {date}", date=say.date(library.as_of)),
            f"{say.text('Issued on')} {say.date(day)}",
        )
    )
    rows = "".join(_row(say, sheet) for sheet in sheets)
    return f"""<section id="{say.code}" lang="{say.code}">
<h2>{escape(say.name)}</h2>
<p>{escape(sheets[0].series_name)}</p>
<table>
{rows}</table>
<p>{escape(said)}</p>
</section>
"""


def _row(say: Language, sheet: Sheet) -> str:
    kinds = (("", say.text("Colour")), ("-mono", say.text("Black and white")))
    cells = "".join(
        f'<td><a href="{place(sheet, ending)}" type="application/pdf" aria-label="{escape(sheet.title)}: '
        f'{escape(words)} (PDF)">{escape(words)}</a></td>'
        for ending, words in kinds
    )
    return f'<tr><th scope="row">{escape(sheet.title)}<span>{escape(_whole(sheet.headline))}</span></th>{cells}</tr>\n'


def _whole(text: str) -> str:
    return HYPHEN.sub("\u2011", text)
