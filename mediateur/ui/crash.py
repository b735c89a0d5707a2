"""When the program itself fails: the error goes to the log, the window says so and stays."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, QtMsgType, Signal, Slot, qInstallMessageHandler


class CrashWatch(QObject):
    """Catches what nothing else caught, in any thread. `failed` carries the text for the person who mends it."""

    failed = Signal(str)

    def __init__(self, parent: QObject, folder: Path) -> None:
        super().__init__(parent)
        self._folder = folder
        self._trace_file: TextIO | None = None

    def install(self) -> None:
        """Take the place of the interpreter's hooks."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    @Slot()
    def start_log(self) -> None:
        """Open the log of the data folder, once the window is painted; Qt's warnings go there too."""
        from mediateur import log

        log.start(self._folder)
        self._trace_file = log.watch_crashes(self._folder)
        qInstallMessageHandler(_on_qt_message)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._tell(kind, trace)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        self._tell(args.exc_type, args.exc_traceback)

    def _tell(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Keep where it failed and what kind of error it was; its message might quote what someone typed."""
        import logging

        from mediateur.log import where

        place = where(trace)
        logging.getLogger("mediateur").error("%s\n%s", kind.__name__, place)
        self.failed.emit(f"{kind.__name__}\n{place}")


def _on_qt_message(kind: QtMsgType, _context: object, message: str) -> None:
    import logging

    levels = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}
    if kind in levels:
        logging.getLogger("mediateur").log(levels[kind], "Qt: %s", message)
