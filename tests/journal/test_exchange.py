"""The one rule by which journals are joined, and the file in which they travel."""

from __future__ import annotations

import io
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.errors import MediateurError
from mediateur.journal.exchange import Gone, Sealed, Seen, Spot, Telling, canonical, key, merge, rank, state
from mediateur.journal.exchange_file import Incoming, write
from tests.journal.exchange_samples import GONE, MACHINES, SEALED, TELLINGS, journals, seen
from tests.journal.samples import PLAIN

MANY = st.lists(TELLINGS, max_size=10)
KEPT = Seen(encounter=msgspec.structs.replace(PLAIN, origin=MACHINES[0]))


def file_of(told: list[Telling]) -> bytes:
    return b"".join(write(MACHINES[0], told))


def refusal(data: bytes) -> str:
    with pytest.raises(MediateurError) as refused:
        list(Incoming(io.BytesIO(data)))
    assert refused.value.safe == "Rien n’a été changé."
    return refused.value.happened


@given(MANY, MANY, MANY)
def test_joining_depends_neither_on_order_nor_on_how_often(
    one: list[Telling], two: list[Telling], three: list[Telling]
) -> None:
    a, b, c = state(one), state(two), state(three)
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))
    assert merge(a, a) == a
    assert merge(merge(a, b), b) == merge(a, b)


@given(MANY, MANY)
def test_nothing_is_lost_or_doubled(one: list[Telling], two: list[Telling]) -> None:
    joined = merge(state(one), state(two))
    assert set(joined) == {key(telling) for telling in [*one, *two]}
    assert all(telling in [*one, *two] for telling in joined.values())


@given(seen(), seen(), GONE, SEALED)
def test_what_is_believed_of_a_record(first: Seen, second: Seen, gone: Gone, sealed: Sealed) -> None:
    one, two = first.encounter, msgspec.structs.replace(second.encounter, id=first.encounter.id)
    gone, sealed = (msgspec.structs.replace(telling, id=one.id) for telling in (gone, sealed))
    kept = max(Seen(encounter=one), Seen(encounter=two), key=rank)
    assert kept.encounter.revision == max(one.revision, two.revision)
    (believed,) = state([kept, gone]).values()
    assert believed == (gone if gone.revision >= kept.encounter.revision else kept)
    assert list(state([kept, gone, sealed]).values()) == [sealed]


def test_a_deletion_that_can_be_undone_gives_way_to_one_that_is_final() -> None:
    aside, final = (Gone(id="s1", origin=MACHINES[0], revision=1, here=here) for here in (True, False))
    assert list(state([KEPT, aside]).values()) == [aside]
    assert list(state([KEPT, aside, final]).values()) == [final]


def test_a_place_described_here_keeps_its_name() -> None:
    here, there = Spot(id="p", name="A", here=True), Spot(id="p", name="Z")
    assert list(state([here, there]).values()) == [here]


@given(journals())
def test_the_file_gives_back_what_was_told_and_is_always_the_same(told: list[Telling]) -> None:
    assert list(Incoming(io.BytesIO(file_of(told)))) == told
    assert file_of(list(Incoming(io.BytesIO(file_of(told))))) == file_of(told)


@given(journals(), st.data())
def test_a_file_cut_or_changed_anywhere_is_refused(told: list[Telling], data: st.DataObject) -> None:
    whole = file_of(told)
    at = data.draw(st.integers(0, len(whole) - 1))
    assert refusal(whole[:at])
    flipped = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    assert refusal(flipped)


WHOLE = file_of([KEPT])
HEADER = WHOLE.splitlines(keepends=True)[0]


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\xef\xbb\xbf" + WHOLE,
        WHOLE.decode().encode("utf-16"),
        WHOLE + b"\0",
        WHOLE + WHOLE,
        b"PK\x03\x04" + bytes(5000),
        b"\xff" * 300_000,
        HEADER + b"[" * 100_000 + b"\n",
        HEADER + b'{"what":' + b'{"x":' * 20_000 + b"\n",
    ],
)
def test_what_is_no_exchange_file_is_refused(hostile: bytes) -> None:
    assert refusal(hostile).startswith("Ce fichier ne se lit pas\N{NO-BREAK SPACE}:")


def test_a_file_of_a_newer_version_is_said_to_be_so() -> None:
    header = {"what": "mediateur-journal", "format": 2, "origin": MACHINES[0]}
    assert "plus récente" in refusal(json.dumps(header).encode() + b"\n")


def changed(**fields: object) -> Seen:
    return Seen(encounter=msgspec.structs.replace(KEPT.encounter, **fields))


@pytest.mark.parametrize(
    ("hostile", "part"),
    [
        (changed(persons=2**70), "nombre"),
        (changed(persons=-1), "nombre"),
        (changed(revision=0), "nombre"),
        (changed(id="../x"), "identifiant"),
        (changed(origin=""), "identifiant"),
        (changed(title="x" * 5000), "texte"),
        (changed(title="a\0b"), "texte"),
        (changed(obstacles=("carte",) * 5000), "texte"),
        (changed(obstacles=("inventé",)), "n’existe pas dans les listes"),
        (changed(place="ailleurs"), "il manque un lieu"),
        (Sealed(id="s1", origin=MACHINES[0], month="2025-09"), "il manque un mois clos"),
        (Gone(id="s1", origin=MACHINES[0], revision=1, here=True), "marque"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_line(hostile: Telling, part: str) -> None:
    message = refusal(file_of([hostile]))
    assert "ligne 2" in message
    assert part in message


def test_names_are_taken_out_of_texts_and_the_rest_is_kept() -> None:
    named = changed(title="Rappeler Mme Durand", mediator="M. Bernard Petit")
    call = Spot(id="p", name="Mairie 06 39 98 00 01")
    (spot, told) = Incoming(io.BytesIO(file_of([call, named])))
    assert told == changed(title="", mediator="Médiateur")
    assert spot == Spot(id="p", name="Lieu")
    street = Spot(id="p", name="Centre social Simone-Veil")
    assert list(Incoming(io.BytesIO(file_of([street])))) == [street]


def test_a_note_has_no_room_in_the_file() -> None:
    assert b"note" not in canonical(KEPT)
