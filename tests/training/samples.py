"""A bank for tests: three modules, of questions of every kind."""

from __future__ import annotations

import msgspec

from mediateur.training.questions import Bank, Kind, Question

LETTERS = "abcd"


def question(id_: str = "q", kind: Kind = Kind.SINGLE, right: str = "a", **fields: object) -> Question:
    """Return a question with four answers, of which the letters in `right` are right."""
    sound = Question(
        id=id_,
        kind=kind,
        question=f"Question {id_}\N{NO-BREAK SPACE}?",
        answers={letter: f"Choix {letter} de {id_}" for letter in LETTERS},
        right=tuple(right),
        rationale=f"Parce que {id_}.",
        facts=("gratuit",),
    )
    return msgspec.structs.replace(sound, **fields)


def module(name: str, size: int = 12) -> tuple[Question, ...]:
    """Return the questions of a module: every third is multiple, every fourth an order."""
    kinds = [Kind.ORDER if not n % 4 else Kind.MULTIPLE if not n % 3 else Kind.SINGLE for n in range(size)]
    right = {Kind.ORDER: "cabd", Kind.MULTIPLE: "bd", Kind.SINGLE: "c"}
    return tuple(question(f"{name}-{n}", kind, right[kind]) for n, kind in enumerate(kinds))


def bank() -> Bank:
    """Return a bank of three modules."""
    return {name: module(name) for name in ("alpha", "beta", "gamma")}
