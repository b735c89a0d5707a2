"""The official site in the system's browser, in a private window where the browser can; never inside the program."""

from __future__ import annotations

import shutil

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

PRIVATE = {
    "firefox": "--private-window",
    "firefox-esr": "--private-window",
    "chromium": "--incognito",
    "google-chrome": "--incognito",
    "chrome": "--incognito",
    "microsoft-edge": "--inprivate",
    "msedge": "--inprivate",
    "brave-browser": "--incognito",
}


def open_private(url: str) -> bool:
    """Open `url`; returns whether the window is a private one, so that the page can say it when it is not."""
    for name, option in PRIVATE.items():
        if (program := shutil.which(name)) and QProcess.startDetached(program, [option, url])[0]:
            return True
    QDesktopServices.openUrl(QUrl(url))
    return False
