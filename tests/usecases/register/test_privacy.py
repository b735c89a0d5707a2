"""The rights of mediators: what is held, what is corrected, what is erased and what remains of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.training.listing import Query
from mediateur.training.register import Role
from mediateur.usecases.register.people import Details
from mediateur.usecases.register.privacy import NOTICE_DAYS
from tests.traces import traces
from tests.usecases.register.offices import TRAINER, Office

NAME, CONTACT, PLACE = "Zéphyrine Quatremère", "zephyrine@exemple.fr", "Saint-Chély-du-Tarn"
PASSWORD = "quatre mots sans rapport"


@pytest.fixture
def office(data_folder: Path) -> Iterator[Office]:
    made = Office(data_folder)
    yield made
    made.registry.close()


def test_access_gives_all_that_is_held(office: Office) -> None:
    person = office.enrol(NAME, contact=CONTACT, structure=PLACE, territory="Lozère", role=Role.COUNTER)
    office.certify(person)
    office.register.giving.suspend(person.id, "absence")
    text = office.register.privacy.access(person.id)
    for told in (NAME, CONTACT, PLACE, "Lozère", "Guichet France Services", "Accompagner", TRAINER, "2026-0001"):
        assert told in text
    assert "12\N{NO-BREAK SPACE}mars 2026" in text
    assert "La personne a tapé et cliqué elle-même" in text
    assert "Longue absence" in text
    held = json.loads(office.register.privacy.access_json(person.id))
    assert held["Quiz"] == [{"Jour": "2026-03-12", "Sorte": "Quiz complet", "Bonnes réponses": 18, "Questions": 20}]
    assert held["Attestations"][0]["Valable jusqu’au"] == "2028-03-11"


def test_what_only_looks_like_a_day_is_given_as_it_was_written(office: Office) -> None:
    person = office.enrol("Médiateur 1", contact="0639-98-00 12", structure="lot 2026-13-45")
    text = office.register.privacy.access(person.id)
    assert "0639-98-00" in text
    assert "lot 2026-13-45" in text


def test_access_to_nobody_is_told(office: Office) -> None:
    with pytest.raises(MediateurError, match="plus dans le registre"):
        office.register.privacy.access("personne")


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_correcting_leaves_no_byte_of_what_was_written(office: Office, password: str) -> None:
    person = office.enrol(NAME, contact=CONTACT)
    if password:
        office.register.protect(password, password)
    office.register.people.correct(person.id, Details("Zoé Martin-Dupuis", contact="autre@exemple.fr"))
    _assert_no_trace(office, password, NAME, CONTACT)
    assert office.register.people.page(Query("martin")).rows[0].number == person.number


def test_correcting_an_accent_leaves_no_byte_either(office: Office) -> None:
    person = office.enrol(NAME, contact=CONTACT)
    office.register.people.correct(person.id, Details("Zephyrine Quatremere", contact=CONTACT))
    held = b"".join(path.read_bytes() for path in office.folder.rglob("*") if path.is_file())
    assert NAME.encode() not in held
    assert b"Zephyrine Quatremere" in held


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_erasing_leaves_the_figures_and_no_trace(office: Office, password: str) -> None:
    others = [office.enrol(f"Médiateur {rank}", territory="Orne") for rank in range(60)]
    gone = office.enrol(NAME, contact=CONTACT, structure=PLACE, territory="Orne", role=Role.TRAINER)
    office.certify(gone, *others[:5])
    session = office.train(others[6])
    plan = office.register.sessions.get(session)[0]
    office.register.sessions.correct(session, _led_by(plan, "ZÉPHYRINE  Quatremere"))
    office.register.proofs.observe(others[7].id, NAME, {p.id for p in office.register.proofs.points}, ())
    if password:
        office.register.protect(password, password)
    before = office.register.figures.dashboard()
    number = office.register.people.card(gone.id).record.certificates[0].number
    assert office.register.people.erase(gone.id) == 1
    after = office.register.figures.dashboard()
    for figure in ("trained", "certified", "active", "expired"):
        assert getattr(after.whole, figure) == getattr(before.whole, figure)
    assert (after.whole.people, after.whole.erased) == (before.whole.people - 1, 1)
    assert {each.name: each.trained for each in after.roles} == {each.name: each.trained for each in before.roles}
    assert office.register.people.page(Query()).total == 60
    assert [each for each in office.register.people.ids(Query()) if each == gone.id] == []
    _assert_no_trace(office, password, NAME, "Quatrem", CONTACT, "zephyrine", PLACE, gone.id, number)


def _led_by(plan: object, trainer: str) -> object:
    from mediateur.usecases.register.sessions import Plan

    return Plan(*(getattr(plan, name) for name in Plan._fields))._replace(trainer=trainer)


def _assert_no_trace(office: Office, password: str, *words: str) -> None:
    """Look for words in the bytes of every file, its log included; those of a protected one once it is decrypted."""
    if password:
        assert not traces([*words, password], office.folder)
        office.register.unprotect()
    assert (office.folder / "registre.sqlite-wal").exists() or password
    assert not traces(words, office.folder)
    office.registry.close()
    assert not traces(words, office.folder)


def test_what_stood_when_someone_was_erased_ends_in_its_month(office: Office) -> None:
    person = office.enrol(NAME, last_declared=office.day)
    office.certify(person)
    office.register.people.erase(person.id)
    told = []
    for days in (0, 330, 31, 365, 31):
        office.later(days)
        whole = office.register.figures.dashboard().whole
        told.append((whole.trained, whole.certified, whole.active, whole.expired))
    assert told == [(1, 1, 1, 0), (1, 1, 1, 0), (1, 1, 1, 0), (1, 1, 0, 0), (1, 0, 0, 1)]


def test_an_untrained_mediator_leaves_nothing_at_all(office: Office) -> None:
    person = office.enrol(NAME)
    office.register.people.erase(person.id)
    whole = office.register.figures.dashboard().whole
    assert (whole.people, whole.erased, whole.in_training) == (0, 0, 0)


def test_nobody_is_forgotten_unannounced(office: Office) -> None:
    never, trained = office.enrol("Médiateur 1"), office.enrol("Médiateur 2")
    office.certify(trained)
    privacy = office.register.privacy
    office.day = office.day.replace(year=2029, day=11)
    assert privacy.announce() == ()
    office.later(1)
    due = privacy.announce()
    assert [person for each in due for person in each.people] == [(never.id, "Médiateur 1")]
    assert (due[0].day - office.day).days == NOTICE_DAYS
    assert privacy.erase_due() == 0
    office.later(NOTICE_DAYS - 1)
    assert (privacy.erase_due(), privacy.announce()) == (0, due)
    office.later(1)
    assert (privacy.erase_due(), privacy.announce()) == (1, ())
    assert office.register.people.ids(Query()) == (trained.id,)


def test_one_who_comes_back_is_announced_no_more(office: Office) -> None:
    person = office.enrol("Médiateur 1")
    office.register.set_retention(12)
    office.later(400)
    assert office.register.privacy.announce()
    office.register.people.declare(person.id, office.day)
    assert office.register.privacy.announce() == ()
    office.later(NOTICE_DAYS)
    assert office.register.privacy.erase_due() == 0


def test_an_attestation_keeps_its_mediator_until_it_has_expired_long_enough(office: Office) -> None:
    person = office.enrol("Médiateur 1")
    office.certify(person)
    office.day = office.day.replace(year=2031, day=10)
    assert office.register.privacy.announce() == ()
    office.later(1)
    assert office.register.privacy.announce() != ()
