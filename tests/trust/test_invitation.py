"""An invitation is read as it was written, or refused in one sentence."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, strategies

from mediateur.forms.qr import matrix
from mediateur.trust import invitation as invitations
from mediateur.trust import plain_cbor
from mediateur.trust.invitation import MOST_CALLED, Invitation, InvitationError, Role, read, read_file, write

TODAY = dt.date(2026, 11, 29)
GIVEN = Invitation(
    server="https://partage.exemple.fr/v1",
    bucket="mediateur-33",
    account="c-0a1b2c3d4e5f",
    secret="jEkq0fWf7nJm-Ub3_9KdPqTzXy12",
    territory="bordeaux-nord",
    name="Coordination de la Gironde",
    expires=TODAY + dt.timedelta(days=14),
    key=bytes(range(32)),
)
TEXT = write(GIVEN)
# As it was written before territories had a readable name.
OLD = (
    "MEDR1:VEAXQHLIOR2HA4Z2F4XXAYLSORQWOZJOMV4GK3LQNRSS4ZTSF53DCATMNVSWI2LBORSXK4RNGA3QG3TDFUYWCMTCGNRTIZBVMU3GMBDYEB4HQ"
    "6DYPB4HQ6DYPB4HQ6DYPB4HQ6DYPB4HQ6DYPB4HQ6DYPB4HQBIAAZWGC4TEMVRWQZJNNZXXEZAHOZBW63TTMVUWYIDEYOUXAYLSORSW2ZLOORQWYCCAB"
    "EMVCQCY3L53BVXW"
)


def sentence(text: str, today: dt.date = TODAY) -> str:
    with pytest.raises(InvitationError) as caught:
        read(text, today)
    assert (caught.value.safe, caught.value.remedy) == ("", "")
    assert caught.value.happened.endswith(".")
    assert GIVEN.secret not in str(caught.value) + caught.value.detail + repr(caught.value)
    return caught.value.happened


def test_what_was_written_is_read() -> None:
    assert read(TEXT, TODAY) == GIVEN
    assert read_file(b"\xef\xbb\xbf" + TEXT.encode() + b"\r\n", TODAY) == GIVEN
    other = replace(GIVEN, role=Role.COORDINATOR, key=b"", server="http://localhost:8888")
    assert read(write(other), TODAY) == other


def test_the_name_of_a_territory_is_read_and_one_written_before_there_was_any_still_is() -> None:
    named = replace(GIVEN, called="Bordeaux nord")
    assert read(write(named), TODAY) == named
    assert read(OLD, TODAY) == replace(
        GIVEN,
        bucket="mediateur-07",
        account="c-1a2b3c4d5e6f",
        secret="x" * 32,
        territory="ardeche-nord",
        name="Conseil départemental",
        expires=dt.date(2026, 12, 13),
        key=b"",
    )


@pytest.mark.parametrize("called", ["É" * (MOST_CALLED // 2 + 1), "deux\nlignes", " Nord", "Nord\u202e"])
def test_the_name_of_a_territory_is_plain_and_short(called: str) -> None:
    with pytest.raises(InvitationError):
        write(replace(GIVEN, called=called))


def test_a_message_may_break_it_into_lines_and_small_letters() -> None:
    broken = "\n> ".join(TEXT[start : start + 40] for start in range(0, len(TEXT), 40)).replace(">", "")
    assert read(f"  {broken.lower()}\t\n", TODAY) == GIVEN


def test_a_qr_code_holds_it_in_its_dense_mode() -> None:
    longest = write(replace(GIVEN, called="É" * (MOST_CALLED // 2)))
    assert len(matrix(longest)) <= 110
    assert set(TEXT) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert len(TEXT) < 480
    assert len(matrix(TEXT)) <= 100


def test_the_secret_is_not_shown() -> None:
    assert GIVEN.secret not in repr(GIVEN) + str(GIVEN)


@pytest.mark.parametrize(
    "text", ["", "bonjour", "MED1:AAAA", "https://partage.exemple.fr", "MEDR2:" + TEXT[6:], "x" * 10_000]
)
def test_something_else_is_told(text: str) -> None:
    assert sentence(text) == invitations.french(invitations.NOT_ONE)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"\x00" * 50, b"PK\x03\x04", TEXT.encode("utf-16"), b"a" * 1_000_000]
)
def test_another_file_is_told(data: bytes) -> None:
    with pytest.raises(InvitationError) as caught:
        read_file(data, TODAY)
    assert caught.value.happened == invitations.french(invitations.NOT_ONE)


def test_any_letter_changed_left_out_or_added_is_noticed() -> None:
    chance = random.Random(8)
    start = len(invitations.PREFIX)
    for at in range(start, len(TEXT)):
        other = chance.choice([letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" if letter != TEXT[at]])
        for altered in (TEXT[:at] + other + TEXT[at + 1 :], TEXT[:at] + TEXT[at + 1 :], TEXT[:at] + other + TEXT[at:]):
            assert sentence(altered) == invitations.french(invitations.DAMAGED)
    assert sentence(TEXT[:-1]) == sentence(TEXT + "A") == invitations.french(invitations.DAMAGED)


@given(strategies.binary(max_size=200))
def test_no_bytes_break_it(payload: bytes) -> None:
    text = invitations.PREFIX + invitations._letters(payload + invitations._check(payload))
    try:
        assert write(read(text, TODAY)) == text
    except InvitationError as error:
        assert error.happened


def test_over_says_until_when_and_what_day_this_machine_believes() -> None:
    last = GIVEN.expires
    assert read(TEXT, last) == GIVEN
    told = sentence(TEXT, last + dt.timedelta(days=1))
    assert "13/12/2026" in told and "14/12/2026" in told


FORGED = {
    "another address": {1: "http://partage.exemple.fr"},
    "a name in the address": {1: "https://moi@partage.exemple.fr"},
}


@pytest.mark.parametrize("name", FORGED)
def test_an_unsafe_address_is_told_as_such(name: str) -> None:
    assert sentence(forged(FORGED[name])) == invitations.french(invitations.UNSAFE)


@pytest.mark.parametrize(
    "changes",
    [
        {2: "../autre"},
        {2: ""},
        {3: "a b"},
        {3: 4},
        {4: "court"},
        {4: "é" * 20},
        {5: 2},
        {5: "0"},
        {6: "x" * 61},
        {7: ""},
        {7: "deux\nlignes"},
        {7: "x" * 121},
        {7: "\u202egauche"},
        {8: b"court"},
        {9: -1},
        {9: 10**9},
        {10: 1},
    ],
)
def test_what_no_coordinator_writes_is_refused(changes: dict[int, object]) -> None:
    assert sentence(forged(changes)) == invitations.french(invitations.DAMAGED)


def forged(changes: dict[int, object]) -> str:
    """Return an invitation with a good check around other entries."""
    letters = TEXT[len(invitations.PREFIX) :]
    said = plain_cbor.read(invitations._payload(letters), invitations.MOST_BYTES)
    assert isinstance(said, dict)
    payload = plain_cbor.write({**said, **changes})
    return invitations.PREFIX + invitations._letters(payload + invitations._check(payload))


def test_what_could_not_be_read_back_is_not_written() -> None:
    for wrong in ({"account": "Majuscules"}, {"server": "http://exemple.fr"}, {"name": "x" * 200}, {"secret": "court"}):
        with pytest.raises(InvitationError):
            write(replace(GIVEN, **wrong))  # type: ignore[arg-type]
