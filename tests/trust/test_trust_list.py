"""Lists of trusted organisations: read back as written, and refused once anything of them changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.errors import MediateurError
from mediateur.trust import sealed, trust_list
from mediateur.trust.keys import SigningKey
from mediateur.trust.plain_cbor import UnreadableError
from mediateur.trust.sealed import Purpose
from mediateur.trust.shelf import Shelf, Standing
from mediateur.trust.trust_list import Ended, Organisation, OrganisationKey, TrustList, Turned
from tests.trust.samples import KEY, LIST, NEXT, ORGANISATION, OWN, STRANGER, TODAY, key, listed, rolled

DAY = dt.timedelta(days=1)
SIGNED = trust_list.write(LIST, KEY)


def kept(shelf: Shelf, listed: TrustList, by: SigningKey = KEY) -> None:
    shelf.keep(shelf.weigh(trust_list.write(listed, by), TODAY))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def another(name: str = "Organisme B") -> Organisation:
    return Organisation(name, (OrganisationKey(STRANGER.public, LIST.day),), (Ended("B-1", LIST.day),))


def test_a_list_is_read_back_as_it_was_written() -> None:
    whole = replace(
        rolled(lost=LIST.day),
        organisations=(
            replace(rolled().publisher, ended=(Ended("1", LIST.day), Ended("2", LIST.day, Turned.SUSPENDED))),
            another(),
        ),
    )
    assert trust_list.read(trust_list.write(whole, NEXT)) == whole


def test_every_flipped_bit_of_a_list_is_seen() -> None:
    for place in range(len(SIGNED) * 8):
        flipped = bytearray(SIGNED)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises(UnreadableError):
            trust_list.read(bytes(flipped))


def test_every_cut_of_a_list_is_seen() -> None:
    for end in range(len(SIGNED)):
        with pytest.raises(UnreadableError):
            trust_list.read(SIGNED[:end])
    with pytest.raises(UnreadableError):
        trust_list.read(SIGNED + b"\0")


@given(st.binary(max_size=400))
def test_no_bytes_are_a_list(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        trust_list.read(data)
    with pytest.raises(UnreadableError):
        trust_list.read(sealed.seal(data, KEY, Purpose.TRUST_LIST))


def test_what_is_too_long_is_not_read() -> None:
    with pytest.raises(UnreadableError, match="long"):
        trust_list.read(b"\xd2" + b"\0" * (trust_list.MOST_BYTES + 1))


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LIST, organisations=()),
        replace(LIST, edition=0),
        replace(LIST, organisations=(ORGANISATION, ORGANISATION)),
        replace(LIST, organisations=(replace(ORGANISATION, name=""),)),
        replace(LIST, organisations=(replace(ORGANISATION, name="A\nB"),)),
        replace(LIST, organisations=(replace(ORGANISATION, keys=(replace(OWN, until=OWN.since - DAY),)),)),
        replace(LIST, organisations=(replace(ORGANISATION, keys=(replace(OWN, public=b"court"),)),)),
        replace(LIST, organisations=(replace(ORGANISATION, keys=(OWN, OWN)),)),
        listed(Ended("1", LIST.day + DAY)),
        listed(key=replace(OWN, until=LIST.day - DAY)),
        listed(key=replace(OWN, lost=LIST.day)),
    ],
)
def test_a_list_that_is_not_right_is_not_signed(wrong: TrustList) -> None:
    with pytest.raises((UnreadableError, IndexError)):
        trust_list.write(wrong, KEY)


def test_only_its_publisher_signs_a_list() -> None:
    with pytest.raises(UnreadableError):
        trust_list.write(LIST, STRANGER)
    for_another = replace(LIST, organisations=(ORGANISATION, another()))
    with pytest.raises(UnreadableError):
        trust_list.write(for_another, STRANGER)
    assert trust_list.read(trust_list.write(for_another, KEY)) == for_another


def test_a_next_key_that_the_one_before_does_not_present_is_refused() -> None:
    whole = rolled()
    old, fresh = whole.publisher.keys
    for vouched in (b"", trust_list.vouch(NEXT.public, STRANGER), trust_list.vouch(STRANGER.public, KEY)):
        wrong = replace(whole.publisher, keys=(old, replace(fresh, vouched=vouched)))
        with pytest.raises(UnreadableError):
            trust_list.write(replace(whole, organisations=(wrong,)), NEXT)


def test_an_attestation_is_never_a_list_nor_a_list_a_next_key() -> None:
    payload = cbor2.loads(SIGNED).value[2]
    for purpose in (Purpose.CERTIFICATE, Purpose.NEXT_KEY):
        with pytest.raises(UnreadableError):
            trust_list.read(sealed.seal(payload, KEY, purpose))
    assert trust_list.read(sealed.seal(payload, KEY, Purpose.TRUST_LIST)) == LIST


def test_a_first_list_waits_for_a_person(shelf: Shelf) -> None:
    weighed = shelf.weigh(SIGNED, TODAY)
    assert weighed.standing is Standing.FIRST
    assert shelf.lists() == ()
    shelf.keep(weighed)
    assert shelf.lists() == (LIST,)
    assert shelf.weigh(SIGNED, TODAY).standing is Standing.SAME


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        (replace(LIST, edition=8), Standing.NEWER),
        (replace(LIST, edition=8, day=LIST.day + DAY), Standing.NEWER),
        (replace(LIST, edition=6), Standing.OLDER),
        (replace(LIST, edition=8, day=LIST.day - DAY), Standing.OLDER),
        (replace(LIST, edition=7, day=LIST.day + DAY), Standing.OLDER),
        (replace(LIST, edition=8, day=TODAY + DAY), Standing.TO_COME),
    ],
)
def test_only_a_newer_list_takes_the_place_of_another(shelf: Shelf, changed: TrustList, standing: Standing) -> None:
    kept(shelf, LIST)
    weighed = shelf.weigh(trust_list.write(changed, KEY), TODAY)
    assert weighed.standing is standing
    if standing is Standing.NEWER:
        shelf.keep(weighed)
        assert shelf.lists() == (changed,)
    else:
        with pytest.raises(ValueError, match="Standing"):
            shelf.keep(weighed)
        assert shelf.lists() == (LIST,)


def test_the_next_key_is_followed_and_the_old_one_no_longer_signs_lists(shelf: Shelf) -> None:
    kept(shelf, LIST)
    kept(shelf, rolled(), NEXT)
    back = replace(LIST, edition=9)
    assert shelf.weigh(trust_list.write(back, KEY), TODAY).standing is Standing.ANOTHER_KEY


def test_a_lost_key_signs_no_list_though_it_hides_its_loss(shelf: Shelf) -> None:
    kept(shelf, LIST)
    kept(shelf, rolled(lost=LIST.day), NEXT)
    for listed_again in (rolled(edition=10), replace(LIST, edition=10)):
        weighed = shelf.weigh(trust_list.write(listed_again, KEY), TODAY)
        assert weighed.standing is Standing.ANOTHER_KEY


def test_a_thief_s_chain_does_not_replace_the_one_that_is_known(shelf: Shelf) -> None:
    kept(shelf, LIST)
    kept(shelf, rolled(), NEXT)
    thief = key("voleur")
    presented = OrganisationKey(thief.public, LIST.day, vouched=trust_list.vouch(thief.public, KEY))
    theirs = replace(rolled(edition=20), organisations=(replace(ORGANISATION, keys=(OWN, presented)),))
    assert shelf.weigh(trust_list.write(theirs, thief), TODAY).standing is Standing.ANOTHER_KEY


def test_a_list_damaged_on_the_disk_is_told_and_can_be_brought_again(shelf: Shelf, tmp_path: Path) -> None:
    kept(shelf, LIST)
    (file,) = tmp_path.rglob("*.confiance")
    file.write_bytes(SIGNED[:-1] + b"\0")
    with pytest.raises(MediateurError, match="abîmée"):
        shelf.lists()
    weighed = shelf.weigh(SIGNED, TODAY)
    assert weighed.standing is Standing.FIRST
    shelf.keep(weighed)
    assert shelf.lists() == (LIST,)


def test_the_list_of_another_does_not_pass_under_its_name(shelf: Shelf, tmp_path: Path) -> None:
    kept(shelf, LIST)
    (file,) = tmp_path.rglob("*.confiance")
    theirs = TrustList(LIST.day, 1, (another(),))
    file.write_bytes(trust_list.write(theirs, STRANGER))
    with pytest.raises(MediateurError):
        shelf.lists()


def test_an_organisation_is_forgotten(shelf: Shelf) -> None:
    kept(shelf, LIST)
    shelf.forget(ORGANISATION.root)
    assert shelf.lists() == ()
