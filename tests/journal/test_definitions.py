"""What is counted of an encounter, and which records cannot be."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.outcomes import BY_CODE, OUTCOMES
from mediateur.journal.definitions import (
    DEFINITIONS,
    Totals,
    accompanied,
    activated,
    activation_or_use,
    problems,
    rights_exercised,
    totals,
    touched,
)
from mediateur.journal.encounter import Count, Encounter, Kind
from mediateur.journal.retention import headline, lines_of
from mediateur.journal.statistics import Figures, codes, figures
from tests.journal.samples import PLAIN, encounter, sound_encounters, varied_encounters

NO_RESULTS = (
    "Un événement ne compte qu’une estimation des personnes. Les résultats s’enregistrent en séances, une par personne."
)


def test_one_person_with_several_results_counts_once() -> None:
    one = encounter(("activee", 1), ("droit-explique", 1), ("usage-appris", 1), ("masquage", 1))
    assert totals([one]) == Totals(1, 1, 1, 1, 0, 1, 1)


def test_a_family_may_activate_four_spaces_at_once() -> None:
    family = encounter(("activee", 4))
    assert (touched(family), accompanied(family), activated(family)) == (1, 1, 4)
    assert problems(family) == ()


def test_two_persons_with_different_results() -> None:
    pair = encounter(("activee", 1), ("a-reprendre", 1), persons=2)
    assert (touched(pair), accompanied(pair), activated(pair)) == (2, 2, 1)


def test_those_who_only_listened_are_touched_and_not_accompanied() -> None:
    group = encounter(("informee", 12), persons=12)
    assert (touched(group), accompanied(group)) == (12, 0)


def test_objection_and_closure_are_accompanied_and_are_no_use() -> None:
    refusals = encounter(("opposition", 1), ("cloture", 1), persons=2)
    assert (accompanied(refusals), activation_or_use(refusals)) == (2, 0)
    assert rights_exercised(refusals) == {"opposition": 1, "cloture": 1}


@pytest.mark.parametrize("code", ["a-reprendre", "impossible", "code-demande"])
def test_who_came_to_refuse_and_did_not_get_there_is_accompanied_and_is_no_use(code: str) -> None:
    came_to_activate = encounter((code, 1))
    came_to_refuse = msgspec.structs.replace(came_to_activate, pathway="dire-non")
    assert (accompanied(came_to_activate), activation_or_use(came_to_activate)) == (1, 1)
    assert (accompanied(came_to_refuse), activation_or_use(came_to_refuse)) == (1, 0)


@pytest.mark.parametrize(
    ("pathway", "results"),
    [
        ("dire-non", ("deja-active", "cloture")),
        ("dire-non", ("activee", "cloture")),
        ("dire-non", ("acces-retrouve", "cloture")),
        ("dire-non", ("usage-appris", "opposition")),
        ("activer-adulte", ("opposition", "a-reprendre")),
    ],
)
def test_who_objects_or_closes_is_no_use_whatever_else_was_done(pathway: str, results: tuple[str, str]) -> None:
    one = msgspec.structs.replace(encounter(*((code, 1) for code in results)), pathway=pathway)
    assert (accompanied(one), activation_or_use(one)) == (1, 0)
    pair = msgspec.structs.replace(one, pathway="activer-adulte", persons=2)
    assert (accompanied(pair), activation_or_use(pair)) == (2, 1), "the other of two came to activate"


@given(sound_encounters())
def test_use_and_refusals_share_the_persons(one: Encounter) -> None:
    refusals = sum(count.n for count in one.outcomes if BY_CODE[count.code].refusal)
    assert activation_or_use(one) <= max(0, one.persons - refusals)


def test_a_parent_may_object_or_close_for_four_profiles() -> None:
    parent = encounter(("opposition", 2), ("cloture", 4))
    assert problems(parent) == ()
    assert rights_exercised(parent) == {"opposition": 2, "cloture": 4}
    assert (touched(parent), accompanied(parent), activation_or_use(parent)) == (1, 1, 0)


@given(varied_encounters())
def test_an_event_is_in_no_figure_but_its_estimate(one: Encounter) -> None:
    event = msgspec.structs.replace(one, kind=Kind.EVENT, helped=0)
    assert figures(event) == Figures(encounters=1, estimated=event.persons)
    assert totals([event]) == Totals(encounters=1, estimated=event.persons, guides_printed=event.guides_printed)
    assert {axis for axis, _ in codes(event)} <= {"obstacle"}
    assert "outcome" not in {line.axis for line in lines_of([event])}
    assert headline(lines_of([event])) == totals([event])


@given(
    sound_encounters(), st.sampled_from([{"pathway": "dire-non"}, {"pathway": "dire-non-enfant"}, {"refusing": True}])
)
def test_coming_to_refuse_changes_only_what_is_unsettled(one: Encounter, why: dict[str, object]) -> None:
    refusing = msgspec.structs.replace(one, **why)
    settled = tuple(count for count in one.outcomes if not BY_CODE[count.code].unsettled)
    assert activation_or_use(refusing) == activation_or_use(msgspec.structs.replace(one, outcomes=settled))
    assert activation_or_use(refusing) <= activation_or_use(one)
    assert totals([refusing])._replace(activation_or_use=0) == totals([one])._replace(activation_or_use=0)


def test_no_encounter_gives_zeros() -> None:
    assert totals([]) == Totals(0, 0, 0, 0, 0, 0, 0)


@given(sound_encounters())
def test_accompanied_are_among_the_touched(one: Encounter) -> None:
    assert 0 <= activation_or_use(one) <= accompanied(one) <= touched(one) == one.persons
    assert activated(one) <= 4 * one.persons
    assert set(rights_exercised(one)) <= {outcome.code for outcome in OUTCOMES if outcome.right}
    assert totals([one]).rights_explained <= touched(one)


@given(st.lists(sound_encounters(), max_size=6), st.lists(sound_encounters(), max_size=6))
def test_totals_add_up(some: list[Encounter], others: list[Encounter]) -> None:
    parts = zip(totals(some), totals(others), strict=True)
    assert totals(some + others) == tuple(one + two for one, two in parts)
    assert totals(some).encounters == len(some)


@given(sound_encounters())
def test_a_sound_record_has_no_problem(one: Encounter) -> None:
    assert problems(one) == ()


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (encounter(persons=0), "Il faut au moins une personne."),
        (encounter(persons=501), "Une séance compte au plus 500 personnes."),
        (encounter(("gagnee", 1)), "Le résultat « gagnee » n’existe pas dans les listes du programme."),
        (encounter(("informee", -1)), "Le nombre de « Informée » ne peut pas être négatif."),
        (encounter(("informee", 3), persons=2), "Le résultat « Informée » dépasse le nombre de personnes."),
        (
            encounter(("activee", 5)),
            "Le résultat « Espace activé » compte un espace par profil, au plus 4 par personne.",
        ),
        (
            encounter(("opposition", 9), persons=2),
            "Le résultat « Opposition » compte un espace par profil, au plus 4 par personne.",
        ),
        (encounter(("masquage", 2)), "Le résultat « Document masqué » dépasse le nombre de personnes."),
        (msgspec.structs.replace(encounter(("activee", 1)), kind=Kind.EVENT), NO_RESULTS),
        (msgspec.structs.replace(PLAIN, kind=Kind.EVENT, declared_later=1), NO_RESULTS),
        (
            msgspec.structs.replace(PLAIN, ages=(Count(code="soixante_dix_plus", n=2),)),
            "Les tranches d’âge comptent plus de personnes que la séance.",
        ),
        (
            msgspec.structs.replace(PLAIN, ages=(Count(code="autonome", n=1),)),
            "La tranche d’âge « autonome » n’existe pas dans les listes du programme.",
        ),
        (
            msgspec.structs.replace(PLAIN, ages=(Count(code="soixante_dix_plus", n=-1),)),
            "Le nombre de personnes d’une tranche d’âge ne peut pas être négatif.",
        ),
        (
            msgspec.structs.replace(PLAIN, obstacles=("pluie",)),
            "L’obstacle « pluie » n’existe pas dans les listes du programme.",
        ),
        (
            msgspec.structs.replace(PLAIN, place_type="gare"),
            "Le type de lieu « gare » n’existe pas dans les listes du programme.",
        ),
        (
            msgspec.structs.replace(PLAIN, duration="longue"),
            "La durée « longue » n’existe pas dans les listes du programme.",
        ),
        (
            msgspec.structs.replace(PLAIN, autonomy="peu"),
            "L’autonomie « peu » n’existe pas dans les listes du programme.",
        ),
        (
            msgspec.structs.replace(PLAIN, outcomes=(Count(code="orientee", n=1, detail="carte"),)),
            "La précision du résultat « Orientée ailleurs » : « carte » n’existe pas dans les listes du programme.",
        ),
        (
            msgspec.structs.replace(PLAIN, outcomes=(Count(code="activee", n=1, detail="autre"),)),
            "La précision du résultat « Espace activé » : « autre » n’existe pas dans les listes du programme.",
        ),
        (
            msgspec.structs.replace(PLAIN, guides_printed=-1),
            "Le nombre de guides imprimés ne peut pas être négatif.",
        ),
    ],
)
def test_what_cannot_be_is_told_in_french(record: Encounter, told: str) -> None:
    assert [problem.replace("\N{NO-BREAK SPACE}", " ") for problem in problems(record)] == [told]


def test_counts_of_one_result_are_added_before_they_are_judged() -> None:
    twice = (Count(code="orientee", n=1, detail="autre"), Count(code="orientee", n=1, detail="administration"))
    assert len(problems(msgspec.structs.replace(PLAIN, outcomes=twice))) == 1
    assert problems(msgspec.structs.replace(PLAIN, outcomes=twice, persons=2)) == ()


def test_every_figure_has_its_definition_in_sentences() -> None:
    figures = {
        "Venue",
        "Personne touchée",
        "Personne accompagnée",
        "Espace activé",
        "Droit exercé",
        "Atelier",
        "Événement",
    }
    assert figures <= set(DEFINITIONS)
    assert all(meaning.endswith(".") and "'" not in meaning for meaning in DEFINITIONS.values())
