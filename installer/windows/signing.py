"""The signature of what is made, where a certificate is given: starters here, installer and uninstaller by NSIS."""

from __future__ import annotations

import os
from pathlib import Path

from installer.windows.saying import run

SCRIPT = Path(__file__).resolve().parent / "sign.sh"
CERTIFICATE = "MEDIATEUR_CERTIFICAT"


def sign(*files: Path) -> None:
    """Sign files, if MEDIATEUR_CERTIFICAT names a certificate. Raises MakingError."""
    if os.environ.get(CERTIFICATE):
        run((SCRIPT, *files), "Le programme n’a pas pu être signé.")
