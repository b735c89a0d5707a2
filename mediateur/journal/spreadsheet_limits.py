"""How big a spreadsheet may be, and the one sentence with which a file is refused."""

from __future__ import annotations

from mediateur.errors import MediateurError

MOST_BYTES = 16 << 20
MOST_UNPACKED = 48 << 20
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CHARACTERS_OF_CELL = 10_000
MOST_CHARACTERS = 16 << 20


class SpreadsheetError(MediateurError):
    """A file that is not read: nothing was changed."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(
            f"Ce tableau ne se lit pas\N{NO-BREAK SPACE}: {why}.",
            "Rien n’a été changé.",
            "Ouvrez-le dans un tableur, gardez une seule ligne de titres, puis enregistrez-le en CSV ou en XLSX.",
            detail,
        )


def too_many(what: str, most: int) -> SpreadsheetError:
    """Return the refusal of a file that has more of something than is ever read."""
    return SpreadsheetError(f"il a plus de {most} {what}")
