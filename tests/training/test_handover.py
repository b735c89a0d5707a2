"""A register handed over: it comes out as it went in, twice changes nothing, and ours stays where nobody decided."""

from __future__ import annotations

import json
import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.training.handover import BrokenError, Snapshot, decode, encode
from mediateur.training.register import Attendance, Certificate, CertificateEvent, Rule, Turn
from mediateur.training.taking_over import join
from mediateur.trust.locked import KEY, REGISTER, WrongPassphraseError, lock, unlock
from tests.training.made_names import person
from tests.training.registers import DAY, registers, written

PASSPHRASE = "quatre mots sans lien"


@given(registers())
def test_what_is_written_is_read(whole: Snapshot) -> None:
    assert decode(encode(whole)) == whole


@given(registers())
def test_taken_over_into_an_empty_register_it_is_whole(theirs: Snapshot) -> None:
    joined = join(Snapshot(), theirs)
    assert joined.conflicts == ()
    assert written(Snapshot(), joined) == theirs


@given(registers(), registers(), st.data())
def test_a_second_time_changes_nothing(ours: Snapshot, theirs: Snapshot, data: st.DataObject) -> None:
    conflicts = join(ours, theirs).conflicts
    assert len({one.key for one in conflicts}) == len(conflicts)
    takable = [one.key for one in conflicts if one.may_take]
    taken = data.draw(st.sets(st.sampled_from(takable))) if takable else set()
    after = written(ours, join(ours, theirs, taken))
    again = join(after, theirs)
    assert not again.changes
    assert {one.key for one in again.conflicts} == {one.key for one in conflicts} - taken


@given(registers(), registers())
def test_ours_stays_as_it_is_where_nobody_decided(ours: Snapshot, theirs: Snapshot) -> None:
    joined = join(ours, theirs)
    after = written(ours, joined)
    assert joined.sessions == joined.attendances == ()
    for before, now in zip(ours.people, after.people, strict=False):
        assert msgspec.structs.replace(now, last_declared=before.last_declared) == before
        assert (before.last_declared or DAY) <= (now.last_declared or DAY)
    for name in ("sessions", "attendances", "observations", "quizzes", "certificates", "events"):
        kept = getattr(after, name)
        assert kept[: len(getattr(ours, name))] == getattr(ours, name)


@given(registers("a"), registers("b"))
def test_registers_that_share_nothing_are_joined_without_a_conflict(ours: Snapshot, theirs: Snapshot) -> None:
    joined = join(ours, theirs)
    assert joined.conflicts == ()
    after = written(ours, joined)
    assert len({one.number for one in after.people}) == len(ours.people) + len(theirs.people)


def test_a_person_decides_of_each_difference() -> None:
    ours = Snapshot(people=(person("Médiateur 1", 1, structure="Mairie"),))
    theirs = Snapshot(people=(msgspec.structs.replace(person("Médiateur 1", 1, contact="a@exemple.org"), number=7),))
    [conflict] = join(ours, theirs).conflicts
    assert conflict == (
        "person:p1",
        "Médiateur 1",
        "contact vide, structure Mairie",
        "contact a@exemple.org, structure vide",
        True,
    )
    [now] = join(ours, theirs, {"person:p1"}).people
    assert (now.number, now.contact, now.structure) == (1, "a@exemple.org", "")


def test_a_number_given_twice_stays_ours_and_nothing_that_happened_to_the_other_comes() -> None:
    def given(who: str) -> Certificate:
        return Certificate(
            number="2026-0001",
            person=who,
            issued=DAY,
            trained=DAY,
            title="Accompagner",
            minutes=420,
            expires=DAY.replace(year=2028),
            rule=Rule(),
        )

    ours = Snapshot(people=(person("Médiateur 1", 1),), certificates=(given("p1"),))
    after = CertificateEvent(id="e1", certificate="2026-0001", day=DAY, turn=Turn.SUSPENDED, reason="absence")
    theirs = Snapshot(people=(person("Médiateur 2", 2),), certificates=(given("p2"),), events=(after,))
    joined = join(ours, theirs, {"number:2026-0001"})
    assert [(one.about, one.may_take) for one in joined.conflicts] == [("Attestation 2026-0001", False)]
    assert joined.added.certificates == joined.added.events == ()
    assert join(Snapshot(), theirs).added.events == (after,)
    assert [one.id for one in joined.added.people] == ["p2"]


@given(st.binary(max_size=200))
def test_other_bytes_are_no_register(data: bytes) -> None:
    with pytest.raises(BrokenError):
        decode(data)
    with pytest.raises(BrokenError):
        decode(zlib.compress(data))


WHOLE = Snapshot(people=(person("Médiateur 1", 1),))


@pytest.mark.parametrize(
    "broken",
    [
        msgspec.structs.replace(WHOLE, version=2),
        msgspec.structs.replace(WHOLE, people=WHOLE.people * 2),
        msgspec.structs.replace(WHOLE, people=(*WHOLE.people, msgspec.structs.replace(WHOLE.people[0], id="p2"))),
        msgspec.structs.replace(WHOLE, attendances=(Attendance("p1", "s1"),)),
        msgspec.structs.replace(WHOLE, announced={"p2": DAY}),
        msgspec.structs.replace(WHOLE, people=(person("M" * 501, 1),)),
    ],
)
def test_parts_that_do_not_belong_together_are_refused(broken: Snapshot) -> None:
    with pytest.raises(BrokenError):
        decode(encode(broken))


def test_a_register_cut_or_followed_by_something_is_refused() -> None:
    data = encode(WHOLE)
    for other in (data[:-1], data + b"x", b"", zlib.compress(json.dumps({"people": [1]}).encode())):
        with pytest.raises(BrokenError):
            decode(other)


LOCKED = lock(encode(WHOLE), PASSPHRASE, REGISTER)


def test_a_locked_register_opens_with_its_passphrase_alone() -> None:
    assert decode(unlock(LOCKED, PASSPHRASE, REGISTER)) == WHOLE
    assert b"diateur" not in LOCKED
    for passphrase in ("", "quatre mots", PASSPHRASE.upper()):
        with pytest.raises(WrongPassphraseError):
            unlock(LOCKED, passphrase, REGISTER)
    with pytest.raises(WrongPassphraseError):
        unlock(LOCKED, PASSPHRASE, KEY)


def test_the_same_words_typed_on_another_keyboard_open_it() -> None:
    locked = lock(b"x", "é à quatre mots", REGISTER)
    assert unlock(locked, "e\u0301 a\u0300 quatre mots", REGISTER) == b"x"


@pytest.mark.parametrize("place", [0, 5, 9, 20, 30, 36, -20, -1])
def test_a_changed_byte_or_a_cut_is_refused(place: int) -> None:
    changed = bytearray(LOCKED)
    changed[place] ^= 1
    for data in (bytes(changed), LOCKED[:place], LOCKED + b"x"):
        with pytest.raises(WrongPassphraseError):
            unlock(data, PASSPHRASE, REGISTER)
