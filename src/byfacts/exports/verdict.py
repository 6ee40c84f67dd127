"""What ``verify`` found, in words: for the command line and the window alike."""

from __future__ import annotations

from byfacts.exports.verify import Report, Wrong
from byfacts.language import Language


def headline(report: Report, say: Language) -> str:
    """The verdict in one sentence."""
    if report.wrong:
        return say.plural("{n} numbers differ from edition {edition}.", len(report.wrong), edition=report.known)
    if report.words:
        return say.plural(
            "The numbers are those of edition {edition}, but the words differ in {n} lines.",
            len(report.words), edition=report.known,
        )  # fmt: skip
    if report.edition != report.known:
        return say.text(
            "The numbers are the same as in edition {edition}, but the sheet names another edition, which is not known "
            "here: {other}.",
            edition=report.known, other=report.edition or "–",
        )  # fmt: skip
    return say.text("All numbers are those of edition {edition}.", edition=report.known)


def details(report: Report, say: Language) -> list[str]:
    """What the reader must know beside the verdict, a line each."""
    lines = [_wrong(wrong, say) for wrong in report.wrong]
    lines += [say.text("Other words in the line “{line}”.", line=line) for line in report.words]
    if report.wrong and report.edition != report.known:
        lines.append(
            say.text(
                "The sheet names edition {other}, not known here; it was compared with {edition} nevertheless.",
                other=report.edition or "–",
                edition=report.known,
            )
        )
    if report.contradictions:
        lines.append(say.text("The page and the data in the file contradict each other."))
    lines.append(say.plural("{n} numbers of the page were compared.", report.compared))
    if report.attached:
        lines.append(say.text("The data in the file was compared too."))
    if report.inferred:
        lines.append(say.text("The file does not say how it was made; that was taken from the page itself."))
    if report.own:
        lines.append(
            say.text("The issuer’s own words have numbers that cannot be verified: {numbers}.",
                     numbers=", ".join(report.own))
        )  # fmt: skip
    return lines


def _wrong(wrong: Wrong, say: Language) -> str:
    if wrong.in_data:
        where = say.text("in the data of the file")
    else:
        left, top = wrong.place or (0, 0)
        where = say.text("{left} mm from the left, {top} mm from the top", left=say.number(left), top=say.number(top))
    printed, expected = wrong.printed, wrong.expected
    if not printed:
        return say.text("{expected} is missing ({where}): {about}", expected=expected, where=where, about=wrong.about)
    if not expected:
        return say.text(
            "{printed} should not be there ({where}): {about}", printed=printed, where=where, about=wrong.about
        )
    return say.text(
        "{printed} should be {expected} ({where}): {about}",
        printed=printed, expected=expected, where=where, about=wrong.about,
    )  # fmt: skip
