"""What attacks have found, each under the name of what it did; every one of these once ended an action in a crash."""

from __future__ import annotations

import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from mediateur import policy, settings
from mediateur.errors import MediateurError
from mediateur.journal.exchange import Closed, canonical
from mediateur.journal.network import Page
from mediateur.journal.retention import Line, encode
from mediateur.pathways.events import decode_events
from mediateur.policy_file import is_address
from mediateur.training.handover import BrokenError, decode
from mediateur.trust.content_keys import FILE, ContentKeys
from mediateur.usecases.attestations.organisation import OWN, Organisations
from mediateur.usecases.coordination.receiving import Receiving
from mediateur.usecases.program import updates
from tests.hostile import samples
from tests.hostile.parsers import BY_NAME
from tests.hostile.parsers_journal import look
from tests.hostile.table import Ground, attempt, state

DEEP = b"[" * 100_000


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = Ground(tmp_path)
    yield made
    made.close()


def month(totals: bytes) -> bytes:
    """Return the line of a closed month."""
    told = next(one for one in samples.TELLINGS if isinstance(one, Closed))
    return (
        canonical(Closed(**{name: getattr(told, name) for name in told.__struct_fields__} | {"totals": totals})) + b"\n"
    )


TOTALS = {
    "not totals": b"\xff",
    "nothing": b"",
    "deep": b'[["individuel","pathway","a","","persons",1,' + DEEP,
    "an unknown kind": encode((Line("autre", "pathway", "a", "", "persons", 1),)),
    "a name in place of a code": encode((Line("individuel", "place", "Jean Canari", "", "persons", 1),)),
    "a number beyond all": encode((Line("individuel", "pathway", "a", "", "persons", 10**15),)),
    "less than nothing": encode((Line("individuel", "pathway", "a", "", "persons", -3),)),
}


@pytest.mark.parametrize("totals", TOTALS)
def test_a_closed_month_that_cannot_be_added_up_is_not_taken_in(totals: str, ground: Ground) -> None:
    """Once in the journal, its damaged totals stopped « Tableau de bord » for good."""
    ground.app.journal.rows()
    before = state(ground.folder)
    assert not attempt(BY_NAME["échange, somme refaite"], month(TOTALS[totals]), ground)
    assert state(ground.folder) == before
    look(ground)


def test_a_closed_month_that_can_is_taken_in(ground: Ground) -> None:
    assert attempt(BY_NAME["échange, somme refaite"], month(encode(samples.MONTH.lines)), ground)


def altered(change: Callable[[bytearray, zipfile.ZipInfo], None]) -> bytes:
    """Return the sound workbook with a change at the local header of its first part."""
    data = bytearray(samples.workbook())
    with zipfile.ZipFile(BytesIO(bytes(data))) as parts:
        first = next(info for info in parts.infolist() if info.filename == "xl/workbook.xml")
    change(data, first)
    return bytes(data)


def _spoil(data: bytearray, info: zipfile.ZipInfo) -> None:
    start = info.header_offset + 30 + len(info.filename)
    data[start : start + 8] = b"\xff" * 8


def packed(method: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as target, zipfile.ZipFile(BytesIO(samples.workbook())) as origin:
        for name in origin.namelist():
            target.writestr(name, origin.read(name))
    return out.getvalue()


WORKBOOKS = {
    "a deflated part that is damaged": lambda: altered(_spoil),
    "LZMA, which says itself how much memory it wants": lambda: packed(zipfile.ZIP_LZMA),
    "bzip2": lambda: packed(zipfile.ZIP_BZIP2),
    "an encoding that nobody knows": lambda: samples.workbook(sheet=b'<?xml version="1.0" encoding="UTN-8"?><a/>'),
    "UTF-16, of which calamine would read something else": lambda: samples.workbook(sheet="<a/>".encode("utf-16")),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_that_is_packed_or_written_otherwise_is_refused(name: str, ground: Ground) -> None:
    assert not attempt(BY_NAME["tableur XLSX, tel quel"], WORKBOOKS[name](), ground)


@pytest.mark.parametrize(
    "plain",
    [b'{"x":' + DEEP, b'{"people":[{"name":"\xb1"}]}', b'{"departed":[' + b"{}," * 1_100_000 + b"{}]}"],
    ids=["deep", "not UTF-8", "a million entries of three bytes"],
)
def test_a_register_that_is_handed_over_damaged_is_told(plain: bytes) -> None:
    with pytest.raises(BrokenError):
        decode(zlib.compress(plain))


@pytest.mark.parametrize("name", [name for name in BY_NAME if name.startswith("base du poste")])
def test_what_is_nested_without_end_in_a_copy_is_told(name: str, ground: Ground) -> None:
    for data in (DEEP, b'{"zzz":' + DEEP, b'[{"type":"Begun","zzz":' + DEEP):
        assert not attempt(BY_NAME[name], data, ground)
    with pytest.raises(ValueError, match="not events"):
        decode_events(b'[{"type":' + DEEP)


SETTINGS = {
    "half a character": {"mediator": "\ud800", "mediators": ["\ud800"], "former": {"\ud800": "a"}},
    "a folder that no file system has": {"backup_folder": "/a\0b", "copied_to": ["/a\0b"]},
    "a goal beyond all": {"goal": 10**30, "printed": {"guide": 10**30}, "tour_stop": 10**30},
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_that_nothing_could_keep_again_are_left_at_their_defaults(name: str, tmp_path: Path) -> None:
    (tmp_path / settings.FILE).write_text(json.dumps(SETTINGS[name]), encoding="utf-8")
    assert settings.load(tmp_path) == settings.Settings()
    settings.save(tmp_path, settings.load(tmp_path))


def test_a_column_of_five_thousand_digits_that_settings_remember_is_forgotten(ground: Ground) -> None:
    """`int` refuses so many."""
    tables = ground.app.spreadsheets
    file = ground.file(samples.CSV.encode())
    tables.remember(tables.open(file), {0: "date"})
    [mark] = ground.app.preferences.current.spreadsheets
    ground.app.preferences.change(spreadsheets={mark: f"{'0' * 5_000}=date"})
    assert not tables.open(file).recalled


@pytest.mark.parametrize(
    "address", ["https://[", "https://e[]mple.fr/a", "https://a:99999/", "https://a/\ud800", "https://:1/"]
)
def test_an_address_that_nothing_can_ask_is_none(address: str, tmp_path: Path) -> None:
    assert not is_address(address)
    assert updates.read(json.dumps({"version": "1.2", "notes": address}).encode()).notes == ""
    file = tmp_path / policy.FILE
    file.write_text(json.dumps({"adresse_version": address}), encoding="utf-8")
    read = policy.load(file)
    assert (read.update_address, read.no_update_check, read.faults) == ("", True, ("adresse_version",))


def test_rules_whose_names_cannot_be_written_are_told_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / policy.FILE
    file.write_text(json.dumps({"th\ud800me": 1, "dossier_sauvegardes": "/a\0b", "lieux": [{"nom": "\ud800"}]}))
    read = policy.load(file)
    assert "th\N{REPLACEMENT CHARACTER}me" in str(read.notice).encode().decode()
    assert (read.backup_folder, read.places) == ("", ())


def test_keys_of_content_that_are_not_words_are_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('[{"nom": 5, "cle": "ab"}]')
    with pytest.raises(MediateurError):
        ContentKeys(tmp_path).all()


def test_an_organisation_with_a_name_longer_than_a_file_may_have_is_none(tmp_path: Path) -> None:
    (tmp_path / OWN).write_text("ab" * 2_500)
    assert Organisations(tmp_path).own() is None


class _Turning:
    """A server whose pages lead back to those before."""

    def __init__(self) -> None:
        self.asked = 0

    def changes(self, _since: str, _limit: int) -> Page:
        self.asked += 1
        assert self.asked < 10, "it goes round"
        return Page((), "5" if self.asked % 2 else "4", more=True, now="")

    def close(self) -> None:
        """Nothing is left."""


def test_a_server_whose_pages_go_round_is_left(ground: Ground) -> None:
    from tests.store.network_samples import joined

    with ground.app.open_consolidation().begin() as work:
        work.link.join(joined()._replace(share=None))
        work.commit()
    turning = _Turning()
    with pytest.raises(MediateurError):
        Receiving(ground.app.open_consolidation(), lambda _: turning).pull()  # type: ignore[arg-type,return-value]
    assert turning.asked == 2


ORDERS = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON encounter BEGIN DELETE FROM note; END",
    "a trigger named as ours": "CREATE TRIGGER audit_no_update BEFORE UPDATE ON place BEGIN DELETE FROM encounter; END",
    "a view": "CREATE VIEW v AS SELECT 1",
    "a virtual table": "CREATE VIRTUAL TABLE rollup_x USING fts5(a)",
}


def ordered(copy: bytes, folder: Path, *orders: str) -> bytes:
    """Return a copy in which statements were put."""
    file = folder / "copie-changee.sqlite"
    file.write_bytes(copy)
    with closing(sqlite3.connect(file)) as connection:
        for order in orders:
            connection.execute(order)
        connection.commit()
    return file.read_bytes()


@pytest.mark.parametrize("name", ORDERS)
def test_a_copy_that_gives_orders_does_not_take_the_place_of_the_journal(name: str, ground: Ground) -> None:
    ground.app.journal.rows()
    before = state(ground.folder)
    drop = "DROP TRIGGER IF EXISTS audit_no_update"
    given = ordered(samples.journal_copy(), ground.root, drop, ORDERS[name])
    assert not attempt(BY_NAME["sauvegarde du journal"], given, ground)
    assert state(ground.folder) == before


def test_a_copy_of_the_register_that_gives_orders_does_not_either(ground: Ground) -> None:
    given = ordered(
        samples.register_copy(), ground.root, "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM gone; END"
    )
    assert not attempt(BY_NAME["sauvegarde du registre"], given, ground)


def test_what_a_copy_would_count_otherwise_is_counted_anew(ground: Ground) -> None:
    """A trigger that bears the name of one that is made at each opening is dropped before anything is written."""
    lie = "CREATE TRIGGER rollup_lie AFTER DELETE ON draft BEGIN DELETE FROM encounter; END"
    note = "CREATE TRIGGER outbox_lie AFTER DELETE ON outbox BEGIN DELETE FROM encounter; END"
    copy = ordered(samples.journal_copy(), ground.root, "INSERT INTO outbox (key) VALUES ('record a')", lie, note)
    assert attempt(BY_NAME["sauvegarde du journal"], copy, ground)
    assert [one.id for one in ground.app.journal.rows()] == ["a" * 32]
    with closing(sqlite3.connect(ground.folder / "mediateur.sqlite")) as journal:
        left = journal.execute("SELECT name FROM sqlite_master WHERE name GLOB '*_lie'").fetchall()
    assert left == []
