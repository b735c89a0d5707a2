"""What an attacker tries who has an account, had one, or has none: each sentence of what may not be done."""

from __future__ import annotations

import secrets
import time
from typing import Any

import pytest

from tests.network.network import Account, Network
from tests.network.records import a_record, an_id

ONLY_NEW = {"If-None-Match": "*"}
NOBODY = None


def put(network: Network, by: Account | None, record: str, body: Any = None, headers: Any = None) -> int:
    """Return the status of a write to the journal."""
    body = body if body is not None else {"data": a_record()}
    return network.ask("PUT", f"{network.records}/{record}", by, body, headers).status_code


@pytest.fixture(scope="module")
def victim(network: Network) -> Account:
    return network.mediator()


@pytest.fixture(scope="module")
def attacker(network: Network) -> Account:
    return network.mediator()


@pytest.fixture
def theirs(network: Network, victim: Account) -> str:
    """Return the id of a record of the victim."""
    record = an_id()
    assert put(network, victim, record, headers=ONLY_NEW) == 201
    return record


def held(network: Network, record: str) -> dict[str, Any]:
    """Return a record as the coordinator sees it."""
    return dict(network.ask("GET", f"{network.records}/{record}", network.coordinator()).json()["data"])


# Reading and listing


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_record_of_another_cannot_be_read(network: Network, attacker: Account, theirs: str, method: str) -> None:
    assert network.ask(method, f"{network.records}/{theirs}", attacker).status_code == 403


def test_a_list_holds_only_what_one_wrote(network: Network, theirs: str) -> None:
    mine, attacker = an_id(), network.mediator()
    assert network.ask("GET", network.records, attacker).json()["data"] == []
    put(network, attacker, mine, headers=ONLY_NEW)
    for asked in (
        "",
        "?_since=0",
        "?_sort=last_modified&_limit=1000",
        f"?id={theirs}",
        f"?in_id={theirs}",
        "?_fields=id",
    ):
        seen = network.ask("GET", network.records + asked, attacker)
        assert {record["id"] for record in seen.json()["data"]} <= {mine}, asked
    assert network.ask("HEAD", network.records, attacker).headers["Total-Objects"] == "1"


@pytest.mark.parametrize("headers", [ONLY_NEW, {"If-Match": '"1"'}, {"If-None-Match": '"1"'}, {}])
@pytest.mark.parametrize("method", ["PUT", "PATCH", "POST", "DELETE"])
def test_no_refusal_tells_what_the_record_holds(
    network: Network, attacker: Account, theirs: str, method: str, headers: dict[str, str]
) -> None:
    path = network.records if method == "POST" else f"{network.records}/{theirs}"
    told = network.ask(method, path, attacker, {"data": {**a_record(), "id": theirs}}, headers)
    assert told.status_code in {403, 412}
    inner = {"method": method, "path": path, "headers": headers, "body": {"data": {**a_record(), "id": theirs}}}
    batch = network.ask("POST", "/batch", attacker, {"requests": [inner]})
    assert [one["status"] for one in batch.json()["responses"]] == [told.status_code]
    secret = {
        field: value for field, value in held(network, theirs).items() if field in ("about", "origin", "territory")
    }
    assert len(secret) == 3
    assert not [field for field, value in secret.items() if value in told.text + batch.text]


@pytest.mark.parametrize("path", ["", "/groups", "/groups/mediateurs", "/groups/coordinateurs"])
def test_a_mediator_sees_nothing_of_the_bucket(network: Network, attacker: Account, path: str) -> None:
    assert network.ask("GET", f"/buckets/{network.bucket}{path}", attacker).status_code == 403


def test_a_mediator_sees_no_other_account(network: Network, attacker: Account, victim: Account) -> None:
    assert [account["id"] for account in network.ask("GET", "/accounts", attacker).json()["data"]] == [attacker.name]
    assert network.ask("GET", f"/accounts/{victim.name}", attacker).status_code in {403, 404}


# Writing elsewhere, overwriting, deleting


@pytest.mark.parametrize("collection", ["contenu", "confiance", "autre"])
@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_a_mediator_writes_nowhere_else(network: Network, attacker: Account, collection: str, method: str) -> None:
    path = f"/buckets/{network.bucket}/collections/{collection}/records" + (f"/{an_id()}" if method == "PUT" else "")
    assert network.ask(method, path, attacker, {"data": {}}).status_code in {403, 404}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/buckets/ailleurs"),
        ("POST", "/buckets"),
        ("DELETE", "/buckets"),
        ("PUT", "/buckets/{bucket}/collections/ailleurs"),
        ("PUT", "/buckets/{bucket}/groups/ailleurs"),
        ("PATCH", "/buckets/{bucket}"),
        ("DELETE", "/buckets/{bucket}"),
        ("PATCH", "/buckets/{bucket}/collections/journal"),
        ("PUT", "/buckets/{bucket}/collections/journal"),
        ("DELETE", "/buckets/{bucket}/collections/journal"),
    ],
)
def test_a_mediator_makes_and_changes_no_place_to_write(
    network: Network, attacker: Account, method: str, path: str
) -> None:
    asked = network.ask(method, path.format(bucket=network.bucket), attacker, {"data": {"id": "x"}})
    assert asked.status_code == 403


@pytest.mark.parametrize("headers", [{}, ONLY_NEW, {"If-Match": "*"}])
def test_the_record_of_another_is_not_overwritten(
    network: Network, attacker: Account, theirs: str, headers: dict[str, str]
) -> None:
    before = held(network, theirs)
    assert put(network, attacker, theirs, headers=headers) in {403, 412}
    assert network.ask("PATCH", f"{network.records}/{theirs}", attacker, {"data": a_record()}).status_code == 403
    assert network.ask("DELETE", f"{network.records}/{theirs}", attacker).status_code == 403
    assert held(network, theirs) == before


def test_deleting_all_deletes_nothing_of_others(network: Network, attacker: Account, theirs: str) -> None:
    before = held(network, theirs)
    network.ask("DELETE", network.records, attacker)
    network.ask("DELETE", f"{network.records}?_since=0", attacker)
    assert held(network, theirs) == before


def test_a_late_duplicate_does_not_come_over_what_followed(network: Network, victim: Account, theirs: str) -> None:
    first = network.ask("GET", f"{network.records}/{theirs}", victim).headers["ETag"]
    assert put(network, victim, theirs, {"data": a_record()}, {"If-Match": first}) == 200
    assert put(network, victim, theirs, {"data": a_record()}, {"If-Match": first}) == 412
    assert put(network, victim, theirs, {"data": a_record()}, ONLY_NEW) == 412


# Rights, groups, accounts


@pytest.mark.parametrize("group", ["coordinateurs", "mediateurs"])
@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_a_mediator_joins_no_group(network: Network, attacker: Account, group: str, method: str) -> None:
    body = {"data": {"members": [f"account:{attacker.name}"]}}
    assert network.ask(method, f"/buckets/{network.bucket}/groups/{group}", attacker, body).status_code == 403


@pytest.mark.parametrize("path", ["/buckets/{bucket}", "/buckets/{bucket}/collections/journal"])
def test_a_mediator_gives_himself_no_right(network: Network, attacker: Account, path: str) -> None:
    body = {"permissions": {"read": [f"account:{attacker.name}"], "write": [f"account:{attacker.name}"]}}
    assert network.ask("PATCH", path.format(bucket=network.bucket), attacker, body).status_code == 403


def test_a_mediator_gives_himself_no_right_on_a_record_of_another(
    network: Network, attacker: Account, theirs: str
) -> None:
    body = {"data": a_record(), "permissions": {"write": [f"account:{attacker.name}"]}}
    assert put(network, attacker, theirs, body, ONLY_NEW) == 412
    assert put(network, attacker, theirs, body) == 403
    assert network.ask("GET", f"{network.records}/{theirs}", attacker).status_code == 403


@pytest.mark.parametrize("by", ["mediator", "nobody"])
@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_only_a_coordinator_makes_an_account(network: Network, attacker: Account, by: str, method: str) -> None:
    name = f"intrus-{secrets.token_hex(4)}"
    body = {"data": {"id": name, "password": "x"}}
    path = f"/accounts/{name}" if method == "PUT" else "/accounts"
    made = network.ask(method, path, attacker if by == "mediator" else NOBODY, body)
    assert made.status_code in {400, 401, 403}
    assert network.ask("GET", "/", Account(name, "x")).json().get("user", {}).get("id") != f"account:{name}"


def test_a_mediator_cannot_take_the_account_of_another(network: Network, victim: Account) -> None:
    attacker, body = network.mediator(), {"data": {"password": "volé"}}
    for method in ("PUT", "PATCH"):
        assert network.ask(method, f"/accounts/{victim.name}", attacker, body).status_code in {403, 404}
    network.ask("DELETE", f"/accounts/{victim.name}", attacker)
    network.ask("DELETE", "/accounts", attacker)
    assert network.ask("GET", network.records, victim).status_code == 200


def test_no_account_can_be_made_that_administers(network: Network) -> None:
    """Not even a coordinator, who may make any account: no account of the server owns the bucket."""
    coordinator = network.coordinator()
    for name in ("admin", "ici", "root"):
        network.ask("PUT", f"/accounts/{name}", coordinator, {"data": {"password": "x"}})
        body = {"permissions": {"write": [f"account:{name}"]}}
        assert network.ask("PATCH", f"/buckets/{network.bucket}", Account(name, "x"), body).status_code == 403
        network.ask("DELETE", f"/accounts/{name}", coordinator)
    bucket = f"/buckets/{network.bucket}"
    wholly = f"object_id IN ('{bucket}', '{bucket}/collections/journal', '{bucket}/groups/coordinateurs')"
    held = network.sql(f"SELECT principal FROM access_control_entries WHERE {wholly}").split()
    assert held
    assert not [principal for principal in held if principal.startswith("account:")]


def test_who_coordinated_keeps_nothing_of_it(network: Network) -> None:
    """Kinto gives whoever changes an object a right on it, the group of mediators for one who invited."""
    before = network.another_coordinator()
    invited = network.mediator(before)
    network.administer("retirer", before.name)
    again = network.mediator(name=before.name)
    members: dict[str, Any] = {"data": {"members": []}}
    assert network.ask("PATCH", f"/buckets/{network.bucket}/groups/mediateurs", again, members).status_code == 403
    assert network.ask("GET", network.records, again).json()["data"] == []
    assert put(network, invited, an_id()) == 201


def test_a_coordinator_makes_no_other_coordinator_and_changes_no_schema(network: Network) -> None:
    by = network.coordinator()
    body: dict[str, Any] = {"data": {"members": []}}
    assert network.ask("PATCH", f"/buckets/{network.bucket}/groups/coordinateurs", by, body).status_code == 403
    body = {"data": {"schema": {}}}
    assert network.ask("PATCH", f"/buckets/{network.bucket}/collections/journal", by, body).status_code == 403
    assert network.ask("PUT", f"{network.records}/{an_id()}", by, {"data": a_record()}).status_code == 403


# An invitation that served


def test_an_invitation_whose_password_was_changed_serves_no_more(network: Network) -> None:
    invited = network.mediator()
    assert put(network, invited, an_id()) == 201
    body = {"data": {"password": secrets.token_urlsafe(24)}}
    assert network.ask("PUT", f"/accounts/{invited.name}", invited, body).status_code == 200
    assert put(network, invited, an_id()) == 401
    assert network.ask("PUT", f"/accounts/{invited.name}", invited, body).status_code == 401


def test_an_account_that_was_closed_serves_no_more(network: Network) -> None:
    closed, by = network.mediator(), network.coordinator()
    assert put(network, closed, an_id()) == 201
    assert network.ask("DELETE", f"/accounts/{closed.name}", by).status_code == 200
    assert put(network, closed, an_id()) == 401


# Nobody


@pytest.mark.parametrize("pair", [None, ("", ""), ("inconnu", "x"), ("coordination-1", ""), ("coordination-1", "x")])
def test_who_cannot_say_who_he_is_reads_and_writes_nothing(
    network: Network, theirs: str, pair: tuple[str, str] | None
) -> None:
    by = None if pair is None else Account(*pair)
    assert put(network, by, an_id()) == 401
    for path in (network.records, f"{network.records}/{theirs}", "/accounts", "/buckets", f"/buckets/{network.bucket}"):
        assert network.ask("GET", path, by).status_code == 401, path


@pytest.mark.parametrize(
    "path", ["/permissions", "/__user_data__", "/buckets/default", "/admin/", "/__flush__", "/batch/"]
)
def test_what_kinto_can_do_besides_is_closed(network: Network, attacker: Account, path: str) -> None:
    assert network.ask("GET", path, attacker).status_code in {403, 404, 405}


def test_no_request_is_redirected(network: Network, attacker: Account) -> None:
    for path in ("/", network.records + "/", "/../records", "//autre.example.org/v1/"):
        assert not 300 <= network.ask("GET", path, attacker).status_code < 400


# Records that break the rules


def test_a_mediator_does_not_choose_the_date_of_a_record(network: Network, attacker: Account) -> None:
    now, far = int(time.time() * 1000), 9_000_000_000_000
    for date in (1, now - 10**9, far, 9_223_372_036_854_775_807):
        record = an_id()
        for headers in (ONLY_NEW, {}):
            put(network, attacker, record, {"data": {**a_record(), "last_modified": date}}, headers)
        mine = network.ask("GET", f"{network.records}/{record}", attacker)
        assert mine.status_code == 403 or abs(mine.json()["data"]["last_modified"] - now) < 600_000
    assert put(network, network.mediator(), an_id()) == 201


def test_what_is_too_large_is_refused(network: Network, attacker: Account) -> None:
    body = {"data": {**a_record(), "territory": "x" * 34_000_000}}
    assert put(network, attacker, an_id(), body) == 413
    requests = [{"method": "GET", "path": network.records}] * 26
    assert network.ask("POST", "/batch", attacker, {"requests": requests}).status_code == 400


@pytest.mark.parametrize("sent", ["[]", "{", '{"data": 1}', '{"data": []}', "\x00"])
def test_what_is_no_record_is_refused(network: Network, attacker: Account, sent: str) -> None:
    path = f"{network.records}/{an_id()}"
    assert network.ask("PUT", path, attacker, sent.encode()).status_code == 400
