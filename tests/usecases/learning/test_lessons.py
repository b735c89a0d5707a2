"""Learning on a real file: resumed after the program was closed, apart for each learner, kept by who was renamed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.settings import renamed
from mediateur.store.learning.learning import Learning
from mediateur.training.lessons import Stage
from mediateur.usecases.learning.learner import Learner
from mediateur.usecases.learning.lessons import Lessons
from tests.pathways.shipped import library

NOW = dt.datetime(2026, 11, 29, 10, 30)


def lessons_of(folder: Path, **settings: object) -> Lessons:
    """Return the lessons of a data folder, as a program that has just been opened has them."""
    app = App(folder)
    app.content._kept = ({}, library())
    app.preferences.change(**settings)
    return Lessons(app.content, Learner(app.preferences, lambda: NOW), Learning(folder))


def test_a_module_is_resumed_after_the_program_was_closed(data_folder: Path) -> None:
    lessons = lessons_of(data_folder)
    module = lessons.modules()[2]
    lessons.reach(module.id, module.sections[4].id)
    again = lessons_of(data_folder).standing(module.id)
    assert (again.place, again.stage) == (4, Stage.STARTED)


def test_only_the_day_of_the_end_is_kept(data_folder: Path) -> None:
    lessons = lessons_of(data_folder)
    name = lessons.modules()[0].id
    lessons.finish(name)
    found = lessons_of(data_folder).standing(name)
    assert (found.place, found.finished) == (0, NOW.date())
    assert "10:30" not in (data_folder / "apprentissage.sqlite").read_bytes().decode("latin-1")


def test_each_learner_has_her_own_place(data_folder: Path) -> None:
    labels = ("Médiateur 1", "Médiateur 2")
    first = lessons_of(data_folder, mediators=labels, mediator=labels[0])
    first.finish("posture")
    second = lessons_of(data_folder, mediator=labels[1])
    assert {standing.stage for standing in second.standings()} == {Stage.NEW}
    second.reach("posture", "ne-pas-lire")
    assert lessons_of(data_folder, mediator=labels[0]).standing("posture").stage is Stage.FINISHED


def test_who_was_renamed_keeps_her_place(data_folder: Path) -> None:
    lessons_of(data_folder, mediators=("Médiateur 1",), mediator="Médiateur 1").reach("fraude", "deja-donne")
    former = renamed({}, "Médiateur 1", "Accueil")
    found = lessons_of(data_folder, mediators=("Accueil",), mediator="Accueil", former=former).standing("fraude")
    assert found.module.sections[found.place].id == "deja-donne"


def test_a_module_or_a_section_that_does_not_exist_is_refused(data_folder: Path) -> None:
    lessons = lessons_of(data_folder)
    for act in (lambda: lessons.finish("inconnu"), lambda: lessons.reach("posture", "inconnue")):
        with pytest.raises(KeyError):
            act()
    assert not (data_folder / "apprentissage.sqlite").exists()


def test_looking_at_the_list_writes_nothing(data_folder: Path) -> None:
    assert len(lessons_of(data_folder).standings()) == 7
    assert not (data_folder / "apprentissage.sqlite").exists()
