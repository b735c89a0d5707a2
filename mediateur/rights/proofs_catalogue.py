"""Proofs of the catalogue of rights: nothing missing, nothing long, nothing unnamed, nothing surer than its facts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from mediateur.content.facts import Confidence, Fact
from mediateur.content.problems import Problem
from mediateur.content.text import plain, sentences, word_count
from mediateur.paths import has_icon
from mediateur.rights.catalogue import GROUPS, LETTERS, FiledRight, Right, read_rights

MOST_WORDS, MOST_SHOWN = 20, 10
Found = Iterator[tuple[str, str, str]]
Texts = Iterator[tuple[str, str]]
_COUNTS: Mapping[str, tuple[int, int]] = {
    "changes": (1, 5),
    "unchanged": (1, 5),
    "how": (1, 4),
    "facts": (1, 20),
    "words": (4, 8),
}
_NUMBER = re.compile(r"(?:[LR]\. )?\d+[-/]\d+(?:-\d+)*|\d{1,2} \w+ \d{4}")
_ADMITTED: Mapping[Confidence, tuple[str, str]] = {
    Confidence.UNKNOWN: (r"établi|relevé|tranché", "dites dans un texte ce qui n’est pas établi"),
    Confidence.WEAK: (r"isolée", "dites dans un texte que la source est isolée"),
    Confidence.CONFLICT: (r"contredisent|diffèrent", "dites dans un texte que les sources se contredisent"),
}


def catalogue_problems(root: Path, facts: Iterable[Fact], choices: Collection[str]) -> tuple[Problem, ...]:
    """Return every problem of the catalogue; an empty tuple means that it may be used.

    `facts` are those it may cite; `choices` the ids of the choices of « Qui peut voir quoi ? ».
    """
    filed, unread = read_rights(root)
    found = [*unread, *_unique_ids(filed), *_distinct(filed)]
    known = {fact.id: fact for fact in facts}
    for file, right in filed:
        rules = (_texts_given(right), _short(right), _own_texts_differ(right), _names(right, file, choices, root))
        told = (problem for rule in (*rules, _support(right, known)) for problem in rule)
        found += [Problem(file, f"droit {right.id}{place}", rule, message) for place, rule, message in told]
    return tuple(found)


def right_texts(right: Right) -> Texts:
    """Yield every text of a right that somebody reads, with its name (the words of the search are not read)."""
    yield from (("title", right.title), ("plain", right.plain))
    yield from ((f"changes {number}", text) for number, text in enumerate(right.changes, 1))
    yield from ((f"unchanged {number}", text) for number, text in enumerate(right.unchanged, 1))
    if right.note:
        yield "note", right.note
    yield from ((f"how {way.where}", way.text) for way in right.how)
    yield from (("delay", right.delay), ("show, title", right.show.title))
    yield from ((f"show, ligne {number}", text) for number, text in enumerate(right.show.lines, 1))


def _texts_given(right: Right) -> Found:
    for name, text in (*right_texts(right), *(("words", word) for word in right.words)):
        if not text.strip():
            yield f", {name}", "texte-vide", "Ce texte manque. Écrivez-le."
    for name, (least, most) in _COUNTS.items():
        if not least <= len(getattr(right, name)) <= most:
            yield f", {name}", "nombre", f"« {name} » a de {least} à {most} éléments."
    if not 1 <= len(right.show.lines) <= 2:
        yield ", show", "nombre", "« show » a une ou deux lignes."
    if not 1 <= len(sentences(right.plain)) <= 2:
        yield ", plain", "nombre", "« plain » a une ou deux phrases."


def _short(right: Right) -> Found:
    for name, text in right_texts(right):
        most = MOST_SHOWN if name.startswith("show") else MOST_WORDS
        for sentence in sentences(text):
            count = word_count(sentence)
            if count > most:
                yield f", {name}", "phrase-longue", f"Cette phrase a {count} mots, {most} au plus : « {sentence} »"


def _own_texts_differ(right: Right) -> Found:
    seen: dict[str, str] = {}
    for name, text in right_texts(right):
        first = seen.setdefault(_key(text), name)
        if first != name and not name.startswith("show, title"):
            yield f", {name}", "texte-double", f"Le même texte est déjà à : {first}. Dites-le autrement."


def _distinct(filed: Iterable[FiledRight]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for file, right in filed:
        words = ((f"words {number}", word) for number, word in enumerate(right.words, 1))
        for name, text in (("title", right.title), ("plain", right.plain), ("show", right.show.title), *words):
            place = f"droit {right.id}, {name}"
            first = seen.setdefault((name.partition(" ")[0], _key(text)), place)
            if first != place:
                yield Problem(file, place, "texte-double", f"Le même texte est déjà à : {first}. Dites-le autrement.")


def _unique_ids(filed: Iterable[FiledRight]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file, right in filed:
        if right.id in first:
            message = f"L’identifiant « {right.id} » est déjà dans {first[right.id]}. Renommez-en un."
            yield Problem(file, f"droit {right.id}", "id-double", message)
        first.setdefault(right.id, file)


def _names(right: Right, file: str, choices: Collection[str], root: Path) -> Found:
    if right.group not in GROUPS or right.group != PurePosixPath(file).stem:
        message = f"« {right.group} » n’est pas le groupe de ce fichier. Corrigez-le, ou déplacez ce droit."
        yield "", "groupe-inconnu", message
    if right.choice and right.choice not in choices:
        yield "", "choix-inconnu", f"Le choix « {right.choice} » n’est pas dans « Qui peut voir quoi ? »."
    if not has_icon(root, right.icon):
        yield "", "icone-absente", f"L’icône « {right.icon} » n’est pas dans icons/. Ajoutez-la, ou prenez-en une."
    for name in right.letters:
        if name not in LETTERS:
            yield "", "lettre-inconnue", f"La lettre « {name} » n’est pas dans la liste des lettres. Corrigez-la."


def _support(right: Right, facts: Mapping[str, Fact]) -> Found:
    for name in right.facts:
        if name not in facts:
            yield "", "fait-inconnu", f"Le fait « {name} » n’existe pas. Écrivez-le, ou corrigez « facts »."
    cited = [facts[name] for name in right.facts if name in facts]
    told = " ".join(text for _, text in right_texts(right))
    for fact in cited:
        pattern, remedy = admission(fact)
        if not re.search(pattern, told):
            yield "", "certitude", f"« {fact.id} » n’est pas sûr : {remedy}."
    for law in right.legal:
        if law.fact not in right.facts or not _backed(law.article, facts.get(law.fact)):
            message = f"« {law.fact} » n’est pas cité, ou ne parle pas de : {law.article}. Corrigez « legal »."
            yield ", legal", "article-sans-source", message


def admission(fact: Fact) -> tuple[str, str]:
    """Return what a text resting on a fact must say of its certainty (a pattern), and the remedy; nothing if sure."""
    if fact.confidence is Confidence.LANDMARK:
        return fact.date[:4], f"dites dans un texte l’année du repère, {fact.date[:4]}"
    return _ADMITTED.get(fact.confidence, ("", ""))


def _backed(article: str, fact: Fact | None) -> bool:
    numbers = _NUMBER.findall(article)
    where = _bare(f"{fact.text} {' '.join(fact.sources)}") if fact else ""
    return bool(numbers) and all(_bare(number) in where for number in numbers)


def _bare(text: str) -> str:
    return re.sub(r"[.\s]", "", text)


def _key(text: str) -> str:
    return plain(text).casefold().strip(" .")
