"""`mediateur quiz`: a quiz drawn by a seed, answered a line a question on the standard input."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from mediateur import paths
from mediateur.app import App
from mediateur.cli.telling import say
from mediateur.errors import UsageError
from mediateur.training.learned import Asked, Attempt
from mediateur.training.questions import Kind, Question
from mediateur.training.quiz import MOST_SEED, draw, percent
from mediateur.usecases.learning.quizzes import KINDS, Quizzes

GOOD, STOPPED = 0, 1
HOW = {
    Kind.SINGLE: "une lettre",
    Kind.MULTIPLE: "plusieurs lettres",
    Kind.ORDER: "toutes les lettres, dans l'ordre",
}


def answer(options: argparse.Namespace, out: TextIO) -> int:
    """Ask a quiz and tell its result; return 0 once it is whole, 1 when the answers ended before."""
    app = App(paths.data_folder(options.dossier), practice=options.entrainement)
    try:
        quizzes = app.quizzes
        _check(quizzes, options)
        return _show(quizzes, options, out) if options.questions else _ask(quizzes, options, out)
    finally:
        app.close()


def _check(quizzes: Quizzes, options: argparse.Namespace) -> None:
    known = (*KINDS, *quizzes.bank())
    if options.quiz not in known:
        raise UsageError(f"Il n’y a pas de quiz « {options.quiz} ». Choisissez : {', '.join(known)}.")
    if options.tirage is not None and not 1 <= options.tirage <= MOST_SEED:
        raise UsageError(f"Un numéro de tirage va de 1 à {MOST_SEED}.")


def _show(quizzes: Quizzes, options: argparse.Namespace, out: TextIO) -> int:
    """Print the questions of a draw; nothing is kept."""
    if options.tirage is None:
        raise UsageError("Donnez un numéro de tirage : mediateur quiz --questions --tirage 12.")
    asked = draw(quizzes.bank(), options.quiz, options.tirage)
    if options.json:
        print(json.dumps([_as_json(quizzes, one) for one in asked], ensure_ascii=False, indent=1), file=out)
    else:
        for place, one in enumerate(asked):
            say(_worded(quizzes, one, place, len(asked)), out)
    return GOOD


def _ask(quizzes: Quizzes, options: argparse.Namespace, out: TextIO) -> int:
    attempt = quizzes.begin(options.quiz, options.tirage)
    told = sys.stderr if options.json else out
    lines = _typed()
    for place, one in enumerate(attempt.asked):
        question = quizzes.question(one.question)
        say(_worded(quizzes, one, place, len(attempt.asked)), told)
        given = next((read for line in lines if (read := _read(line, one, question, told))), None)
        if given is None:
            break
        attempt = quizzes.answer(attempt, given)
        right = attempt.answered[-1].right
        say(f"{'Juste' if right else 'Non'}. {question.rationale}\n", told)
    return _tell(quizzes, attempt, options, out)


def _typed() -> Iterator[str]:
    for line in sys.stdin.buffer if sys.stdin else ():
        yield line.decode("utf-8-sig", errors="replace").strip()


def _read(line: str, one: Asked, question: Question, told: TextIO) -> tuple[str, ...] | None:
    """Return the answers that letters name, None (and say why) when they name none or too many."""
    letters = re.findall(r"\w", line.casefold())
    places = [ord(letter) - ord("a") for letter in letters]
    fits = {Kind.SINGLE: len(places) == 1, Kind.MULTIPLE: bool(places), Kind.ORDER: len(places) == len(one.answers)}
    is_right = len(set(places)) == len(places) and all(0 <= place < len(one.answers) for place in places)
    if fits[question.kind] and is_right:
        return tuple(one.answers[place] for place in places)
    say(f"Répondez par {HOW[question.kind]}, de a à {chr(ord('a') + len(one.answers) - 1)}.", told)
    return None


def _worded(quizzes: Quizzes, one: Asked, place: int, of: int) -> str:
    question = quizzes.question(one.question)
    answers = (f"  {chr(ord('a') + rank)}. {question.answers[name]}" for rank, name in enumerate(one.answers))
    return "\n".join((f"{place + 1}/{of}. {question.question} ({HOW[question.kind]})", *answers))


def _tell(quizzes: Quizzes, attempt: Attempt, options: argparse.Namespace, out: TextIO) -> int:
    done, of = len(attempt.answered), len(attempt.asked)
    again = quizzes.to_read_again(attempt)
    if options.json:
        told = {
            "quiz": attempt.quiz,
            "tirage": attempt.seed,
            "jour": attempt.day.isoformat(),
            "fini": attempt.is_whole,
            "justes": attempt.score,
            "questions": of,
            "pourcentage": percent(attempt.score, of),
            "a_relire": list(again),
            "reponses": [
                {"question": each.question, "donnees": list(each.given), "juste": each.right}
                for each in attempt.answered
            ],
        }
        print(json.dumps(told, ensure_ascii=False, indent=1), file=out)
    elif attempt.is_whole:
        say(f"Résultat : {attempt.score} sur {of}, {percent(attempt.score, of)} %. Tirage {attempt.seed}.", out)
        if again:
            say(f"À relire : {', '.join(again)}.", out)
    else:
        say(f"Quiz arrêté après {done} réponses sur {of}. Il se finit dans Formation. Tirage {attempt.seed}.", out)
    return GOOD if attempt.is_whole else STOPPED


def _as_json(quizzes: Quizzes, one: Asked) -> dict[str, Any]:
    question = quizzes.question(one.question)
    return {
        "question": question.id,
        "sorte": question.kind,
        "texte": question.question,
        "reponses": {name: question.answers[name] for name in one.answers},
    }
