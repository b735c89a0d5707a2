"""Whether there is a newer version: read from any bytes, compared as numbers, asked only where it may be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.errors import MediateurError
from mediateur.policy import Policy
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.program.updates import FORBIDDEN, NO_ADDRESS, Published, Updates, compared, read

ADDRESS = "https://exemple.fr/version.json"
NUMBERS = st.lists(st.integers(0, 30), min_size=1, max_size=4)


def never(address: str, proxy: str) -> bytes:
    raise AssertionError("nothing may be asked")


@given(NUMBERS, NUMBERS)
def test_versions_are_compared_as_numbers_and_only_a_newer_one_is_proposed(mine: list[int], theirs: list[int]) -> None:
    own, version = (".".join(map(str, numbers)) for numbers in (mine, theirs))
    answer = compared(Published(version, ADDRESS), own)
    longest = max(len(mine), len(theirs))
    padded = [numbers + [0] * (longest - len(numbers)) for numbers in (theirs, mine)]
    assert bool(answer.notes) is (padded[0] > padded[1])
    assert ("la plus récente" in answer.title) is (padded[0] == padded[1])
    assert answer.title.endswith(".")


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    try:
        read(data)
    except MediateurError as error:
        assert (error.safe, error.remedy) == ("", "")


BAD = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"1.0"',
    b"[" * 100_000,
    *(json.dumps({"version": value}).encode() for value in (None, 1, "", "1.a", "1.0.0.0.0", "1" * 40, "../1", ["1"])),
]


@pytest.mark.parametrize("data", BAD, ids=range(len(BAD)))
def test_what_is_no_version_file_is_refused(data: bytes) -> None:
    with pytest.raises(MediateurError, match="n’est pas un fichier de version"):
        read(data)


@pytest.mark.parametrize("notes", ["http://exemple.fr", "javascript:x", 3, None, "https://a:b@exemple.fr/"])
def test_only_notes_in_https_are_opened(notes: object) -> None:
    assert read(json.dumps({"version": "2", "notes": notes}).encode()) == Published("2", "")
    assert read(json.dumps({"version": "2", "notes": ADDRESS}).encode()).notes == ADDRESS


def test_without_an_address_nothing_is_asked_and_why_is_said(data_folder: Path) -> None:
    updates = Updates(never, Preferences(data_folder), "0.1.0")
    assert (updates.address, updates.why_not) == ("", NO_ADDRESS)
    with pytest.raises(MediateurError, match="ne demande rien"):
        updates.ask()


def test_an_administrator_may_forbid_it_and_then_no_address_is_used(data_folder: Path) -> None:
    preferences = Preferences(data_folder, Policy(no_update_check=True))
    preferences.change(update_address=ADDRESS)
    updates = Updates(never, preferences, "0.1.0")
    assert (updates.address, updates.why_not) == ("", FORBIDDEN)
    with pytest.raises(MediateurError):
        updates.ask()


@pytest.mark.parametrize("address", ["http://exemple.fr/", "exemple.fr", "https://a:b@exemple.fr/", "file:///etc/x"])
def test_an_address_that_was_tampered_with_is_not_used(data_folder: Path, address: str) -> None:
    Preferences(data_folder).change(update_address=address)
    assert Updates(never, Preferences(data_folder), "0.1.0").why_not == NO_ADDRESS


def test_the_address_and_the_proxy_of_the_administrator_are_used(data_folder: Path) -> None:
    asked = []

    def fetch(address: str, proxy: str) -> bytes:
        asked.append((address, proxy))
        return b'{"version": "0.2.0"}'

    policy = Policy(update_address=ADDRESS, proxy="http://proxy.exemple.fr:3128")
    updates = Updates(fetch, Preferences(data_folder, policy), "0.1.0")
    assert "**exemple.fr**" in updates.what_is_sent
    assert "0.2.0" in updates.ask().title
    assert asked == [(ADDRESS, "http://proxy.exemple.fr:3128")]
