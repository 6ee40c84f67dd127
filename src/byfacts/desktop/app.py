"""Starts the window: the application, its fonts and look, the library; what goes wrong is told, never traced."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from byfacts import __version__, administrator, settings
from byfacts.desktop import accessible, clipboard, crash, fallback, motion, quiet, work
from byfacts.desktop.crash import ProblemsDialog
from byfacts.desktop.fallback import Start
from byfacts.desktop.look import Look, load_fonts, look, palette, style_sheet
from byfacts.desktop.no_trace import Keeper
from byfacts.desktop.notice import Told
from byfacts.desktop.window import MainWindow
from byfacts.errors import ByfactsError, CatalogueError, DataError
from byfacts.frozen import replace
from byfacts.language import Language, Languages

CALM = 1500  # milliseconds after the window stands


def run(
    language: Language,
    data: Path | None = None,
    settings_path: Path | None = None,
    languages: Languages = Languages(),
    tried: ByfactsError | None = None,
    *,
    leave_no_trace: bool = False,
    editions: Path | None = None,
) -> int:
    """Open the window in a language on a data package (None: the edition in use); returns when it is closed.

    ``tried`` is what became of the catalogue that a translator gave: told once the window stands.
    ``leave_no_trace``: nothing is kept of this session, whatever the settings say.
    """
    kept, doubts = administrator.load(settings_path)
    kept = replace(kept, leave_no_trace=leave_no_trace or kept.leave_no_trace)
    with quiet.starting(on=kept.leave_no_trace):
        application = make_application()
        fonts = load_fonts()
    quiet.settle(application, on=kept.leave_no_trace)
    motion.settle(kept.motion)
    present = look(kept.theme, kept.text_size)
    dress(application, present)
    try:
        start = fallback.choose(data, language, editions)
    except DataError as error:
        return _tell_and_leave(present, language, error)
    window = MainWindow(start.library, language, kept, languages=languages)
    undo = crash.install(lambda: (window, window.look, window.language))
    translator = QTranslator(application)
    translate(application, translator, language.code)
    window.no_trace.path = settings_path
    keeper = Keeper(settings_path)
    window.settings_changed.connect(lambda changed: _keep(window, changed, keeper))
    window.settings_changed.connect(lambda changed: translate(application, translator, changed.language))
    window.show()
    window.activateWindow()  # where no window manager does it, and where a terminal would keep the keyboard
    _tell_doubts(window, doubts, fonts=fonts)
    window.no_trace.begin()
    if tried is not None:
        _tell_of_catalogue(window, tried)
    if start.refused is not None:
        tell_of_refusal(window, start)
    QTimer.singleShot(CALM, window, window.preview.prepare)
    QTimer.singleShot(CALM, window, _collect_garbage)
    try:
        with quiet.no_history():
            return application.exec()
    finally:
        undo()
        work.finish()
        if quiet.is_on():
            clipboard.clear()


def _collect_garbage() -> None:
    """From now on: commands run without, but the window lives long. What is there by now stays, and is not searched."""
    gc.freeze()
    gc.enable()


def make_application() -> QApplication:
    """The application object, of which there is one."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    made = QApplication(sys.argv[:1])
    made.setApplicationName("byfacts")
    made.setApplicationDisplayName("byfacts")
    made.setApplicationVersion(__version__)
    made.setStyle("Fusion")
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
        made.setEffectEnabled(effect, False)
    accessible.install(made)
    return made


def dress(application: QApplication, present: Look) -> None:
    """Give the application its palette, font and style sheet."""
    application.setPalette(palette(present))
    application.setFont(present.font(13))
    application.setStyleSheet(style_sheet(present))


def translate(application: QApplication, translator: QTranslator, code: str) -> None:
    """Qt's own words (file dialogs, menus of text fields) in the language, where Qt has them; else in English."""
    if translator.objectName() == code:
        return
    translator.setObjectName(code)
    application.removeTranslator(translator)
    if translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def _keep(window: MainWindow, changed: settings.Settings, keeper: Keeper) -> None:
    """Keep the settings; a folder that cannot be written costs a notice, once, and nothing more."""
    say = window.language
    if (error := keeper.keep(changed)) is not None:
        window.tell(Told("told", say.text("Settings are not kept"), say.error(error)))


def _tell_doubts(window: MainWindow, doubts: Sequence[ByfactsError], *, fonts: bool) -> None:
    say = window.language
    if not fonts:
        window.status.announce(say.text("A font file is missing; the system's font stands in for it."))
    if doubts:
        words = " ".join(map(say.error, doubts))  # of the administrator's file and of the reader's
        window.tell(Told("told", say.text("Some settings were not understood"), words))


def _tell_of_catalogue(window: MainWindow, tried: ByfactsError) -> None:
    """How far a translator's catalogue has come, or every fault that keeps it from being used."""
    if isinstance(tried, CatalogueError):
        ProblemsDialog(window, window.look, window.language, tried).open()
    else:
        window.tell(Told("told", Path(str(tried.params["file"])).name, window.language.error(tried)))


def tell_of_refusal(window: MainWindow, start: Start) -> None:
    """That other data is on show than was asked for; every fault can be seen and copied."""
    refused = start.refused
    assert refused

    def show_all() -> None:
        ProblemsDialog(window, window.look, window.language, refused).open()

    window.tell(fallback.told(start, window.language, show_all))


def _tell_and_leave(present: Look, language: Language, error: DataError) -> int:
    """The data cannot be used: say why, with every fault, in a window of its own."""
    ProblemsDialog(None, present, language, error).exec()
    return error.exit_code
