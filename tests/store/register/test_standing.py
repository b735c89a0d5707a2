"""What SQL says of mediators is what the rules say, whatever was done."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediateur.store.register.registry import Registry
from mediateur.store.register.work import RegisterWork
from mediateur.training import rules
from mediateur.training.listing import Query
from mediateur.training.register import CERTIFIED, IN_TRAINING, PersonRecord, Rule, Status, changed
from tests.training.lives import LIVES, RULES, Act, Life, play

DAYS = st.integers(0, 2500)


def put(work: RegisterWork, records: list[PersonRecord]) -> None:
    for number, record in enumerate(records, 1):
        work.people.add(changed(record.person, number=number))
        work.sessions.add([session for _, session in record.attended])
        work.sessions.attend([attendance for attendance, _ in record.attended])
        work.proofs.add_observations(record.observations)
        work.proofs.add_quizzes(record.quizzes)
        work.certificates.add(record.certificates)
        work.certificates.add_events(record.events)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("registres")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(LIVES, min_size=1, max_size=4), RULES, DAYS)
def test_sql_says_what_the_rules_say(folder: Path, lives: list[tuple[Act, ...]], rule: Rule, later: int) -> None:
    played = [play(acts, rule, who) for who, acts in zip("abcd", lives, strict=False)]
    records = [_numbered(life.record, str(rank)) for rank, life in enumerate(played)]
    day = _watched(played, later)
    for old in folder.glob("registre.sqlite*"):
        old.unlink()
    registry = Registry(folder)
    with registry.begin(rule) as work:
        put(work, records)
        work.commit()
        held = work.people.records()
        page = work.people.page(Query(), day, 0, 10)
        cells = work.figures.cells(day)
        by_status = {each: work.people.page(Query(statuses=(each,)), day, 0, 10).total for each in Status}
        active = work.people.page(Query(is_active=True), day, 0, 10).total
    registry.close()
    assert [changed(each, person=changed(each.person, number=1)) for each in held] == records
    found = [rules.standing(record, rule, day) for record in records]
    positions = [rules.position(each, day) for each in found]
    assert [row.position for row in page.rows] == positions
    assert [row.trained for row in page.rows] == [each.trained for each in found]
    assert by_status == {each: Counter(position.status for position in positions)[each] for each in Status}
    are_active = [rules.is_active(record.person.last_declared, day) for record in records]
    assert active == sum(are_active)
    figures = cells[0].figures
    assert figures.trained == sum(each.trained is not None for each in found)
    assert figures.certified == sum(position.status in CERTIFIED for position in positions)
    assert figures.in_training == sum(position.status in IN_TRAINING for position in positions)
    assert figures.expired == sum(position.status is Status.EXPIRED for position in positions)
    assert figures.active == sum(are_active)


def _watched(played: list[Life], later: int) -> dt.date:
    """Return a day after all that was done: one on which something turns, or any other."""
    last = max(life.day for life in played)
    given_ones = [certificate for life in played for certificate in life.record.certificates]
    turns = {day for each in given_ones for day in (each.expires, rules.reminder(each))}
    turns |= {day + dt.timedelta(days=1) for day in turns}
    watched = sorted(day for day in turns if day >= last)
    return watched[later % len(watched)] if watched and later % 2 else last + dt.timedelta(days=later)


def _numbered(record: PersonRecord, mark: str) -> PersonRecord:
    """Give the attestations of a life numbers that are its own."""
    names = {each.number: f"{each.number[:5]}{mark}{each.number[6:]}" for each in record.certificates}
    return changed(
        record,
        certificates=tuple(
            changed(each, number=names[each.number], renews=names.get(each.renews, "")) for each in record.certificates
        ),
        events=tuple(changed(each, certificate=names[each.certificate]) for each in record.events),
    )
