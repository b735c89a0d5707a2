"""The register through its use cases and its real file: the list, sessions, attestations, figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.training.figures import Group, Month, Target
from mediateur.training.listing import Query, Sort
from mediateur.training.register import QuizKind, QuizResult, Role, Rule, Status, Turn
from mediateur.usecases.register.giving import MissingError
from mediateur.usecases.register.people import Details
from mediateur.usecases.register.sessions import Plan
from tests.usecases.register.offices import POINTS, RIGHT, START, TRAINER, Office


@pytest.fixture
def office(data_folder: Path) -> Iterator[Office]:
    made = Office(data_folder)
    yield made
    made.registry.close()


def names(office: Office, query: Query) -> list[str]:
    page = office.register.people.page(query)
    assert page.total == len(page.rows)
    assert [row.id for row in page.rows] == list(office.register.people.ids(query))
    return [row.name for row in page.rows]


def test_the_list_is_found_by_words_without_accents_and_sorted(office: Office) -> None:
    office.enrol("Éloïse d’Ormesson", territory="Orne", structure="Médiathèque")
    office.enrol("Bastien Œuvrard", territory="Manche", role=Role.TRAINER)
    office.enrol("anne le goff", territory="Orne", role=Role.COUNTER)
    assert names(office, Query("ELOISE ormes")) == ["Éloïse d’Ormesson"]
    assert names(office, Query("oeuvrard")) == ["Bastien Œuvrard"]
    assert names(office, Query("mediatheque orne")) == ["Éloïse d’Ormesson"]
    assert names(office, Query("100%")) == []
    assert names(office, Query(territory="Orne", sort=Sort.NAME)) == ["anne le goff", "Éloïse d’Ormesson"]
    assert names(office, Query(role=Role.TRAINER)) == ["Bastien Œuvrard"]
    assert names(office, Query(sort=Sort.NAME, is_descending=True))[0] == "Éloïse d’Ormesson"
    assert office.register.people.territories() == ("Manche", "Orne")


def test_a_page_holds_some_lines_and_counts_all(office: Office) -> None:
    for rank in range(7):
        office.enrol(f"Médiateur {rank}")
    page = office.register.people.page(Query(), start=4, most=2)
    assert [row.name for row in page.rows] == ["Médiateur 4", "Médiateur 5"]
    assert (page.total, page.start) == (7, 4)


def test_numbers_are_given_once(office: Office) -> None:
    first, second = office.enrol("Médiateur 1"), office.enrol("Médiateur 2")
    office.register.people.erase(second.id)
    assert (first.number, second.number, office.enrol("Médiateur 3").number) == (1, 2, 3)


def test_numbers_of_attestations_have_no_gaps_even_after_a_refusal(office: Office) -> None:
    ready, lacking, other = (office.enrol(f"Médiateur {rank}") for rank in range(3))
    office.certify(ready)
    with pytest.raises(MissingError) as caught:
        office.register.giving.give(lacking.id)
    assert caught.value.missing == (Status.TO_TRAIN, Status.TO_TEST, Status.TO_OBSERVE)
    assert "suivre la formation en entier, réussir le quiz et être observé" in str(caught.value)
    assert office.certify(other) == ["2026-0002"]
    office.later(365)
    assert office.certify(lacking) == ["2027-0001"]


def test_the_rule_in_force_is_kept_with_the_attestation(office: Office) -> None:
    person = office.enrol("Médiateur 1")
    office.certify(person)
    office.register.set_rule(Rule(minutes=840, quiz_percent=90, observations=2, months=12, reminder_days=7))
    card = office.register.people.card(person.id)
    assert card.record.certificates[0].rule == Rule()
    assert card.position.status is Status.VALID
    assert card.standing.trained == START
    row = office.register.people.page(Query()).rows[0]
    assert (row.expires, row.position) == (dt.date(2028, 3, 11), card.position)


def test_another_rule_counts_for_those_who_have_no_attestation(office: Office) -> None:
    person = office.enrol("Médiateur 1")
    office.train(person)
    assert office.register.people.page(Query()).rows[0].trained == START
    office.register.set_rule(Rule(minutes=840))
    row = office.register.people.page(Query()).rows[0]
    assert (row.trained, row.position.status) == (None, Status.TO_TRAIN)
    assert office.register.figures.dashboard().whole.trained == 0


def test_a_rule_beyond_reason_is_refused(office: Office) -> None:
    with pytest.raises(MediateurError, match="pas entre 50 et 100"):
        office.register.set_rule(Rule(quiz_percent=10))
    assert office.register.rule == Rule()


def test_a_life_through_the_use_cases(office: Office) -> None:
    person = office.enrol("Médiateur 1")
    office.certify(person)
    giving = office.register.giving
    assert giving.suspend(person.id, "absence").turn is Turn.SUSPENDED
    with pytest.raises(MediateurError, match="suspendue"):
        giving.renew(person.id)
    giving.resume(person.id, "retour")
    office.later(700)
    with pytest.raises(MediateurError, match="déjà une attestation"):
        giving.give(person.id)
    office.register.proofs.add_quiz(person.id, 9, 10, QuizKind.REFRESHER)
    office.register.proofs.observe(person.id, TRAINER, RIGHT, ())
    renewed = giving.renew(person.id)
    assert (renewed.number, renewed.renews) == ("2028-0001", "2026-0001")
    giving.withdraw(person.id, "posture")
    assert office.register.people.card(person.id).position.status is Status.WITHDRAWN
    with pytest.raises(MediateurError, match="autre état"):
        giving.withdraw(person.id, "posture")
    certificate, events = giving.get("2026-0001")
    assert [event.turn for event in events] == [Turn.SUSPENDED, Turn.RESUMED]
    assert certificate.person == person.id


def test_many_are_given_at_once_or_none(office: Office) -> None:
    people = [office.enrol(f"Médiateur {rank}") for rank in range(4)]
    office.train(*people[:3])
    office.show(*people[:3])
    seen: list[int] = []

    def stop(done: int) -> bool:
        seen.append(done)
        return done < 2

    assert office.register.giving.give_all([person.id for person in people], stop).certificates == ()
    assert seen == [1, 2]
    given = office.register.giving.give_all([person.id for person in people])
    assert [each.number for each in given.certificates] == ["2026-0001", "2026-0002", "2026-0003"]
    assert given.lacking == (people[3].id,)


def test_those_who_are_ready_are_exactly_those_to_whom_all_are_given(office: Office) -> None:
    old, gone, fresh, lacking = (office.enrol(f"Médiateur {rank}") for rank in range(4))
    office.certify(old, gone)
    office.register.giving.withdraw(gone.id, "posture")
    office.later(700)
    office.show(old)
    office.train(fresh, gone)
    office.show(fresh, gone)
    office.train(lacking)
    ready = office.register.giving.ready()
    assert (ready.first, ready.renewed) == ((fresh.id,), (old.id,))
    assert ready.names == ("Médiateur 0", "Médiateur 2")
    given = office.register.giving.give_all(ready.all)
    assert [(each.person, bool(each.renews)) for each in given.certificates] == [(fresh.id, False), (old.id, True)]
    assert given.lacking == ()
    assert office.register.giving.ready().all == ()


def test_a_session_is_filled_ticked_and_held_again(office: Office) -> None:
    people = [office.enrol(f"Médiateur {rank}") for rank in range(3)]
    sessions = office.register.sessions
    session = sessions.create(Plan("Accompagner", START + dt.timedelta(days=3), seats=2, trainer=TRAINER))
    seated = sessions.enrol(session.id, [person.id for person in people])
    assert (seated.enrolled, seated.beyond) == (3, 1)
    assert sessions.enrol(session.id, [people[0].id]).enrolled == 0
    with pytest.raises(MediateurError, match="pas encore eu lieu"):
        sessions.tick(session.id, {people[0].id: True})
    office.later(3)
    assert sessions.tick(session.id, {people[0].id: True, people[1].id: False}) == 1
    again = sessions.replay(session.id, START + dt.timedelta(days=10))
    assert again.replays == session.id
    assert {each.person for each in sessions.get(again.id)[1]} == {people[1].id, people[2].id}
    assert [(each.enrolled, each.whole) for each in sessions.all()] == [(2, 0), (3, 1)]
    with pytest.raises(MediateurError, match="ont suivi"):
        sessions.cancel(session.id)
    sessions.cancel(again.id)
    assert [each.session.id for each in sessions.all()] == [session.id]
    assert names(office, Query(session=session.id)) == ["Médiateur 0", "Médiateur 1", "Médiateur 2"]
    sessions.tick(session.id, {people[0].id: False})
    assert office.register.people.card(people[0].id).standing.trained is None


def test_a_file_of_results_counts_once(office: Office) -> None:
    person = office.enrol("Médiateur 1")
    result = QuizResult(id="essai-1", person="Médiateur 1", day=START, right=9, out_of=10)
    assert office.register.proofs.add_results(person.id, [result]) == 1
    assert office.register.proofs.add_results(person.id, [result]) == 0
    assert len(office.register.people.card(person.id).record.quizzes) == 1
    with pytest.raises(MediateurError, match="impossible"):
        office.register.proofs.add_quiz(person.id, 11, 10)


def test_practice_where_an_essential_point_is_missed_does_not_count(office: Office) -> None:
    person = office.enrol("Médiateur 1")
    essential = next(point.id for point in POINTS if point.is_essential)
    minor = next(point.id for point in POINTS if not point.is_essential)
    observe = office.register.proofs.observe
    assert not observe(person.id, TRAINER, RIGHT - {essential}, {essential}).counts
    assert observe(person.id, TRAINER, RIGHT - {minor}, {minor}).counts
    with pytest.raises(ValueError, match="one answer"):
        observe(person.id, TRAINER, RIGHT - {essential}, ())
    with pytest.raises(MediateurError, match="formateur manque"):
        observe(person.id, " ", RIGHT, ())


@pytest.mark.parametrize(
    ("details", "told"),
    [
        (Details("  "), "Le nom manque"),
        (Details("x" * 201), "trop long"),
        (Details("Médiateur 1", contact="1 85 02 75 116 001 92"), "numéro de sécurité sociale"),
        (Details("Médiateur 1", last_declared=START + dt.timedelta(days=1)), "à venir"),
    ],
)
def test_what_the_register_does_not_take(office: Office, details: Details, told: str) -> None:
    with pytest.raises(MediateurError, match=told):
        office.register.people.enrol(details)
    assert office.register.people.page(Query()).total == 0


def test_the_dashboard_counts_each_once(office: Office) -> None:
    one = office.enrol("Médiateur 1", territory="Orne", last_declared=START)
    two = office.enrol("Médiateur 2", territory="Orne", role=Role.TRAINER)
    three = office.enrol("Médiateur 3")
    office.certify(one, two)
    office.train(three)
    office.train(three)
    office.register.set_target(Target(5, dt.date(2026, 6, 30)))
    shown = office.register.figures.dashboard()
    assert shown.whole == Group("", people=3, trained=3, certified=2, active=1, in_training=1, trainers=1)
    assert [(group.name, group.people, group.trained) for group in shown.territories] == [("", 1, 1), ("Orne", 2, 2)]
    assert [(group.name, group.people) for group in shown.roles] == [("ambassadeur", 2), ("formateur", 1)]
    assert [(group.name, group.trainers, group.mediators) for group in shown.territories] == [
        ("", 0, 1),
        ("Orne", 1, 1),
    ]
    assert shown.progress is not None
    assert shown.progress._asdict() == {"percent": 60, "left": 2, "months": 4, "per_month": 1}
    office.register.giving.suspend(two.id, "absence")
    office.later(699)
    office.register.giving.resume(two.id, "retour")
    office.later(1)
    office.show(one)
    office.register.giving.renew(one.id)
    shown = office.register.figures.dashboard()
    assert shown.expiring == (Month("2028-03", 1),)
    assert shown.renewed == (Month("2028-02", 1),)
    office.later(60)
    shown = office.register.figures.dashboard()
    assert (shown.whole.certified, shown.whole.expired, shown.whole.trained) == (1, 1, 3)
    assert shown.progress is not None
    assert (shown.progress.months, shown.progress.per_month) == (0, 2)
