"""The journal at its largest: the dashboard under any filter, saving, memory; DuckDB on the same sums as the yardstick.

Each is a ratio too: the speed of one machine varies by two.
"""

# ruff: noqa: S608

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import StaticPool, create_engine

from mediateur.app import App
from mediateur.journal.encounter import Encounter, Kind
from mediateur.journal.query import Query
from mediateur.journal.statistics import EVERYTHING, Filters, Period
from mediateur.store import files
from mediateur.store.schema import encounters, metadata, tallies
from tests import big_journal
from tests.bench import beside, coordinator, journal_page
from tests.bench.timing import median, percentile, timed
from tests.journal.samples import encounter

DASHBOARD_BOUND_MS, PAGE_BOUND_MS, SAVING_BOUND, MEMORY_BOUND = 100.0, 100.0, 1.5, 1.15
# SQLite begins its log again after about 150 of these pairs.
TIMES, SAVES = 7, 150
YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
PERIODS = {"8 semaines": Period(dt.date(2026, 9, 26), dt.date(2026, 11, 20)), "une année": YEAR}
FILTERS = {
    "aucun": EVERYTHING,
    "parcours": Filters(pathway="activer-adulte"),
    "lieu": Filters(place="lieu-01"),
    "forme": Filters(kind=Kind.WORKSHOP),
    "parcours, lieu et forme": Filters("activer-adulte", "lieu-01", Kind.INDIVIDUAL),
}
LISTS = {
    "un résultat": Query(outcome="activee"),
    "un type de lieu": Query(place_type="domicile"),
    "un résultat et un lieu": Query(outcome="activee", place="lieu-01"),
}


class Journal(NamedTuple):
    """A journal of some size, in its data folder."""

    folder: Path
    size: big_journal.Size


def measure() -> bool:
    """Measure journals of both sizes, print it, and tell whether it is within the bounds."""
    good = []
    with tempfile.TemporaryDirectory() as folder:
        small = Journal(Path(folder) / "petit", big_journal.Size(1000, 1, 5))
        big_journal.build(*small)
        least = _memory(small)
        empty = journal_page.opening_time(Path(folder) / "vide")
        for size in (big_journal.LARGE_PLACE, big_journal.COORDINATOR):
            journal = Journal(Path(folder) / str(size.encounters), size)
            took = timed(lambda journal=journal: big_journal.build(*journal)) / 1000
            print(f"Journal de {size.encounters} séances : fait en {took:.0f} s")
            good += [_dashboard(journal), _listed(journal)]
            good += [_saving(journal), _opening(journal, empty), _told_memory(journal, least)]
            good.append(coordinator.measure(small.folder, journal.folder))
    return all(good)


def _dashboard(journal: Journal) -> bool:
    app = App(journal.folder)
    app.content.titles()
    worst = 0.0
    for period_name, period in PERIODS.items():
        for name, filters in FILTERS.items():
            _page(app, period, filters)
            took = median([timed(lambda p=period, f=filters: _page(app, p, f)) for _ in range(TIMES)])
            print(f"  Tableau de bord, {period_name}, filtre {name} : {took:.1f} ms")
            worst = max(worst, took)
    app.close()
    print(f"  Pire : {worst:.1f} ms, borne {DASHBOARD_BOUND_MS:.0f} ms. {_yardstick(journal, worst)}")
    return worst <= DASHBOARD_BOUND_MS


def _listed(journal: Journal) -> bool:
    """Measure how long the page Journal takes to count what a result, or a type of place, narrows it to."""
    app = App(journal.folder)
    store = app.open_store()
    took = {
        name: median([timed(lambda q=query: _count(store, q)) for _ in range(TIMES)]) for name, query in LISTS.items()
    }
    app.close()
    told = ", ".join(f"{name} {ms:.0f} ms" for name, ms in took.items())
    print(f"  Page Journal, toutes les dates : {told}, borne {PAGE_BOUND_MS:.0f} ms")
    return max(took.values()) <= PAGE_BOUND_MS


def _count(store: Any, query: Query) -> None:
    with store.begin() as work:
        work.pages.overview(query)


def _page(app: App, period: Period, filters: Filters) -> None:
    """Read what the page shows."""
    app.statistics.dashboard(period, filters)
    app.statistics.choices(period)


def _yardstick(journal: Journal, ours: float) -> str:
    lacking = beside.missing("duckdb")
    if lacking:
        return f"DuckDB non mesuré : {lacking['duckdb']}"
    import duckdb

    base = duckdb.connect()
    _load(base, journal)
    theirs = median([timed(lambda: _aggregate(base)) for _ in range(TIMES)])
    base.close()
    return f"DuckDB, les mêmes sommes depuis les séances d’une année : {theirs:.1f} ms, rapport {ours / theirs:.2f}"


def _load(base: Any, journal: Journal) -> None:
    """Copy the journal into columns, as DuckDB likes them."""
    with closing(files.connect(journal.folder / files.DATABASE, access=files.READING)) as origin:
        for table, columns in (
            ("encounter", "seq, day, pathway, place, kind, persons, helped, place_type, autonomy, declared_later"),
            ("tally", "encounter, axis, code, n"),
        ):
            with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as file:
                file.write(f"{columns.replace(' ', '')}\n")
                for row in origin.execute(f"SELECT {columns} FROM {table}"):
                    file.write(",".join(map(str, row)) + "\n")
            base.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv_auto('{file.name}')")
            Path(file.name).unlink()


def _aggregate(base: Any) -> list[Any]:
    since, until = YEAR
    chosen = f"day BETWEEN DATE '{since}' AND DATE '{until}'"
    figures = "count(*), sum(persons), sum(helped), sum(declared_later)"
    asked = [
        f"SELECT {by}, {figures} FROM encounter WHERE {chosen} GROUP BY 1"
        for by in ("day", "kind", "pathway", "place", "place_type", "autonomy")
    ]
    asked.append(
        "SELECT axis, code, sum(n) FROM tally JOIN encounter ON seq = tally.encounter "
        f"WHERE {chosen} GROUP BY axis, code"
    )
    return [base.execute(one).fetchall() for one in asked]


def _saving(journal: Journal) -> bool:
    """Compare saving a session to inserting the rows of one with the driver alone, durable in the same way.

    They take turns. The bare rows go to tables of the same columns and indexes, which nothing watches. Writing is
    slower while SQLite's log grows than once it is used again: each is told, and bound.
    """
    app = App(journal.folder)
    store = app.open_store()
    with closing(_bare(journal.folder / "nu.sqlite")) as bare:
        pairs = [(timed(lambda n=n: _insert(bare, n)), timed(lambda n=n: _save(store, n))) for n in range(3 * SAVES)]
    app.close()
    return _told_saving("le journal de SQLite s’allonge", pairs[:SAVES]) & _told_saving(
        "il est réutilisé", pairs[-SAVES:]
    )


def _told_saving(when: str, pairs: list[tuple[float, float]]) -> bool:
    insert, save = (sorted(pair[rank] for pair in pairs) for rank in (0, 1))
    ratio = median([saved / inserted for inserted, saved in pairs])
    print(
        f"  Enregistrer une séance, {when} : {median(save):.2f} ms (99e centile {percentile(save, 99):.2f}), "
        f"les mêmes lignes nues et durables {median(insert):.2f} ms, rapport {ratio:.2f}, borne {SAVING_BOUND}"
    )
    return ratio <= SAVING_BOUND


def _bare(path: Path) -> sqlite3.Connection:
    files.private_file(path)
    bare = files.connect(path, foreign_keys=False)
    bare.execute("PRAGMA journal_mode=WAL")
    engine = create_engine("sqlite://", creator=lambda: bare, poolclass=StaticPool)
    metadata.create_all(engine, tables=[encounters, tallies])
    return bare


def _insert(bare: sqlite3.Connection, number: int) -> None:
    one = _session(number)
    row = (one.id, one.when.day.isoformat(), 0, one.mediator, one.pathway, 1, one.content_hash, 1, one.place)
    more = (one.place_type, one.duration, one.autonomy, 0)
    columns = "id, day, half, mediator, pathway, pathway_version, content_hash, persons, place, place_type, duration"
    bare.execute("BEGIN")
    seq = bare.execute(
        f"INSERT INTO encounter ({columns}, autonomy, guides_printed) VALUES ({', '.join('?' * 13)})", (*row, *more)
    ).lastrowid
    bare.executemany(
        "INSERT INTO tally VALUES (?, 'outcome', ?, ?, ?, '')",
        [(seq, rank, each.code, each.n) for rank, each in enumerate(one.outcomes)],
    )
    bare.execute("COMMIT")


def _save(store: Any, number: int) -> None:
    with store.begin() as work:
        work.encounters.add(_session(number))
        work.commit()


def _session(number: int) -> Encounter:
    return msgspec.structs.replace(encounter(("activee", 1)), id=f"mesure-{number}", place="lieu-01")


def _opening(journal: Journal, empty: float) -> bool:
    took = journal_page.opening_time(journal.folder)
    print(
        f"  La page Journal s’ouvre en {took:.0f} ms, vide en {empty:.0f} ms, "
        f"écart {took - empty:.0f} ms, borne {PAGE_BOUND_MS:.0f} ms"
    )
    return took - empty <= PAGE_BOUND_MS


def _told_memory(journal: Journal, least: float) -> bool:
    most = _memory(journal)
    print(f"  Mémoire du tableau de bord : {most:.0f} Mo, {least:.0f} Mo pour 1000 séances, borne {MEMORY_BOUND}")
    return most <= least * MEMORY_BOUND


def _memory(journal: Journal) -> float:
    """Return the most memory (MB) that a process of its own took to read the dashboard, as Linux tells it.

    What `getrusage` tells would begin with the memory of the process that started it.
    """
    script = (
        "import sys; from pathlib import Path; from mediateur.app import App; "
        "from tests.bench.journal import YEAR; App(Path(sys.argv[1])).statistics.dashboard(YEAR); "
        "print(next(l for l in open('/proc/self/status') if l.startswith('VmHWM')).split()[1])"
    )
    command = [sys.executable, "-c", script, str(journal.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
    return int(done.stdout) / 1024
