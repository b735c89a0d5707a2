from __future__ import annotations

from tests.network.network import Network
from tests.network.records import a_record


def test_a_mediator_writes_and_a_coordinator_reads(network: Network) -> None:
    mediator, coordinator = network.mediator(), network.coordinator()
    path, only_new = f"{network.records}/{'a' * 32}", {"If-None-Match": "*"}
    assert network.ask("PUT", path, mediator, {"data": a_record()}, only_new).status_code == 201
    assert network.ask("PUT", path, mediator, {"data": a_record()}, only_new).status_code == 412
    assert network.ask("GET", path, coordinator).status_code == 200
