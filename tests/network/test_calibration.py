"""The Kinto in memory answers as the real one: the same requests to both, and the program's own transport on each."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from typing import Any

import pytest

from mediateur.journal.leaving import Machine, fields, id_of
from mediateur.journal.network import Account, NetworkError, Why, Write, Wrote
from mediateur.online.kinto_accounts import KintoServer, opened
from tests.network.network import Account as Known
from tests.network.network import Network
from tests.network.simulated import Request, SimulatedKinto

DAY = dt.date(2026, 11, 29)
NEW = {"If-None-Match": "*"}


def record() -> tuple[str, dict[str, Any]]:
    """Return a record of nobody yet."""
    made = Machine(origin=secrets.token_hex(16), territory="Nord", program="1.0", content="1", day=DAY)
    return id_of(made), fields(made)


class Both:
    """The real server and the one in memory, with the same accounts, asked the same."""

    def __init__(self, network: Network) -> None:
        self.network, self.number = network, 0
        self.memory = SimulatedKinto(lambda: 1_795_000_000_000 + self.number)
        self.accounts = {
            "mediator": network.mediator(),
            "other": network.mediator(),
            "coordinator": network.coordinator(),
        }
        for name, account in self.accounts.items():
            group = "coordinateurs" if name == "coordinator" else "mediateurs"
            self.memory.admit(account.name, account.secret, group)

    def ask(self, by: str, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Any:
        """Return what both answer, once it is the same."""
        account = self.accounts[by]
        self.number += 1
        real = self.network.ask(method, path, account, body, headers)
        sent = b"" if body is None else json.dumps(body).encode()
        told = self.memory.answer(Request((account.name, account.secret), method, path, sent, headers or {}))
        assert told.status == real.status_code, (method, path, real.text)
        assert ("etag" in told.headers) <= ("ETag" in real.headers)
        return real.json(), json.loads(told.body), real.headers.get("ETag", ""), told.headers.get("etag", "")

    def statuses(self, by: str, requests: list[dict[str, Any]]) -> list[int]:
        """Return the statuses of a batch, once both answer the same."""
        real, told, _, _ = self.ask(by, "POST", "/batch", {"requests": requests})
        found = [[part["status"] for part in one["responses"]] for one in (real, told)]
        assert found[0] == found[1]
        for part, other in zip(real["responses"], told["responses"], strict=True):
            assert ("ETag" in other["headers"]) <= ("ETag" in part["headers"])
            assert ("data" in other["body"]) == ("data" in part["body"])
        return found[0]


@pytest.fixture(scope="module")
def both(network: Network) -> Both:
    return Both(network)


def test_a_record_has_one_writer_and_conditions(both: Both) -> None:
    name, data = record()
    path = f"{both.network.records}/{name}"
    both.ask("mediator", "GET", path)
    _, _, first, mine = both.ask("mediator", "PUT", path, {"data": data}, NEW)
    both.ask("mediator", "PUT", path, {"data": data}, NEW)
    both.ask("mediator", "GET", path)
    both.ask("coordinator", "GET", path)
    both.ask("other", "GET", path)
    both.ask("other", "PUT", path, {"data": data})
    both.ask("other", "PUT", path, {"data": data}, NEW)
    both.ask("coordinator", "PUT", path, {"data": data}, NEW)
    both.ask("mediator", "GET", f"{both.network.records}/{secrets.token_hex(16)}")
    both.ask("coordinator", "GET", f"{both.network.records}/{secrets.token_hex(16)}")
    account, body = both.accounts["mediator"], {"data": data}
    for real_etag, told_etag in (('"1"', '"1"'), (first, mine)):
        sent = Request((account.name, account.secret), "PUT", path, json.dumps(body).encode(), {"If-Match": told_etag})
        real = both.network.ask("PUT", path, account, body, {"If-Match": real_etag})
        assert both.memory.answer(sent).status == real.status_code
    gone = f"{both.network.records}/{record()[0]}"
    both.ask("mediator", "PUT", gone, {"data": data}, {"If-Match": '"1"'})


def test_batches(both: Both) -> None:
    some = [record() for _ in range(3)]
    path = both.network.records

    def put(name: str, data: Any, headers: dict[str, str]) -> dict[str, Any]:
        return {"method": "PUT", "path": f"{path}/{name}", "body": {"data": data}, "headers": headers}

    assert both.statuses("mediator", [put(*one, NEW) for one in some]) == [201, 201, 201]
    assert both.statuses("mediator", [put(*some[0], NEW), put(*record(), NEW)]) == [412, 201]
    assert both.statuses("other", [put(*some[0], NEW), put(*some[1], {})]) == [412, 403]
    reads = [{"method": "GET", "path": f"{path}/{name}"} for name in (some[0][0], record()[0])]
    both.statuses("mediator", reads)
    both.statuses("other", reads)
    both.statuses("coordinator", reads)
    both.ask("mediator", "POST", "/batch", {"requests": reads * 13})


def test_lists(both: Both) -> None:
    for by in ("mediator", "other", "coordinator"):
        real, told, _, _ = both.ask(by, "GET", f"{both.network.records}?_sort=last_modified&_limit=2")
        assert len(real["data"]) >= len(told["data"])


def test_who_one_is(both: Both) -> None:
    for by in both.accounts:
        real, told, _, _ = both.ask(by, "GET", "/")
        assert real["user"]["id"] == told["user"]["id"]
        assert set(told["user"]["principals"]) <= set(real["user"]["principals"])


def test_groups_and_accounts(both: Both) -> None:
    group = f"/buckets/{both.network.bucket}/groups"
    for by in both.accounts:
        both.ask(by, "GET", f"{group}/mediateurs")
        both.ask(by, "GET", f"{group}/coordinateurs")
        both.ask(by, "GET", f"/accounts/{both.accounts['mediator'].name}")
        both.ask(by, "GET", f"/accounts/c-{secrets.token_hex(6)}")
    new = f"c-{secrets.token_hex(6)}"
    body = {"data": {"password": "x" * 20}}
    both.ask("mediator", "PUT", f"/accounts/{new}", body)
    both.ask("mediator", "PATCH", f"/accounts/{both.accounts['other'].name}", body)
    both.ask("coordinator", "PATCH", f"/accounts/{new}", body)
    both.ask("coordinator", "PUT", f"/accounts/{new}", body)
    both.ask("coordinator", "PUT", f"/accounts/{new}", body)
    both.ask("coordinator", "DELETE", f"/accounts/{new}")
    both.ask("coordinator", "DELETE", f"/accounts/{new}")


# The program's own transport, on the real server.


def as_(network: Network, account: Known) -> KintoServer:
    return opened(network.server, network.bucket, account.name, account.secret)


def test_the_program_writes_meets_and_reads(network: Network) -> None:
    mediator, coordinator = network.mediator(), network.coordinator()
    server, reader = as_(network, mediator), as_(network, coordinator)
    assert server.whoami() == {"mediateurs"}
    assert as_(network, Known(mediator.name, "un autre")).whoami() is None
    some = [record() for _ in range(25)]
    written = server.put_many([Write(name, data) for name, data in some])
    assert {one.wrote for one in written} == {Wrote.KEPT}
    again = server.put_many([Write(name, data) for name, data in some])
    assert {one.wrote for one in again} == {Wrote.OTHER}
    found = server.get_many([name for name, _ in some])
    assert [one.etag for one in found if one] == [one.etag for one in written]
    over = server.put_many([Write(some[0][0], some[0][1], written[0].etag), Write(some[1][0], some[1][1], "1")])
    assert [one.wrote for one in over] == [Wrote.KEPT, Wrote.OTHER]
    assert over[0].etag > written[0].etag
    assert server.put_many([Write(some[2][0], {"what": "autre"}, written[2].etag)])[0].wrote is Wrote.REFUSED
    page, since, seen = reader.changes("", 10), "", set()
    while True:
        page = reader.changes(since, 10)
        seen |= {one.record for one in page.records}
        assert page.now
        since = page.cursor
        if not page.more:
            break
    assert seen >= {name for name, _ in some}
    for one in (server, reader):
        one.close()


def test_an_invitation_on_the_real_server(network: Network) -> None:
    coordinator = as_(network, network.coordinator())
    account = Account(f"c-{secrets.token_hex(6)}", "nord", DAY)
    coordinator.create_account(account, "secret-de-l-invitation")
    assert account in coordinator.accounts()
    invited = as_(network, Known(account.name, "secret-de-l-invitation"))
    invited.change_password("secret-de-ce-poste")
    assert invited.whoami() == {"mediateurs"}
    assert as_(network, Known(account.name, "secret-de-l-invitation")).whoami() is None
    assert account._replace(expires=None) in coordinator.accounts()
    coordinator.close_account(account.name)
    assert account.name not in {one.name for one in coordinator.accounts()}
    with pytest.raises(NetworkError) as caught:
        invited.get_many([record()[0]])
    assert caught.value.why is Why.ACCOUNT
    coordinator.close_account(account.name)


def test_files_are_published_and_read(network: Network) -> None:
    mediator, coordinator = network.mediator(), network.coordinator()
    writer, reader = as_(network, coordinator), as_(network, mediator)
    for collection in ("contenu", "confiance"):
        data = secrets.token_bytes(200_000)
        writer.publish(collection, "2026.12.1", b"avant")
        writer.publish(collection, "2026.12.1", data)
        found = reader.latest(collection)
        assert found is not None and (found.name, found.data) == ("2026.12.1", data)
        with pytest.raises(NetworkError) as caught:
            reader.publish(collection, "2026.12.2", b"x")
        assert caught.value.why is Why.RIGHTS


def test_the_names_of_territories_are_kept_with_who_is_let_in(network: Network) -> None:
    by = network.coordinator()
    with_names = opened(network.server, network.bucket, by.name, by.secret)
    one, other = (f"c-{secrets.token_hex(6)}" for _ in range(2))
    with_names.create_account(Account(one, "ardeche-nord", DAY, "Ardèche nord"), "s" * 24)
    with_names.create_account(Account(other, "ardeche-nord", DAY), "s" * 24)
    assert with_names.territories()["ardeche-nord"] == "Ardèche nord"
    assert {account.label for account in with_names.accounts() if account.name in {one, other}} == {"Ardèche nord"}
    with pytest.raises(NetworkError):
        opened(network.server, network.bucket, one, "s" * 24).territories()
    with_names.close_account(one)
    assert with_names.territories()["ardeche-nord"] == "Ardèche nord"
