"""What leaves holds nothing that a person typed, but the name of a place where that was agreed to; and names nobody."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.vocabulary import UNKNOWN
from mediateur.journal.encounter import Encounter, Place
from mediateur.journal.exchange import Closed, Gone, Sealed, Seen, Spot
from mediateur.journal.leaving import (
    Coarseness,
    Leaving,
    Share,
    Told,
    Totals,
    decode,
    digest_of,
    encode,
    fields,
    from_fields,
    id_of,
    rank_of,
    record_id,
    thing,
)
from mediateur.journal.leaving_rules import leaving
from mediateur.journal.retention import closed
from mediateur.journal.retention import encode as bytes_of
from tests.journal.leaving_samples import MACHINES, PLACES, encounters, records, share
from tests.journal.samples import PLAIN

ORIGIN = MACHINES[0]
TYPED = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=24).map("⟦{}⟧".format)
CODES = ("pathway", "place_type", "duration", "autonomy")
NEVER = ("title", "mediator", "content_hash")


def seen(encounter: Encounter, **changes: object) -> Seen:
    return Seen(encounter=msgspec.structs.replace(encounter, **changes))


def texts(value: object) -> set[str]:
    """Return every text of a record, wherever it stands."""
    if isinstance(value, dict):
        return set().union(*map(texts, value.values()))
    if isinstance(value, list | tuple):
        return set().union(*map(texts, value))
    return {value} if isinstance(value, str) else set()


@given(
    encounters(ORIGIN),
    st.dictionaries(st.sampled_from([*NEVER, *CODES]), TYPED),
    st.builds(Place, id=st.just("p1"), **dict.fromkeys(("name", "kind", "insee", "address", "hours", "phone"), TYPED)),
    st.sampled_from(Coarseness),
)
def test_nothing_that_was_typed_leaves_but_the_name_of_a_place_where_that_was_agreed_to(
    encounter: Encounter, typed: dict[str, str], place: Place, coarseness: Coarseness
) -> None:
    """Whatever may stand in a record: a sentence where a code should be makes it stay here."""
    told = leaving(seen(encounter, place="p1", **typed), ORIGIN, share(ORIGIN, coarseness), {"p1": place})
    if told is None:
        assert set(typed) & set(CODES), "a sound record leaves"
        return
    said = {text for text in texts(fields(told)) if "⟦" in text}
    allowed = {place.name[:200]} if coarseness is Coarseness.PLACE else set()
    assert said <= allowed
    assert place.id not in texts(fields(told)) or coarseness is Coarseness.PLACE


@given(records())
def test_a_record_is_read_back_as_it_left(record: Leaving) -> None:
    assert decode(encode(record)) == record
    assert from_fields({**fields(record), "id": id_of(record), "last_modified": 7, "schema": 5}) == record
    assert digest_of(record) == digest_of(decode(encode(record)))
    assert len(id_of(record)) == 32


@given(records(), records())
def test_two_things_never_share_an_id_and_one_always_has_the_same(one: Leaving, other: Leaving) -> None:
    same, its = ((record.origin, *thing(record)) for record in (one, other))
    assert (id_of(one) == id_of(other)) == (same == its)


@pytest.mark.parametrize(
    "change",
    [
        {"note": "Une note."},
        {"title": "Un titre"},
        {"mediator": "Médiateur 1"},
        {"pathway": "Une phrase entière"},
        {"pathway": "activer\n"},
        {"place": {"id": "p", "address": "1 place"}},
        {"place": {"id": "p", "phone": "06 39 98 00 01"}},
        {"outcomes": [{"code": "activee", "n": 1, "detail": "chez sa sœur"}]},
        {"outcomes": [{"code": "activee", "n": -1}]},
        {"obstacles": ["x"] * 101},
        {"persons": 10**9},
        {"day": "2026-11-23T10:12:00"},
        {"half": "10:12"},
        {"origin": "a" * 65},
        {"id": "0" * 32},
        {"what": "autre"},
    ],
    ids=str,
)
def test_what_does_not_fit_is_not_read(change: dict[str, object]) -> None:
    told = leaving(seen(PLAIN, origin=ORIGIN), ORIGIN, share(ORIGIN), PLACES)
    assert told
    assert from_fields(fields(told)) == told
    with pytest.raises(ValueError):
        from_fields({**fields(told), **change})


def test_deep_nonsense_is_refused_like_any_other() -> None:
    for data in (b"", b"[]", b"null", b"[" * 100_000, b'{"what":' * 50_000):
        with pytest.raises(ValueError):
            decode(data)


@pytest.mark.parametrize(
    ("coarseness", "place", "place_type"),
    [
        (Coarseness.PLACE, {"id": "p1", "name": "Mairie", "kind": "lieu_activite", "insee": "67067"}, "domicile"),
        (Coarseness.COMMUNE, {"kind": "lieu_activite", "insee": "67067"}, "domicile"),
        (Coarseness.NOTHING, None, UNKNOWN),
    ],
)
def test_of_a_place_leaves_what_was_agreed_to(coarseness: Coarseness, place: object, place_type: str) -> None:
    one = seen(PLAIN, origin=ORIGIN, place="p1", place_type="domicile")
    told = leaving(one, ORIGIN, share(ORIGIN, coarseness), PLACES)
    assert isinstance(told, Told)
    assert fields(told).get("place") == place
    assert told.place_type == place_type


def test_the_name_of_a_place_that_is_that_of_somebody_stays_here() -> None:
    place = Place(id="p1", name="Chez 06 39 98 00 01")
    told = leaving(seen(PLAIN, origin=ORIGIN, place="p1"), ORIGIN, share(ORIGIN), {"p1": place})
    assert isinstance(told, Told)
    assert told.place is not None
    assert told.place.name == "Lieu"


def test_only_what_this_machine_tells_of_the_days_that_were_agreed_to_leaves() -> None:
    before = dt.date(2025, 8, 31)
    old = msgspec.structs.replace(PLAIN.when, day=before)
    month = Closed(origin=ORIGIN, month="2025-08", closed=before, encounters=1, totals=bytes_of(()))
    for telling in (
        seen(PLAIN, origin=MACHINES[1]),
        seen(PLAIN, origin=ORIGIN, when=old),
        Gone(id="s1", origin=MACHINES[1], revision=1),
        Gone(id="s1", origin=ORIGIN, revision=1, here=True),
        Sealed(id="s1", origin=ORIGIN, month="2025-08"),
        month,
        msgspec.structs.replace(month, month="2025-10", totals=b"abime"),
        Spot(id="p1", name="Mairie"),
    ):
        assert leaving(telling, ORIGIN, share(ORIGIN), PLACES) is None
    assert leaving(seen(PLAIN, origin=ORIGIN), ORIGIN, share(ORIGIN), PLACES)


@given(st.lists(encounters(ORIGIN), min_size=1, max_size=5), st.sampled_from(Coarseness))
def test_the_totals_of_a_month_tell_places_as_its_encounters_do(some: list[Encounter], coarseness: Coarseness) -> None:
    held = [one for one in some if one.when.day.month == some[0].when.day.month]
    month = f"{held[0].when.day:%Y-%m}"
    whole = closed(ORIGIN, month, dt.date(2026, 11, 1), held)
    telling = Closed(
        origin=ORIGIN, month=month, closed=whole.closed, encounters=whole.encounters, totals=bytes_of(whole.lines)
    )
    told = leaving(telling, ORIGIN, share(ORIGIN, coarseness), PLACES)
    assert isinstance(told, Totals)
    alone = (leaving(Seen(encounter=one), ORIGIN, share(ORIGIN, coarseness), PLACES) for one in held)
    places = {one.place for one in alone if isinstance(one, Told)} - {None}
    assert set(told.places) == places
    for axis in {line.axis for line in told.lines}:
        persons = sum(line.n for line in told.lines if (line.axis, line.figure) == (axis, "encounters"))
        if axis in {"place", "pathway", "ensemble"}:
            assert persons == len(held)
    assert ("place_type" in {line.axis for line in told.lines}) == (coarseness is not Coarseness.NOTHING)


def test_what_is_shared_begins_with_a_month() -> None:
    with pytest.raises(ValueError, match="first day"):
        Share(territory="Plaine", coarseness=Coarseness.PLACE, since=dt.date(2026, 11, 2))
    with pytest.raises(ValueError):
        msgspec.convert({"territory": "", "coarseness": "lieu", "since": "2026-11-01"}, type=Share)


def test_ranks_follow_the_rule_of_exchange() -> None:
    told = leaving(seen(PLAIN, origin=ORIGIN), ORIGIN, share(ORIGIN), PLACES)
    gone = leaving(Gone(id="s1", origin=ORIGIN, revision=1), ORIGIN, share(ORIGIN), PLACES)
    later = leaving(seen(PLAIN, origin=ORIGIN, revision=2), ORIGIN, share(ORIGIN), PLACES)
    summed = leaving(Sealed(id="s1", origin=ORIGIN, month="2025-09"), ORIGIN, share(ORIGIN), PLACES)
    assert told and gone and later and summed
    assert len({id_of(one) for one in (told, gone, later, summed)}) == 1
    assert rank_of(told) < rank_of(gone) < rank_of(later) < rank_of(summed)
    assert record_id(ORIGIN, ("record", "s1")) == id_of(told)
