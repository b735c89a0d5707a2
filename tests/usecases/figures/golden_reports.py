"""The golden texts of reports: what a reading aid says of each, in order, of the journal of `shared_journal`.

`python -m tests.usecases.figures.golden_reports` writes them again after a report was changed on purpose.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from mediateur.journal.statistics import Period
from mediateur.store.opening import open_store
from mediateur.usecases.figures.bilans import Extent
from tests.forms import reading
from tests.usecases.conftest import Clock
from tests.usecases.figures.shared_journal import MARCH, YEAR, fill, office

FOLDER = Path(__file__).parent / "golden"


class Told(NamedTuple):
    """A report whose text is kept: is it to share, of which days, how much it tells."""

    share: bool
    period: Period
    extent: Extent

    @property
    def kept(self) -> Path:
        """The file of its golden text."""
        audience = "partageable" if self.share else "interne"
        return FOLDER / f"bilan-{audience}-{'mars' if self.period == MARCH else 'annee'}.{self.extent}.txt"

    def pdf(self, folder: Path) -> bytes:
        """Return the report; its journal is made in a folder."""
        store = open_store(folder)
        try:
            fill(store)
            desk = office(store, folder, Clock())
            desk.statistics.set_goal(400, 2026)
            make = desk.bilans.shared if self.share else desk.bilans.inside
            return make(self.period, extent=self.extent)
        finally:
            store.close()

    def told(self, folder: Path) -> str:
        """Return what is told of it, a text to a line."""
        return "".join(f"{line}\n" for line in reading.spoken(self.pdf(folder / "journal"), folder))


REPORTS = tuple(
    Told(share, period, extent)
    for share, period, extent in (
        (False, MARCH, Extent.PAGE),
        (False, YEAR, Extent.TERRITORY),
        (True, MARCH, Extent.PAGE),
        (True, YEAR, Extent.TERRITORY),
    )
)


def main() -> None:
    """Write every golden text."""
    FOLDER.mkdir(exist_ok=True)
    for report in REPORTS:
        with tempfile.TemporaryDirectory() as folder:
            report.kept.write_text(report.told(Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
