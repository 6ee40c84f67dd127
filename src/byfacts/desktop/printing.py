"""Printing a sheet: the system's dialog, then the PDF's own page at the printer's resolution."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from byfacts.desktop.preview import picture
from byfacts.errors import N_, OutputError
from byfacts.language import Language
from byfacts.paper.grid import Paper

FINEST = 600  # dots to the inch: finer cannot be seen and costs memory
SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
REFUSED = N_("The printer did not take the page. Look whether it is on and has paper, or save the sheet as PDF.")


def printer_for(paper: Paper, title: str) -> QPrinter:
    """The usual printer, set to the paper of the sheet."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setDocName(title)
    made.setFullPage(True)
    made.setPageLayout(QPageLayout(QPageSize(SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    return made


def ask_printer(parent: QWidget, language: Language, printer: QPrinter) -> bool:
    """Let the reader choose printer and copies in the system's dialog; false: not now."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(language.text("Print fact sheet"))
    chosen = bool(dialog.exec())
    dialog.deleteLater()
    return chosen


def resolution(printer: QPrinter) -> int:
    """The dots to the inch at which the page is drawn for a printer."""
    return min(printer.resolution(), FINEST)


def page_for(data: bytes, dots: int, *, mono: bool) -> QImage:
    """The page of a file for a printer; black and white in a quarter of the memory. Touches no widget."""
    drawn = picture(data, dots / 72)
    return drawn.convertToFormat(QImage.Format.Format_Grayscale8) if mono else drawn


def print_page(image: QImage, printer: QPrinter) -> None:
    """Paint the page over the whole paper; on another paper than its own, as large as can be. Raises OutputError."""
    painter = QPainter()
    if not painter.begin(printer):
        raise OutputError(REFUSED)
    whole = printer.paperRect(QPrinter.Unit.DevicePixel)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    scale = min(whole.width() / image.width(), whole.height() / image.height())
    wide, high = image.width() * scale, image.height() * scale
    painter.drawImage(QRectF((whole.width() - wide) / 2, (whole.height() - high) / 2, wide, high), image)
    if not painter.end():
        raise OutputError(REFUSED)
