"""Where a learner is in a module: what opening, reading on, finishing and reading again make of it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.paths import resources
from mediateur.training.learned import Progress
from mediateur.training.lessons import Stage, done, reached, standing
from mediateur.training.modules import load_modules

MODULE = load_modules(resources())[0]
DAY = dt.date(2026, 11, 29)
PLACES = st.integers(0, len(MODULE.sections) - 1)


def test_a_module_that_was_never_opened_is_new() -> None:
    assert standing(MODULE, None) == (MODULE, 0, False, None)
    assert standing(MODULE, None).stage is Stage.NEW


@given(PLACES)
def test_it_opens_where_it_was_left(place: int) -> None:
    kept = reached(MODULE, None, MODULE.sections[place].id)
    found = standing(MODULE, kept)
    assert (found.place, found.begun, found.stage) == (place, True, Stage.STARTED)


@given(PLACES)
def test_one_that_was_finished_opens_at_its_beginning_and_stays_finished_while_it_is_read_again(place: int) -> None:
    whole = done(MODULE, DAY)
    assert standing(MODULE, whole) == (MODULE, 0, False, DAY)
    again = standing(MODULE, reached(MODULE, whole, MODULE.sections[place].id))
    assert (again.place, again.begun, again.finished, again.stage) == (place, True, DAY, Stage.FINISHED)


def test_a_section_that_is_gone_leads_to_the_beginning() -> None:
    left = standing(MODULE, Progress(module=MODULE.id, section="d-une-autre-version"))
    assert (left.place, left.stage) == (0, Stage.NEW)


def test_a_section_of_another_module_is_not_kept() -> None:
    with pytest.raises(KeyError):
        reached(MODULE, None, "d-un-autre-module")
