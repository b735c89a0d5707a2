"""Make the fixture file of today's file of the learners: `python -m tests.store.learning.build_fixture`.

Once for each version: those of older versions are never made again.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from mediateur.store.learning.learning import Learning
from mediateur.store.learning.schema import VERSIONS
from mediateur.training.learned import Answered, Asked, Attempt, Practised, Progress

FOLDER = Path(__file__).parent / "fixtures"
DAY = dt.date(2026, 11, 29)
LEARNER = "Médiateur 1"
PROGRESS = Progress(module="activer", section="fin", finished=DAY)
PRACTISED = Practised(case="code-expire", day=DAY, outcome="juste")
ATTEMPT = Attempt(
    id="a1",
    learner=LEARNER,
    quiz="activer",
    seed=48213,
    day=DAY,
    asked=(Asked("activer-code", ("b", "a", "c")), Asked("activer-carte", ("a", "c"))),
    answered=(Answered("activer-code", ("b",), True),),
)


def build(to: Path) -> None:
    """Write made-up rows in every table, and copy them to `to`."""
    with tempfile.TemporaryDirectory() as folder:
        learning = Learning(Path(folder))
        learning.keep_progress(LEARNER, PROGRESS)
        learning.add_attempt(ATTEMPT)
        learning.add_practice(LEARNER, PRACTISED)
        with closing(sqlite3.connect(learning.file.path)) as origin:
            to.unlink(missing_ok=True)
            origin.execute("VACUUM INTO ?", (str(to),))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    build(FOLDER / f"v{len(VERSIONS)}.sqlite")
