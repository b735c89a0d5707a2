"""The rule of attestations, over lives of mediators drawn at random, and where words and days matter, one by one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.training import rules
from mediateur.training.register import CERTIFIED, QuizResult, Rule, Status, changed
from tests.training import lives
from tests.training.lives import LIVES, RULES, USUAL_LIFE, Act, Deed, play

LATER = st.integers(0, 1500)


def status(life: lives.Life, day: dt.date, rule: Rule = lives.RULE) -> Status:
    return rules.position(rules.standing(life.record, rule, day), day).status


@given(LIVES, RULES, LATER)
def test_what_comes_after_a_day_is_as_if_it_were_not_there(acts: tuple[Act, ...], rule: Rule, later: int) -> None:
    life = play(acts, rule)
    day = lives.BIRTH + dt.timedelta(days=later)
    assert rules.standing(life.record, rule, day) == rules.standing(lives.until(life.record, day), rule)


@given(LIVES, RULES, LATER, LATER)
def test_who_is_trained_stays_so_and_counts_once(acts: tuple[Act, ...], rule: Rule, one: int, other: int) -> None:
    life = play(acts, rule)
    early, late = sorted(lives.BIRTH + dt.timedelta(days=each) for each in (one, other))
    before = rules.standing(life.record, rule, early).trained
    assert before is None or rules.standing(life.record, rule, late).trained == before


@given(LIVES, RULES)
def test_every_attestation_rests_on_all_that_its_rule_asks(acts: tuple[Act, ...], rule: Rule) -> None:
    life = play(acts, rule)
    for certificate in life.record.certificates:
        known = lives.until(life.record, certificate.issued)
        before = max((each.issued for each in known.certificates if each.number < certificate.number), default=None)
        since = before if certificate.renews else None
        good = [each.day for each in known.quizzes if each.reaches(rule.quiz_percent)]
        seen = [each.day for each in known.observations if each.counts]
        assert any(since is None or day > since for day in good)
        assert sum(since is None or day > since for day in seen) >= rule.observations
        assert certificate.trained in {each.day for each in rules.trainings(known, rule)}
        assert certificate.expires >= certificate.issued
        assert certificate.rule == rule


@given(LIVES, RULES, RULES, LATER)
def test_another_rule_changes_no_attestation_that_was_given(
    acts: tuple[Act, ...], rule: Rule, other: Rule, later: int
) -> None:
    life = play(acts, rule)
    day = life.day + dt.timedelta(days=later)
    if life.record.certificates:
        assert status(life, day, other) is status(life, day, rule)


@given(LIVES, RULES, LATER)
def test_nobody_is_certified_once_her_attestation_expired(acts: tuple[Act, ...], rule: Rule, later: int) -> None:
    life = play(acts, rule)
    day = life.day + dt.timedelta(days=later)
    found = rules.standing(life.record, rule, day)
    if rules.is_certified(found, day):
        assert found.last is not None
        assert found.last.expires >= day
        assert not found.is_withdrawn
        assert not found.is_suspended
        assert found.trained is not None


@given(LIVES, RULES)
def test_one_more_good_quiz_is_never_a_loss(acts: tuple[Act, ...], rule: Rule) -> None:
    life = play(acts, rule)
    day = life.day + dt.timedelta(days=1)
    more = QuizResult(id="plus", person=lives.WHO, day=day, right=20, out_of=20)
    before = rules.missing(rules.standing(life.record, rule, day), day)
    record = changed(life.record, quizzes=(*life.record.quizzes, more))
    assert set(rules.missing(rules.standing(record, rule, day), day)) <= set(before)


@given(LIVES, RULES)
def test_an_attestation_is_issued_where_and_only_where_it_may_be(acts: tuple[Act, ...], rule: Rule) -> None:
    life = play(acts, rule)
    found = rules.standing(life.record, rule, life.day)
    assert not (rules.may_give(found, life.day) and rules.may_renew(found, life.day))
    if rules.may_give(found, life.day) or rules.may_renew(found, life.day):
        given_one = rules.issue(found, lives.WHO, rule, "2026-0001", life.day)
        assert bool(given_one.renews) is rules.may_renew(found, life.day)
    else:
        with pytest.raises(ValueError, match="missing"):
            rules.issue(found, lives.WHO, rule, "2026-0001", life.day)


def test_what_is_missing_is_told_in_order() -> None:
    steps = [*USUAL_LIFE[:3]]
    told = [rules.missing(rules.standing(play(tuple(steps[:n])).record, lives.RULE), lives.BIRTH) for n in range(4)]
    assert told == [
        (Status.TO_TRAIN, Status.TO_TEST, Status.TO_OBSERVE),
        (Status.TO_TEST, Status.TO_OBSERVE),
        (Status.TO_OBSERVE,),
        (),
    ]
    assert status(play(USUAL_LIFE[:3]), lives.BIRTH + dt.timedelta(days=2)) is Status.READY


def test_half_days_add_up_and_a_replay_counts_once() -> None:
    halves = play((Act(0, Deed.HALF_DAY), Act(7, Deed.HALF_DAY)))
    assert rules.standing(halves.record, lives.RULE).trained == lives.BIRTH + dt.timedelta(days=7)
    long = Rule(minutes=840)
    assert rules.standing(play((Act(0, Deed.WHOLE_DAY), Act(7, Deed.REPLAY))).record, long).trained is None
    assert rules.standing(play((Act(0, Deed.WHOLE_DAY), Act(7, Deed.WHOLE_DAY))).record, long).trained is not None
    caught_up = play((Act(0, Deed.ABSENCE), Act(7, Deed.REPLAY)))
    assert rules.standing(caught_up.record, lives.RULE).trained == lives.BIRTH + dt.timedelta(days=7)


def test_a_life_of_an_attestation_day_by_day() -> None:
    life = play(USUAL_LIFE)
    certificate = life.record.certificates[0]
    assert certificate.trained == dt.date(2024, 1, 31)
    assert certificate.expires == dt.date(2026, 1, 30)
    told = {
        dt.date(2025, 11, 30): (Status.VALID, 0),
        dt.date(2025, 12, 1): (Status.EXPIRING, 60),
        dt.date(2026, 1, 30): (Status.EXPIRING, 0),
        dt.date(2026, 1, 31): (Status.EXPIRED, 1),
        dt.date(2026, 2, 15): (Status.EXPIRED, 16),
    }
    for day, expected in told.items():
        assert rules.position(rules.standing(life.record, lives.RULE, day), day) == expected


def test_a_renewal_asks_for_a_quiz_and_a_practice_after_the_last_issue() -> None:
    same_day = (*USUAL_LIFE, Act(0, Deed.GOOD_QUIZ), Act(0, Deed.GOOD_PRACTICE), Act(0, Deed.ISSUE))
    assert len(play(same_day).record.certificates) == 1
    quiz_too_soon = (*USUAL_LIFE, Act(0, Deed.GOOD_QUIZ), Act(1, Deed.GOOD_PRACTICE), Act(0, Deed.ISSUE))
    assert len(play(quiz_too_soon).record.certificates) == 1
    practice_too_soon = (*USUAL_LIFE, Act(0, Deed.GOOD_PRACTICE), Act(1, Deed.GOOD_QUIZ), Act(0, Deed.ISSUE))
    assert len(play(practice_too_soon).record.certificates) == 1
    half = (*USUAL_LIFE, Act(1, Deed.GOOD_QUIZ), Act(1, Deed.ISSUE))
    assert len(play(half).record.certificates) == 1
    life = play((*USUAL_LIFE, Act(700, Deed.GOOD_QUIZ), Act(5, Deed.GOOD_PRACTICE), Act(9, Deed.ISSUE)))
    first, second = life.record.certificates
    assert second.renews == first.number
    assert second.trained == first.trained
    assert second.expires == dt.date(2028, 1, 7), "from the practice of 8 January 2026, until the day before"


def test_a_renewal_by_a_shorter_rule_takes_nothing_away() -> None:
    life = play((*USUAL_LIFE, Act(1, Deed.GOOD_QUIZ), Act(1, Deed.GOOD_PRACTICE)))
    shorter = Rule(months=6)
    renewed = rules.issue(rules.standing(life.record, shorter), lives.WHO, shorter, "2024-0002", life.day)
    assert renewed.expires == life.record.certificates[0].expires


def test_an_hour_more_is_no_other_training() -> None:
    life = play((Act(0, Deed.WHOLE_DAY), Act(30, Deed.HALF_DAY)))
    assert [each.day for each in rules.trainings(life.record, lives.RULE)] == [lives.BIRTH]
    found = rules.standing(life.record, lives.RULE)
    assert found.training_ends == dt.date(2026, 1, 30)


def test_a_renewal_asked_too_late_asks_for_everything_again() -> None:
    life = play((*USUAL_LIFE, Act(5, Deed.GOOD_QUIZ), Act(0, Deed.GOOD_PRACTICE), Act(1000, Deed.ISSUE)))
    assert len(life.record.certificates) == 1
    found = rules.standing(life.record, lives.RULE, life.day)
    assert rules.missing(found, life.day) == (Status.TO_TEST, Status.TO_OBSERVE)


def test_a_training_too_old_for_an_attestation_is_followed_again_and_counts_once() -> None:
    old = (Act(0, Deed.WHOLE_DAY), Act(800, Deed.GOOD_QUIZ), Act(0, Deed.GOOD_PRACTICE), Act(0, Deed.ISSUE))
    life = play(old)
    assert not life.record.certificates
    assert status(life, life.day) is Status.TO_TRAIN
    again = play((*old, Act(1, Deed.WHOLE_DAY), Act(0, Deed.ISSUE)))
    assert again.record.certificates[0].trained == again.day
    assert rules.standing(again.record, lives.RULE).trained == lives.BIRTH


def test_after_a_withdrawal_everything_is_done_again_unless_it_was_a_mistake() -> None:
    withdrawn = play((*USUAL_LIFE, Act(5, Deed.WITHDRAW), Act(0, Deed.ISSUE)))
    assert len(withdrawn.record.certificates) == 1
    assert status(withdrawn, withdrawn.day) is Status.WITHDRAWN
    mistaken = play((*USUAL_LIFE, Act(5, Deed.MISTAKE), Act(0, Deed.ISSUE)))
    assert [each.renews for each in mistaken.record.certificates] == ["", ""]
    assert status(mistaken, mistaken.day) in CERTIFIED


def test_a_suspension_holds_until_it_is_resumed_and_does_not_stop_the_time() -> None:
    life = play((*USUAL_LIFE, Act(5, Deed.SUSPEND), Act(1, Deed.GOOD_QUIZ), Act(0, Deed.GOOD_PRACTICE)))
    assert status(life, life.day) is Status.SUSPENDED
    assert not rules.may_renew(rules.standing(life.record, lives.RULE, life.day), life.day)
    assert status(life, dt.date(2026, 1, 31)) is Status.EXPIRED
    resumed = play((*USUAL_LIFE, Act(5, Deed.SUSPEND), Act(9, Deed.RESUME)))
    assert status(resumed, resumed.day) is Status.VALID


def test_practice_with_an_essential_point_missed_does_not_count() -> None:
    life = play((*USUAL_LIFE[:2], Act(0, Deed.BAD_PRACTICE)))
    assert status(life, life.day) is Status.TO_OBSERVE


def test_active_is_a_session_declared_in_twelve_months() -> None:
    declared = dt.date(2024, 2, 29)
    assert rules.is_active(declared, dt.date(2025, 2, 28))
    assert not rules.is_active(declared, dt.date(2025, 3, 1))
    assert not rules.is_active(declared, dt.date(2024, 2, 28))
    assert not rules.is_active(None, declared)


@pytest.mark.parametrize(("right", "out_of", "reached"), [(16, 20, True), (15, 20, False), (4, 5, True), (0, 0, False)])
def test_a_percentage_is_reached_exactly(right: int, out_of: int, reached: bool) -> None:
    assert QuizResult(id="q", person="a", day=lives.BIRTH, right=right, out_of=out_of).reaches(80) is reached
