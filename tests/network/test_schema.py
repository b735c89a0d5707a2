"""The server accepts as a record what the program sends, and nothing that it would not believe."""

from __future__ import annotations

import copy
import datetime as dt
import json
import random
import secrets
from collections.abc import Iterator
from typing import Any

import msgspec

from installer.server import schema
from mediateur.content.vocabulary import UNKNOWN
from mediateur.journal import leaving
from mediateur.journal.encounter import Half, Kind
from mediateur.journal.leaving import Counted, Machine, Sum, Summed, Told, Totals, Where, Withdrawn
from tests.network.network import Account, Network
from tests.network.records import an_id

BATCH = 25
DAY = dt.date(2026, 11, 29)
PLACE = Where(id="a" * 32, name="Mairie d’À-côté, 3e étage (« l’accueil »)", kind="mairie", insee="2A004")
STRANGE = (
    "",
    " ",
    "une phrase entière",
    "x" * 5_000,
    "a\n",
    "\x00",
    "é",
    None,
    True,
    -1,
    1.5,
    10**9,
    [],
    {},
    ["x"],
    {"x": 1},
)


def test_the_file_is_the_one_that_the_program_makes() -> None:
    assert schema.FILE.read_text(encoding="utf-8") == schema.text(), "run « python -m installer.server.schema »"


def samples() -> list[leaving.Leaving]:
    """Return a record of each kind, bare and full."""
    about: dict[str, Any] = {"origin": an_id(), "about": an_id(), "revision": 1}
    told = {**about, "territory": "Pays d’Ô — « nord »", "day": DAY, "half": Half.MORNING, "pathway": "activer"}
    bare = Told(**told, pathway_version=1, kind=Kind.INDIVIDUAL, persons=1)
    counts = tuple(Counted(code=f"code-{number}", n=number, detail="detail") for number in range(100))
    full = Told(
        **{**told, "revision": 1_000_000},
        pathway_version=12,
        kind=Kind.WORKSHOP,
        persons=40,
        outcomes=counts,
        obstacles=("sms", "carte"),
        ages=(Counted(code="25-59", n=1_000_000),),
        equipment=("smartphone",),
        place=PLACE,
        place_type=UNKNOWN,
        guides_printed=3,
        helped=7,
        first_visits=0,
        declared_later=2,
        refusing=True,
    )
    lines = tuple(Sum("individuel", "pathway", f"c{number}", "", "persons", number) for number in range(800))
    month: dict[str, Any] = {"origin": an_id(), "territory": "Nord", "month": "2026-11", "closed": DAY, "encounters": 9}
    return [
        bare,
        full,
        Withdrawn(**about),
        Summed(origin=an_id(), about=an_id(), month="2026-01"),
        Totals(**month, lines=()),
        Totals(**month, lines=lines, places=(PLACE, Where(insee="33063"), Where())),
        Machine(origin=an_id(), territory="Nord", program="1.4.0", content="2026.11-2+b1", day=DAY),
    ]


def accepted(network: Network, by: Account, records: list[dict[str, Any]]) -> list[bool]:
    """Send records that are new; tell which the server took."""
    taken: list[bool] = []
    for start in range(0, len(records), BATCH):
        requests = [
            {"method": "PUT", "path": f"{network.records}/{an_id()}", "body": {"data": record}}
            for record in records[start : start + BATCH]
        ]
        told = network.ask("POST", "/batch", by, {"requests": requests})
        assert told.status_code == 200, told.text
        statuses = [one["status"] for one in told.json()["responses"]]
        assert set(statuses) <= {201, 400}
        taken += [status == 201 for status in statuses]
    return taken


def test_all_that_is_sent_is_accepted(network: Network) -> None:
    records = [leaving.fields(record) for record in samples()]
    kinds = {type(leaving.from_fields(record)) for record in records}
    assert kinds == {Told, Withdrawn, Summed, Totals, Machine}
    assert accepted(network, network.mediator(), records) == [True] * len(records)


def test_what_the_program_would_not_believe_is_refused(network: Network) -> None:
    broken = [record for sample in samples() for record in breakages(leaving.fields(sample))]
    chosen = random.Random(8).sample(broken, 150)
    believed = [believes(record) for record in chosen]
    assert believed.count(False) > 100
    taken = accepted(network, network.mediator(), chosen)
    assert [record for record, yes, ours in zip(chosen, taken, believed, strict=True) if yes != ours] == []


def believes(record: dict[str, Any]) -> bool:
    try:
        leaving.from_fields(record)
    except ValueError:
        return False
    return r"\u0000" not in json.dumps(record)


def breakages(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give a record without each of its fields, with one more, with each replaced by something strange."""
    yield {}
    yield {"data": record}
    for field in record:
        yield {name: value for name, value in record.items() if name != field}
    for extra in ("note", "label", "name", "address", "phone", "title", "hour", "permissions", secrets.token_hex(4)):
        yield {**record, extra: "x"}
    for path in paths(record):
        for strange in STRANGE:
            changed = copy.deepcopy(record)
            place: Any = changed
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = strange
            yield changed


def paths(part: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give where each value of a record is; the first ones of long lists."""
    steps = part.items() if isinstance(part, dict) else list(enumerate(part))[:2] if isinstance(part, list) else ()
    for step, inner in steps:
        yield (*before, step)
        yield from paths(inner, (*before, step))


def test_a_record_is_not_believed_for_its_size(network: Network) -> None:
    """As large as a closed month may be: it goes through, alone in its batch."""
    lines = tuple(Sum("k" * 64, "a" * 64, "c" * 64, "d" * 64, "f" * 64, number) for number in range(5_000))
    month = Totals(origin=an_id(), territory="Nord", month="2026-11", closed=DAY, encounters=9, lines=lines)
    assert len(msgspec.json.encode(month)) > 1_500_000
    assert accepted(network, network.mediator(), [leaving.fields(month)]) == [True]
