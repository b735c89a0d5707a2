"""Starting the window: one per data folder, dressed, painted first, everything else after."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from mediateur import paths
from mediateur.errors import MediateurError
from mediateur.ui.kit.theme import Theme
from mediateur.ui.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from mediateur.app import App

LOCK, PRACTICE_LOCK = "ouvert.verrou", "entrainement.verrou"


def open_window(app: App, *, leave: bool = False, file: Path | None = None) -> int:
    """Open the window and run until it is closed; `leave` closes it once the first frame is painted and usable.

    `file` is brought into the journal as soon as that is open, once its words were read and agreed to.
    """
    if not has_display():
        raise MediateurError(
            "Médiateur ne trouve pas d’écran ici.",
            "Rien n’a changé.",
            "Ouvrez-le depuis un bureau, ou jouez la démonstration\N{NO-BREAK SPACE}: mediateur demo DOSSIER.",
        )
    qt = application()
    lock = take_lock(app.folder, PRACTICE_LOCK if app.practice else LOCK)
    theme = _theme(qt, app)
    theme.begin(qt)
    window = MainWindow(app, theme)
    if not app.preferences.current.welcomed:
        window.show_welcome()
    later = _Later(window, file)
    window.ready.connect(qt.quit if leave else later.come)
    gc.freeze()
    window.show()
    status = qt.exec()
    if not leave:
        window.close()
    lock.unlock()
    return status


class _Later(QObject):
    """What the first frame does without."""

    def __init__(self, window: MainWindow, file: Path | None) -> None:
        super().__init__(window)
        self._window, self._file = window, file

    @Slot()
    def come(self) -> None:
        """Watch for crashes, show the focus, speak French in Qt's own words, open the store."""
        from PySide6.QtGui import QIcon

        from mediateur.ui.crash import CrashWatch

        window = self._window
        watch = CrashWatch(window, window.app.folder)
        watch.failed.connect(window.tell_failure)
        watch.install()
        watch.start_log()
        window.theme.complete()
        _speak_french(application())
        window.setWindowIcon(QIcon(window.theme.pixmap("marque", "primary", 64)))
        if not window.app.practice:
            window.begin_upkeep()
            window.resume_tour()
        if self._file is not None:
            window.store_ready.connect(self._bring_in, Qt.ConnectionType.SingleShotConnection)
        window.open_store()

    @Slot()
    def _bring_in(self) -> None:
        if self._file is not None:
            self._window.bring_in(self._file)


def show_failure(error: MediateurError) -> None:
    """Say why no window could be opened, in a box, until it is read."""
    from PySide6.QtWidgets import QMessageBox

    qt = application()
    _speak_french(qt)
    QMessageBox.critical(None, "Médiateur", str(error))


def has_display() -> bool:
    """Return whether windows can be shown: without a display, Qt would end the program."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def application() -> QApplication:
    """Return the Qt application, made if need be."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QApplication.setApplicationName("mediateur")
    QApplication.setApplicationDisplayName("Médiateur")
    return QApplication([*sys.argv[:1], "-style", "fusion"])


def dress(qt: QApplication, app: App) -> Theme:
    """Dress the application as this machine is set; at first, as the system asks."""
    theme = _theme(qt, app)
    theme.apply(qt)
    _speak_french(qt)
    return theme


def take_lock(folder: Path, name: str = LOCK) -> QLockFile:
    """Return the lock of a data folder. Raises MediateurError when another window holds it."""
    try:
        paths.private_folder(folder)
    except OSError as error:
        raise MediateurError(
            f"Le dossier des données ne peut pas être créé\N{NO-BREAK SPACE}: {folder}.",
            "Rien n’a été modifié.",
            "Choisissez un autre dossier avec --dossier ou MEDIATEUR_DOSSIER.",
            detail=str(error),
        ) from error
    lock = QLockFile(str(folder / name))
    lock.setStaleLockTime(0)
    held = QLockFile.LockError.LockFailedError
    if not lock.tryLock(0) and lock.error() == held and not _take_unsigned(lock, folder / name):
        raise MediateurError(
            "Médiateur est déjà ouvert avec ce dossier de données.",
            "Vos séances sont intactes.",
            "Revenez à la fenêtre ouverte, ou fermez-la d’abord.",
        )
    return lock


def _take_unsigned(lock: QLockFile, file: Path) -> bool:
    """Take a lock whose file does not say who holds it: a program was ended as it made it; return whether it could be.

    One that is held all the same cannot be removed: the system keeps it too.
    """
    with suppress(OSError):
        if file.stat().st_size:
            return False
    return lock.removeStaleLockFile() and lock.tryLock(0)


def _theme(qt: QApplication, app: App) -> Theme:
    settings = app.preferences.current
    name = settings.theme or _system_theme(qt)
    try:
        (app.resources / "icons").stat()
        return Theme.load(app.resources, name, settings.scale / 100, settings.reduced_motion)
    except (OSError, ValueError, LookupError) as error:
        raise MediateurError(
            "Il manque à Médiateur une partie de ses fichiers.",
            "Vos données ne sont pas touchées.",
            "Réinstallez Médiateur.",
            f"{type(error).__name__} {error}",
        ) from error


def _speak_french(qt: QApplication) -> None:
    from mediateur.ui.kit import french

    french.install(qt)


def _system_theme(qt: QApplication) -> str:
    hints = qt.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "contraste"
    return "sombre" if hints.colorScheme() is Qt.ColorScheme.Dark else "clair"
