"""Dates of records when several write at once: what a coordinator would miss with Kinto alone, and why not here.

Kinto gives its date to a record when it writes it (`bump_timestamp`, a trigger of its table), and shows it when the
transaction of the request ends: that of a batch, after its last record. Between both, another request may be dated
later and seen earlier; whoever reads then, and asks next for what is newer than the newest that he saw, never receives
the first. `mediateur_one_writer` (installer/server/administrer.py) lets one transaction at a time write to a
collection.
"""

from __future__ import annotations

import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.network.network import DATABASE, Account, Network
from tests.network.postgres import until
from tests.network.records import a_record, an_id

JOURNAL = "'/buckets/mediateur-33/collections/journal'"
COLUMNS = "id, parent_id, resource_name, data, last_modified, deleted"


def insertion(record: str) -> str:
    """Return Kinto's own insertion of a record."""
    values = f"'{record}', {JOURNAL}, 'record', '{{}}'::jsonb, NULL, FALSE"
    return f"INSERT INTO objects ({COLUMNS}) VALUES ({values});"


class Writer:
    """A transaction on the database of Kinto, open as long as one wants."""

    def __init__(self, network: Network) -> None:
        command = [*network.postgres.client(DATABASE), "-X", "-q", "-A", "-t"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def say(self, sql: str, told: str = "") -> None:
        """Send SQL; with `told`, wait for it to be done."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(sql + (f"\n\\echo {told}\n" if told else "\n"))
        self._process.stdin.flush()
        while told and self._process.stdout.readline().strip() != told:
            assert self._process.poll() is None

    def end(self) -> None:
        """Commit, and leave."""
        self._process.communicate("COMMIT;\n", timeout=60)


def two_at_once(network: Network) -> tuple[list[str], list[str]]:
    """Write one record in a long transaction and another in a short one begun after it; return what was received.

    First what a coordinator receives when the short one answered or waits, then what is newer than that, at the end.
    """
    long, short = an_id(), an_id()
    start = newest(network)
    first, second = Writer(network), Writer(network)
    first.say(f"BEGIN; {insertion(long)}", "written")
    second.say(f"BEGIN; {insertion(short)} COMMIT;")
    until(lambda: seen(network, short) or waits(network), "the second neither wrote nor waits")
    early, cursor = since(network, start)
    first.end()
    second.end()
    late, _ = since(network, cursor)
    return sorted({long, short} & set(early)), sorted({long, short} & set(late))


def newest(network: Network) -> str:
    told = network.ask("GET", f"{network.records}?_limit=1", network.coordinator())
    return str(told.headers["ETag"])


def since(network: Network, cursor: str) -> tuple[list[str], str]:
    """Return the ids of the records newer than a date, and the newest date among them."""
    asked = f"{network.records}?_sort=last_modified&_limit=1000&_since={cursor.replace(chr(34), '%22')}"
    records = network.ask("GET", asked, network.coordinator()).json()["data"]
    return [record["id"] for record in records], f'"{records[-1]["last_modified"]}"' if records else cursor


def seen(network: Network, record: str) -> bool:
    return network.sql(f"SELECT count(*) FROM objects WHERE id = '{record}'") == "1"


def waits(network: Network) -> bool:
    return network.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") != "0"


def trigger(network: Network, state: str) -> None:
    network.sql(f"ALTER TABLE objects {state} TRIGGER mediateur_one_writer")


def test_kinto_alone_would_lose_a_record(own_network: Network) -> None:
    """The reason why the server is prepared as it is: should Kinto mend it one day, this test says so."""
    trigger(own_network, "DISABLE")
    early, late = two_at_once(own_network)
    assert len(early) == 1
    assert late == [], "Kinto now shows records in the order of their dates: the trigger may go"
    trigger(own_network, "ENABLE")
    early, late = two_at_once(own_network)
    assert len(early) + len(late) == 2


def test_nothing_is_missed_while_many_write(network: Network) -> None:
    writers = [network.mediator() for _ in range(3)]
    cursor, ended, received = newest(network), threading.Event(), []

    def read() -> None:
        at = cursor
        while True:
            last = ended.is_set()
            ids, at = since(network, at)
            received.extend(ids)
            if last and not ids:
                return

    with ThreadPoolExecutor(8) as pool:
        reader = pool.submit(read)
        try:
            wrote = [record for ids in pool.map(lambda by: batches(network, by), writers * 2) for record in ids]
        finally:
            ended.set()
        reader.result()
    assert len(wrote) == len(set(wrote)) == 6 * 2 * 10
    assert set(wrote) <= set(received)
    assert len(received) == len(set(received))


def batches(network: Network, by: Account) -> list[str]:
    """Write two batches of ten; return the ids of what was written."""
    wrote: list[str] = []
    for _ in range(2):
        ids = [an_id() for _ in range(10)]
        requests: list[dict[str, Any]] = [
            {"method": "PUT", "path": f"{network.records}/{record}", "body": {"data": a_record()}} for record in ids
        ]
        told = network.ask("POST", "/batch", by, {"requests": requests})
        assert told.status_code == 200, told.text
        wrote += [record for record, one in zip(ids, told.json()["responses"], strict=True) if one["status"] == 201]
    return wrote


@pytest.mark.parametrize("how", ["insert", "update"])
def test_a_date_cannot_be_given(network: Network, how: str) -> None:
    record = an_id()
    network.sql(insertion(record))
    if how == "update":
        network.sql(
            f"UPDATE objects SET data = '{{}}', last_modified = from_epoch(9000000000000) WHERE id = '{record}'"
        )
    else:
        record = an_id()
        network.sql(insertion(record).replace("NULL", "from_epoch(9000000000000)"))
    early = "last_modified BETWEEN now() - interval '1 hour' AND now() + interval '1 hour'"
    assert network.sql(f"SELECT count(*) FROM objects WHERE id = '{record}' AND {early}") == "1"
