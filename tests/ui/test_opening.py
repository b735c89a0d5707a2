"""Opening the window costs what Accueil needs, and nothing more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mediateur.paths import resources

LIBRARIES = "msgspec yaml sqlalchemy alembic reportlab pikepdf requests qrcode rapidfuzz svglib"
LATER = frozenset(LIBRARIES.split())
ROOMS_FOR_LATER = (
    *("mediateur.content.reader", "mediateur.store.opening", "mediateur.forms.catalogue", "mediateur.journal.privacy"),
    *("mediateur.content.manual", "mediateur.ui.helping", "mediateur.ui.pages.help.page"),
)


def test_no_library_that_accueil_can_do_without_is_loaded_before_it_is_painted(data_folder: Path) -> None:
    """Python itself tells what it loads, up to the first painting."""
    data_folder.mkdir()
    (data_folder / "reglages.json").write_text('{"welcomed": true}', encoding="utf-8")
    command = [sys.executable, "-X", "importtime", "-m", "mediateur", "--quitter-apres-affichage"]
    told = subprocess.run(
        command, env={**os.environ}, cwd=resources().parent, capture_output=True, text=True, check=True
    ).stderr
    loaded = {line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")}
    assert "mediateur.ui.pages.home.page" in loaded
    assert not [name for name in loaded if name.partition(".")[0] in LATER or name in ROOMS_FOR_LATER]
