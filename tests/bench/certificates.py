"""A thousand attestations signed and written to a folder, and one of them verified."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from mediateur import paths
from mediateur.training.register import Certificate, Person, Rule
from mediateur.trust.judging import judge
from mediateur.usecases.attestations.certificates import Attested, Certificates
from tests.bench.timing import median, timed
from tests.trust.samples import CODE, FACTS, KEY, LIST, TODAY

MADE, BOUND_S, TIMES = 1000, 60.0, 50


def measure() -> bool:
    """Print how long it takes; tell whether the bound is kept."""
    wanted, told = [_attested(rank) for rank in range(1, MADE + 1)], list[int]()
    maker = Certificates("Organisme A", KEY, paths.resources())
    with tempfile.TemporaryDirectory() as name:
        took = timed(lambda: [*maker.write_all(wanted, Path(name), lambda done: not told.append(done))]) / 1000
        files = [file.stat().st_size for file in Path(name).iterdir()]
    judged = median([timed(lambda: judge(CODE, (LIST,), TODAY)) for _ in range(TIMES)])
    print(
        f"{len(files)} attestations signées et écrites : {took:.1f} s, borne {BOUND_S:.0f} s "
        f"({sum(files) / len(files) / 1000:.0f} ko chacune) ; en vérifier une : {judged:.2f} ms"
    )
    return took <= BOUND_S and len(files) == MADE and told[-1] == MADE


def _attested(rank: int) -> Attested:
    given = Certificate(
        number=f"2026-{rank:04d}",
        person=str(rank),
        issued=FACTS.issued,
        trained=FACTS.trained,
        title=FACTS.title,
        minutes=FACTS.minutes,
        expires=FACTS.expires,
        rule=Rule(),
    )
    return Attested(given, Person(id=str(rank), number=rank, name=f"Médiateur {rank}", entered=dt.date(2026, 1, 1)))
