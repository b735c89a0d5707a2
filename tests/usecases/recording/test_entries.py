"""One line of JSON, one encounter: every field has a default, and anything else is refused in French."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.vocabulary import UNKNOWN
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Place
from mediateur.pathways.model import content_hash
from mediateur.usecases.recording.entries import CODES, FIELDS, Known, read_entry
from tests.pathways.shipped import shipped

NOW = dt.datetime(2026, 11, 23, 13, 5)
PLACE = Place(id="abc", name="Maison des services")


def read(raw: object) -> tuple[Encounter, str]:
    line = raw if isinstance(raw, str) else json.dumps(raw)
    return read_entry(line, Known(lambda: (shipped("activer-adulte"),), lambda: (PLACE,)), "Médiateur 3", NOW)


@pytest.mark.parametrize("raw", [{}, dict.fromkeys(FIELDS), {"date": "", "parcours": "", "mediateur": ""}])
def test_every_field_has_a_default(raw: dict[str, object]) -> None:
    encounter, note = read(raw)
    assert note == ""
    assert encounter == Encounter(
        id=encounter.id,
        when=HalfDay(NOW.date(), Half.AFTERNOON),
        mediator="Médiateur 3",
        pathway="activer-adulte",
        pathway_version=shipped("activer-adulte").version,
        content_hash=content_hash(shipped("activer-adulte")),
        persons=1,
        outcomes=(Count(code="informee", n=1),),
    )
    assert read(raw)[0].id != encounter.id


def test_every_field_is_kept() -> None:
    encounter, note = read(
        {
            "date": "2026-02-03",
            "demi_journee": "matin",
            "mediateur": "Médiateur 2",
            "parcours": "activer-adulte",
            "resultats": {"activee": 4, "usage-appris": 0, "droit-explique": 1},
            "personnes": 2,
            "obstacles": ["carte", "email"],
            "ages": {"soixante_dix_plus": 2},
            "lieu": "Maison des services",
            "type_lieu": "domicile",
            "duree": "30_60",
            "autonomie": "autonome",
            "guides": 3,
            "note": "Rappeler le 34 22.",
        }
    )
    assert encounter.when == HalfDay(dt.date(2026, 2, 3), Half.MORNING)
    assert encounter.outcomes == (Count(code="activee", n=4), Count(code="droit-explique", n=1))
    assert (encounter.persons, encounter.obstacles, encounter.place) == (2, ("carte", "email"), "abc")
    assert encounter.ages == (Count(code="soixante_dix_plus", n=2),)
    assert (encounter.place_type, encounter.duration, encounter.autonomy) == ("domicile", "30_60", "autonome")
    assert (encounter.mediator, encounter.guides_printed, note) == ("Médiateur 2", 3, "Rappeler le 34 22.")
    assert UNKNOWN not in {encounter.place_type, encounter.duration, encounter.autonomy}


def test_a_result_given_twice_counts_two() -> None:
    encounter, _ = read({"resultats": ["activee", "informee", "activee"], "personnes": 2})
    assert encounter.outcomes == (Count(code="activee", n=2), Count(code="informee", n=1))


def test_results_say_where_and_why_and_no_result_is_informed() -> None:
    raw = {
        "resultats": ["orientee", "impossible"],
        "ou": "operateur_ou_organisme_en_charge",
        "pourquoi": "identite",
        "personnes": 2,
    }
    assert read(raw)[0].outcomes == (
        Count(code="orientee", n=1, detail="operateur_ou_organisme_en_charge"),
        Count(code="impossible", n=1, detail="identite"),
    )
    assert read({"resultats": []})[0].outcomes == (Count(code="informee", n=1),)
    assert read({"lieu": "abc"})[0].place == "abc"


@pytest.mark.parametrize("name", CODES)
def test_an_unknown_code_is_answered_with_those_that_exist(name: str) -> None:
    shapes: dict[str, object] = {"ages": {"jamais": 1}, "resultats": ["jamais"], "obstacles": ["jamais"]}
    with pytest.raises(MediateurError) as caught:
        read({name: shapes.get(name, "jamais")})
    assert "jamais" in caught.value.happened
    assert all(code in caught.value.happened for code in CODES[name])


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("{", "ce n’est pas du JSON"),
        ("[" * 100_000, "ce n’est pas du JSON"),
        ('{"personnes": ' + "9" * 5000 + "}", "ce n’est pas du JSON"),
        ('{"note": "\\ud83d"}', "ce n’est pas du JSON"),
        ('{"lieu": "a"} {}', "ce n’est pas du JSON"),
        ('{"note": "d\ufffdj\ufffd"}', "pas un texte en UTF-8"),
        ("[]", "une ligne est un objet JSON"),
        ("3", "une ligne est un objet JSON"),
        ({"nom": "Canari"}, "champ inconnu"),
        ({"date": "23/11/2026"}, "la date s’écrit 2026-11-23"),
        ({"date": "2026-11-24"}, "la date est dans le futur"),
        ({"date": 20261123}, "date"),
        ({"date": "2026-W45-1"}, "la date s’écrit 2026-11-23"),
        ({"date": "0001-01-01"}, "d’avant 2022"),
        ('{"note": "a", "note": "b"}', "donné deux fois"),
        ({"lieu": "ailleurs"}, "lieu inconnu"),
        ({"demi_journee": "soir"}, "la demi\N{NON-BREAKING HYPHEN}journée matin ou apres-midi"),
        ({"personnes": "deux"}, "nombre entier"),
        ({"personnes": True}, "nombre entier"),
        ({"personnes": 1.5}, "nombre entier"),
        ({"personnes": -1}, "nombre entier"),
        ({"guides": 10**30}, "nombre entier"),
        ({"resultats": "activee"}, "liste de codes"),
        ({"resultats": [1]}, "liste de codes"),
        ({"resultats": {"activee": "1"}}, "nombre entier"),
        ({"ages": 3}, "liste de codes"),
        ({"obstacles": {"carte": 1}}, "liste de codes"),
        ({"note": 3}, "est un texte"),
        ({"parcours": "inconnu"}, "parcours inconnu"),
        ({"mediateur": "Mme Canari"}, "sans nom ni numéro"),
        ({"mediateur": "06 39 98 12 34"}, "sans nom ni numéro"),
        ({"mediateur": "m" * 41}, "sans nom ni numéro"),
    ],
)
def test_anything_else_is_refused_in_french(raw: object, reason: str) -> None:
    with pytest.raises(MediateurError) as caught:
        read(raw)
    assert reason in caught.value.happened
    assert caught.value.safe == "Elle n’est pas enregistrée."
    assert caught.value.remedy
    assert "xpecting" not in f"{caught.value}{caught.value.detail}"


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(FIELDS), ANY, max_size=3) | ANY)
def test_whatever_is_given_is_an_encounter_or_a_french_refusal(raw: object) -> None:
    try:
        encounter, _ = read(json.dumps(raw))
    except MediateurError:
        return
    assert encounter.when.day <= NOW.date()
    assert all(0 <= count.n < 10_000 for count in (*encounter.outcomes, *encounter.ages))


@pytest.mark.parametrize(
    "line", ['{"demi_journee": "apres-midi"}', '{"date": "2026-11-23", "demi_journee": "apres-midi"}']
)
def test_an_afternoon_is_not_recorded_in_its_morning(line: str) -> None:
    known = Known(lambda: (shipped("activer-adulte"),), lambda: (PLACE,))
    assert read_entry(line, known, "Médiateur 3", NOW)[0].when.half is Half.AFTERNOON
    with pytest.raises(MediateurError, match="est dans le futur"):
        read_entry(line, known, "Médiateur 3", NOW.replace(hour=12))
