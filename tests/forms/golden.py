"""The golden texts of the written forms: what a reading aid says of each, in order, in the version « courant ».

`python -m tests.forms.golden` writes them again after a form was changed on purpose. Read the difference before
keeping it: it is what people will read.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from mediateur.forms.variants import Variant
from tests.forms import reading
from tests.forms.conftest import WRITTEN, Case

FOLDER = Path(__file__).parent / "golden"


def told(form: str, folder: Path) -> str:
    """Return what is told of a blank form, a text to a line."""
    spoken = reading.spoken(Case(form, Variant.COURANT, False, "court").pdf, folder)
    return "".join(line.replace("\u00a0", " ") + "\n" for line in spoken)


def kept(form: str) -> Path:
    """Return the file of a golden text."""
    return FOLDER / f"{form}.txt"


def main() -> None:
    """Write every golden text, and remove those of forms that are gone."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        if old.stem not in WRITTEN:
            old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for form in WRITTEN:
            kept(form).write_text(told(form, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
