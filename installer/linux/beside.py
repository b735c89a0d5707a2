"""Say what the bundle of Linux holds besides what pip brought: Python itself, and PyInstaller's first stage.

Run as `python -m installer.linux.beside`; prints the list that `installer.shared.licences` takes with --more.
"""

from __future__ import annotations

import json
import platform
import sysconfig
from importlib.metadata import distribution
from pathlib import Path

from mediateur.usecases.program.licences import from_distributions

# Where the licence of Python stands: in what python.org gives, and in Debian's packages.
PYTHON_LICENCES = (
    Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
    Path(f"/usr/share/doc/python{sysconfig.get_python_version()}/copyright"),
)


def beside() -> list[dict[str, object]]:
    """Return the parts as JSON takes them. Raises StopIteration where the licence of Python is not to be found."""
    version = platform.python_version()
    text = next(file for file in PYTHON_LICENCES if file.is_file())
    python = {"name": "Python", "version": version, "licence": "Python-2.0", "home": "https://www.python.org/"}
    stage = next(part for part in from_distributions([distribution("pyinstaller")]) if part.name == "pyinstaller")
    exception = "GPL-2.0-or-later WITH Bootloader-exception"
    texts = [str(file) for file in stage.texts]
    return [
        {**python, "texts": [str(text)], "purl": f"pkg:generic/python@{version}"},
        {**vars(stage), "licence": exception, "texts": texts, "purl": f"pkg:pypi/pyinstaller@{stage.version}"},
    ]


if __name__ == "__main__":
    print(json.dumps(beside(), ensure_ascii=False, indent=1))
