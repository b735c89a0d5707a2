"""Rows of what leaves: nothing that a record holds is left out of what is read before it leaves."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import given

from mediateur.content.text import french
from mediateur.journal.encounter import Half, Kind
from mediateur.journal.leaving import Counted, Leaving, Machine, Told, Where
from mediateur.usecases.network.leaving_rows import Listed, row_of
from tests.journal.leaving_samples import records

TITLES = {"activer-adulte": "Activer l’espace d’un adulte"}
ONE = Told(
    origin="a" * 32,
    about="s1",
    revision=1,
    territory="ardeche-nord",
    day=dt.date(2026, 11, 23),
    half=Half.MORNING,
    pathway="activer-adulte",
    pathway_version=3,
    kind=Kind.INDIVIDUAL,
    persons=2,
    outcomes=(Counted(code="activee", n=2),),
    place=Where(id="p1", name="Mairie de Vals", kind="mairie", insee="07331"),
)


@given(records(), records())
def test_two_records_that_differ_in_one_field_are_read_differently(one: Leaving, other: Leaving) -> None:
    if type(one) is not type(other):
        return
    for field in msgspec.structs.fields(one):
        changed = msgspec.structs.replace(one, **{field.name: getattr(other, field.name)})
        if changed != one:
            assert row_of(changed, TITLES).told != row_of(one, TITLES).told, field.name


@given(records())
def test_each_row_is_in_good_french_and_has_a_name(record: Leaving) -> None:
    row = row_of(record, TITLES)
    assert row.what
    assert row.told
    for label, value in row.told:
        assert label
        assert "!" not in value
        assert label == french(label)


def test_a_session_is_told_as_people_say_it() -> None:
    row = row_of(ONE, TITLES)
    assert row.when == "23/11/2026, matin"
    assert row.what == "Activer l’espace d’un adulte"
    assert row.persons == "2"
    assert "Mairie de Vals" in row.place
    told = dict(row.told)
    assert told["Parcours"] == "Activer l’espace d’un adulte, version 3"
    assert "commune 07331" in told["Lieu"]
    assert told["Marque de la séance"] == "s1"


def test_what_says_nothing_of_the_place_shows_nothing_of_it() -> None:
    row = row_of(msgspec.structs.replace(ONE, place=None), TITLES)
    assert row.place == ""
    assert "Lieu" not in dict(row.told)


def test_a_machine_tells_its_versions() -> None:
    machine = Machine(origin="a" * 32, territory="nord", program="1.0", content="2026.11.1", day=dt.date(2026, 11, 29))
    told = dict(row_of(machine, TITLES).told)
    assert (told["Version de Médiateur"], told["Version des contenus"]) == ("1.0", "2026.11.1")


def test_pages_follow_each_other() -> None:
    listed = Listed([msgspec.structs.replace(ONE, persons=number) for number in range(1, 121)], TITLES)
    assert listed.total == 120
    assert [row.persons for row in listed.page(50, 50)] == [str(number) for number in range(51, 101)]
    assert len(listed.page(100, 50)) == 20
