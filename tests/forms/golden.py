"""The golden texts: what a reading aid says, in order, of each written form, of the guides most given, of a module.

Written forms are told in the version « courant »; guides in large print too, whose steps stand in another order of
pages. `python -m tests.forms.golden` writes them again after a form was changed on purpose. Read the difference before
keeping it: it is what people will read.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from mediateur.forms import making
from mediateur.forms.names import GUIDE, MODULE
from mediateur.forms.variants import Variant
from tests.forms import reading, samples
from tests.forms.conftest import WRITTEN, Case, library

FOLDER = Path(__file__).parent / "golden"
PATHWAYS = ("activer-adulte", "dire-non", "qui-voit-quoi", "alerte")
MODULES = ("choisir",)


class Told(NamedTuple):
    """A blank document whose text is kept."""

    form: str
    variant: Variant = Variant.COURANT

    @property
    def pdf(self) -> bytes:
        """The document."""
        if self.form in WRITTEN:
            return Case(self.form, self.variant, False, "court").pdf
        contact, day = samples.CONTACTS["court"], samples.PRINTED
        return making.make(self.form, self.variant, "fr", contact=contact, printed=day, library=library())

    @property
    def kept(self) -> Path:
        """The file of its golden text."""
        return FOLDER / f"{self.form}{'' if self.variant is Variant.COURANT else f'.{self.variant}'}.txt"

    def told(self, folder: Path) -> str:
        """Return what is told of it, a text to a line."""
        return "".join(line.replace("\u00a0", " ") + "\n" for line in reading.spoken(self.pdf, folder))


DOCUMENTS = (
    *map(Told, WRITTEN),
    *(Told(f"{GUIDE}{name}", variant) for name in PATHWAYS for variant in (Variant.COURANT, Variant.GROS)),
    *(Told(f"{MODULE}{name}") for name in MODULES),
)


def main() -> None:
    """Write every golden text, and remove those of forms that are gone."""
    FOLDER.mkdir(exist_ok=True)
    for old in {*FOLDER.glob("*.txt")} - {document.kept for document in DOCUMENTS}:
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for document in DOCUMENTS:
            document.kept.write_text(document.told(Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
