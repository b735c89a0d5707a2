"""Practising on a real file: the case, the day and the outcome are kept, for whom is at the counter; nothing else."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.content.problems import ContentError
from mediateur.paths import resources
from mediateur.settings import renamed
from mediateur.store.learning.learning import Learning
from mediateur.training.debrief import debrief
from mediateur.training.staging import State, events_of
from mediateur.usecases.learning.cases import HELD, TO_REVIEW, Cases
from mediateur.usecases.learning.learner import Learner
from tests.pathways.shipped import library
from tests.training.practised import DATA, NAMES, played

NOW = dt.datetime(2026, 11, 29, 10, 30)
NAME = "code-expire"


def cases_of(folder: Path, **settings: object) -> Cases:
    """Return the cases of a data folder, as a program that has just been opened has them."""
    app = App(folder)
    app.content._kept = ({}, library())
    app.preferences.change(**settings)
    return Cases(app.content, Learner(app.preferences, lambda: NOW), Learning(folder))


def practise(cases: Cases, case_id: str = NAME, *, well: bool = True) -> None:
    on = cases.stage(case_id)
    cases.keep(on, debrief(on, played(on, well=well)))


def outcomes(cases: Cases) -> dict[str, str]:
    return {standing.case.id: standing.last.outcome for standing in cases.standings() if standing.last is not None}


def test_cases_come_before_pathways_and_none_was_practised(data_folder: Path) -> None:
    standings = cases_of(data_folder).standings()
    assert [standing.case.id for standing in standings][: len(NAMES)] == NAMES
    assert len(standings) == len(NAMES) + len(library().pathways)
    assert {standing.last for standing in standings} == {None}


def test_the_last_practice_is_told_after_the_program_was_closed(data_folder: Path) -> None:
    practise(cases_of(data_folder), well=False)
    assert outcomes(cases_of(data_folder)) == {NAME: TO_REVIEW}
    practise(cases_of(data_folder))
    again = cases_of(data_folder)
    assert outcomes(again) == {NAME: HELD}
    assert next(s.last.day for s in again.standings() if s.last) == NOW.date()


def test_a_pathway_is_practised_like_a_case(data_folder: Path) -> None:
    cases = cases_of(data_folder)
    on = cases.stage("libre-comprendre")
    assert on.guided
    practise(cases, "libre-comprendre")
    assert outcomes(cases) == {"libre-comprendre": HELD}


def test_each_practice_gives_another_order_which_only_its_number_makes(data_folder: Path) -> None:
    cases = cases_of(data_folder)
    first = cases.stage(NAME)
    practise(cases, "sms-absent")
    assert cases.stage(NAME) == first
    practise(cases)
    again = cases_of(data_folder).stage(NAME)
    assert (first.order, again.order) == (1, 2)
    asked = next(scene.id for scene in first.case.scenes if scene.moment is not None)
    start = State(scene=asked)
    assert events_of(first, start) != events_of(again, start)
    assert {*events_of(first, start)} == {*events_of(again, start)}


def test_each_learner_has_her_own_and_keeps_it_under_another_label(data_folder: Path) -> None:
    labels = ("Médiateur 1", "Médiateur 2")
    practise(cases_of(data_folder, mediators=labels, mediator=labels[0]))
    assert outcomes(cases_of(data_folder, mediator=labels[1])) == {}
    former = renamed({}, labels[0], "Accueil")
    assert outcomes(cases_of(data_folder, mediators=("Accueil",), mediator="Accueil", former=former)) == {NAME: HELD}


def test_nothing_that_was_typed_or_said_is_kept(data_folder: Path) -> None:
    practise(cases_of(data_folder), "premiere-activation", well=False)
    kept = (data_folder / "apprentissage.sqlite").read_bytes().decode("latin-1")
    assert "premiere-activation" in kept
    for forbidden in (*(invented.value for invented in DATA.values()), "10:30", "obligatoire"):
        assert forbidden not in kept


def test_a_case_that_is_not_there(data_folder: Path) -> None:
    with pytest.raises(KeyError):
        cases_of(data_folder).stage("nulle-part")


def test_damaged_cases_are_told(data_folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "contenu"
    shutil.copytree(resources(), root)
    (root / "training" / "cases" / "01-premiere-activation.yaml").write_text("[", encoding="utf-8")
    app = App(data_folder, root)
    with pytest.raises(ContentError):
        Cases(app.content, app.learner, Learning(data_folder)).standings()
