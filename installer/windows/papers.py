"""What travels with the program about itself: the licences of its parts, and its bill of materials."""

from __future__ import annotations

import json
import os
from pathlib import Path

from installer.windows import pinned
from installer.windows.saying import run

ROOT = Path(__file__).resolve().parents[2]
# From the folder that is installed.
BILL = Path("programme", "lib", "mediateur", "licences", "mediateur.cdx.json")
FAILED = "Les licences de ce que le programme contient n’ont pas pu être réunies."
# Of what MinGW and NSIS put into the starters, the installer and the uninstaller.
MINGW, NSIS = "/usr/share/doc/mingw-w64-x86-64-dev/copyright", "/usr/share/doc/nsis/copyright"


def others(python_licence: Path) -> list[dict[str, object]]:
    """Return the parts that pip did not bring, as `installer.shared` reads them."""
    version = pinned.WINDOWS["python_full_version"]
    found = [("Python", version, "PSF-2.0", "https://www.python.org", str(python_licence))]
    if Path(MINGW).is_file():
        found.append(("MinGW-w64", "", "LicenseRef-MinGW-w64", "https://www.mingw-w64.org", MINGW))
    if Path(NSIS).is_file():
        found.append(("NSIS", "", "LicenseRef-NSIS", "https://nsis.sourceforge.io", NSIS))
    keys = ("name", "version", "licence", "home")
    return [{**dict(zip(keys, part, strict=False)), "texts": [part[-1]]} for part in found]


def write(library: Path, python_licence: Path, work: Path, moment: int) -> None:
    """Write the folder `licences` into the program, where its page Aide reads it. Raises MakingError."""
    more, out = work / "autres.json", library / "mediateur" / "licences"
    more.write_text(json.dumps(others(python_licence)), encoding="utf-8")
    run((ROOT / "installer" / "shared" / "build_tools.sh",), FAILED)
    python = ROOT / ".venv-build" / "bin" / "python"
    dated = {**os.environ, "SOURCE_DATE_EPOCH": str(moment), "PYTHONPATH": str(ROOT)}
    run((python, "-m", "installer.shared.licences", library, out, "--more", more), FAILED, dated)
    bill = out / BILL.name
    run((python, "-m", "installer.shared.sbom", library, bill, "--more", more), FAILED, dated)
