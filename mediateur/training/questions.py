"""The bank of questions: the values mirror the YAML files of resources/training/questions, one per module."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from mediateur.content.problems import ContentError, Problem
from mediateur.content.reader import read_values

FOLDER = "training/questions"


class Kind(StrEnum):
    """How a question is answered: with one answer, with all that are right, or by putting them in order."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    ORDER = "order"


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question with its answers by id, the ids of the right ones (of an order: all, in order), and why.

    `facts` are those on which the right answer rests.
    """

    id: str
    kind: Kind
    question: str
    answers: dict[str, str]
    right: tuple[str, ...]
    rationale: str
    facts: tuple[str, ...]


Bank = Mapping[str, tuple[Question, ...]]


class Filed(NamedTuple):
    """The questions of a file, and its name in the content folder; the module is that of the file's name."""

    file: str
    module: str
    questions: tuple[Question, ...]


def load_bank(root: Path) -> Bank:
    """Return the questions of a content folder by module. Raises ContentError when a file cannot be read."""
    filed, problems = read_questions(root)
    if problems:
        raise ContentError(*problems)
    return {file.module: file.questions for file in filed}


def read_questions(root: Path) -> tuple[tuple[Filed, ...], tuple[Problem, ...]]:
    """Return the files that can be read, and the problems of those that cannot."""
    filed: list[Filed] = []
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.yaml")):
        name = path.relative_to(root).as_posix()
        try:
            filed.append(Filed(name, path.stem, read_values(path, tuple[Question, ...], root)))
        except ContentError as error:
            problems += error.problems
    return tuple(filed), tuple(problems)


def by_id(bank: Bank) -> dict[str, Question]:
    """Return every question by its id."""
    return {question.id: question for questions in bank.values() for question in questions}


def modules_of(bank: Bank) -> dict[str, str]:
    """Return the module of each question, by its id."""
    return {question.id: module for module, questions in bank.items() for question in questions}


def cited_facts(filed: tuple[Filed, ...]) -> frozenset[str]:
    """Return the ids of the facts on which the right answers rest."""
    return frozenset(fact for file in filed for question in file.questions for fact in question.facts)
