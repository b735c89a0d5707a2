"""One real server for all tests that say `network`: started once, left out by name where it may not be, never in CI."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.network import kinto, postgres
from tests.network.network import QUICK, Network


@pytest.fixture(autouse=True)
def _in_time_with_servers(machine_time: None) -> None:
    """See that a test and the servers have one time."""


@pytest.fixture(scope="session")
def servers_installed() -> None:
    """See that PostgreSQL and Kinto are there; Kinto's environment is made where it is missing."""
    if postgres.binaries() is None:
        leave_out("paquet absent : postgresql")
    why = kinto.install()
    if why is not None:
        leave_out(why)


@pytest.fixture(scope="session")
def network(servers_installed: None) -> Iterator[Network]:
    """Give a department's server, shared by the tests of this session: each makes accounts of its own."""
    yield from _running(Network(*QUICK))


@pytest.fixture(scope="module")
def durable_network(servers_installed: None) -> Iterator[Network]:
    """Give a server to the tests of one file, which stop and start it: as safe against power cuts as a real one."""
    yield from _running(Network())


@pytest.fixture
def own_network(servers_installed: None) -> Iterator[Network]:
    """Give a server to this test alone, which may break it: as safe against power cuts as a real one."""
    yield from _running(Network())


def _running(server: Network) -> Iterator[Network]:
    try:
        server.start()
        yield server
    finally:
        server.stop()


def leave_out(lack: str) -> None:
    """Leave a test out by name; in CI, fail it."""
    if os.environ.get("CI"):
        pytest.fail(f"{lack}. En intégration continue, aucun test n’est laissé de côté.", pytrace=False)
    pytest.skip(lack)
