"""Proofs of the bank of questions: one right answer exists, nothing dead is cited, every module is covered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from mediateur.content.facts import Confidence, Fact
from mediateur.content.problems import Problem
from mediateur.content.text import plain, sentences, word_count
from mediateur.training.questions import FOLDER, Filed, Kind, Question, read_questions

LEAST_QUESTIONS = 10
MOST_WORDS = 25
ANSWERS = {Kind.SINGLE: (3, 5), Kind.MULTIPLE: (4, 6), Kind.ORDER: (3, 6)}
SURE = (Confidence.STRONG, Confidence.SOURCED, Confidence.CONDUCT)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_GIVES_AWAY = re.compile(
    r"\b(toutes|aucune) (de )?(les|ces) (réponses|propositions)\b|\bréponses? [a-e]\b", re.IGNORECASE
)
Found = Iterator[tuple[str, str, str]]


def question_problems(root: Path, facts: Iterable[Fact], modules: Collection[str]) -> tuple[Problem, ...]:
    """Return every problem of the bank; an empty tuple means that it may be used.

    `facts` are those it may cite, `modules` the ids of the modules that it must cover, if there are any.
    A content folder without training has no bank, which is no problem.
    """
    filed, unread = read_questions(root)
    known = {fact.id: fact for fact in facts}
    found = [*unread, *_coverage(filed, unread, modules), *_distinct(filed)]
    for file, _, questions in filed:
        for question in questions:
            rules = (_shape(question), _right(question), _wording(question), _support(question, known))
            told = (problem for rule in rules for problem in rule)
            found += [Problem(file, f"question {question.id}{place}", rule, message) for place, rule, message in told]
    return tuple(found)


def question_texts(question: Question) -> Iterator[tuple[str, str]]:
    """Yield every text of a question that somebody reads, with its name."""
    yield "question", question.question
    yield from ((f"answers {name}", text) for name, text in question.answers.items())
    yield "rationale", question.rationale


def _coverage(filed: Iterable[Filed], unread: Iterable[Problem], modules: Collection[str]) -> Iterator[Problem]:
    files = {problem.file for problem in unread} | {file.file for file in filed}
    for module in sorted(modules):
        if (name := f"{FOLDER}/{module}.yaml") not in files:
            yield Problem(name, "", "module-sans-question", f"Le module « {module} » n’a pas de questions. Écrivez-en.")
    for file, module, questions in filed:
        if modules and module not in modules:
            yield Problem(file, "", "module-inconnu", f"Il n’y a pas de module « {module} ». Renommez ce fichier.")
        if len(questions) < LEAST_QUESTIONS:
            message = f"{len(questions)} questions, {LEAST_QUESTIONS} au moins. Écrivez les autres."
            yield Problem(file, "", "nombre", message)


def _distinct(filed: Iterable[Filed]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for file, _, questions in filed:
        for question in questions:
            for rule, word in (("id-double", question.id), ("texte-double", _key(question.question))):
                where = f"{file}, question {question.id}"
                first = seen.setdefault((rule, word), where)
                if first != where or (rule == "id-double" and _times(questions, question.id) > 1):
                    yield Problem(file, f"question {question.id}", rule, f"Déjà dans {first}. Changez l’un des deux.")


def _times(questions: Iterable[Question], id_: str) -> int:
    return Counter(question.id for question in questions)[id_]


def _shape(question: Question) -> Found:
    least, most = ANSWERS[question.kind]
    if not least <= len(question.answers) <= most:
        yield ", answers", "nombre", f"Une question « {question.kind} » a de {least} à {most} réponses."
    for name in (question.id, *question.answers):
        if not _ID.fullmatch(name):
            yield "", "identifiant", f"« {name} » : des minuscules sans accent, des chiffres et des traits."
    if not question.facts:
        yield ", facts", "sans-fait", "Une bonne réponse repose sur un fait. Citez-le dans « facts »."


def _right(question: Question) -> Found:
    """One right answer exists; of an order, it holds all; of several, some are left out."""
    right, answers = question.right, set(question.answers)
    for name in sorted(set(right) - answers):
        yield ", right", "reponse-inconnue", f"« {name} » n’est pas une des réponses. Corrigez « right »."
    if len(set(right)) < len(right):
        yield ", right", "reponse-double", "Une réponse y est deux fois. Retirez-en une."
    if question.kind is Kind.SINGLE and len(right) != 1:
        yield ", right", "bonne-reponse", f"Il faut une bonne réponse, et une seule : il y en a {len(right)}."
    if question.kind is Kind.MULTIPLE and not 2 <= len(right) < len(answers):
        yield ", right", "bonne-reponse", "Il faut au moins deux bonnes réponses, et une mauvaise."
    if question.kind is Kind.ORDER and set(right) != answers:
        yield ", right", "bonne-reponse", "L’ordre juste contient toutes les réponses. Complétez « right »."


def _wording(question: Question) -> Found:
    seen: dict[str, str] = {}
    for name, text in question_texts(question):
        first = seen.setdefault(_key(text), name)
        if not text.strip():
            yield f", {name}", "texte-vide", "Ce texte manque. Écrivez-le."
        elif first != name:
            yield f", {name}", "texte-double", f"Le même texte est déjà à : {first}. Dites-le autrement."
        if name.startswith("answers") and _GIVES_AWAY.search(text):
            yield f", {name}", "reponse-en-bloc", "Une réponse ne parle pas des autres : leur ordre change."
        for sentence in sentences(text):
            if (count := word_count(sentence)) > MOST_WORDS:
                message = f"Cette phrase a {count} mots, {MOST_WORDS} au plus : « {sentence} »"
                yield f", {name}", "phrase-longue", message


def _support(question: Question, facts: Mapping[str, Fact]) -> Found:
    for name in question.facts:
        fact = facts.get(name)
        if fact is None:
            yield ", facts", "fait-inconnu", f"Le fait « {name} » n’existe pas. Écrivez-le, ou corrigez « facts »."
        elif fact.confidence not in SURE or fact.value:
            message = f"« {name} » n’est pas sûr, ou peut changer : une question ne peut pas en dépendre."
            yield ", facts", "certitude", message


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", plain(text).casefold()))
