"""The lexicon: what a word means, said plainly, and the words that need no saying.

`resources/lexicon.yaml` holds it. A folder without that file has an empty lexicon: every long word is then hard.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import msgspec

from mediateur.content.problems import Problem
from mediateur.content.reader import read_values
from mediateur.content.text import sentences, word_count

FILE = "lexicon.yaml"
MOST_WORDS = 20
_PLURAL = "(?:s|x|es)?"
_SAME = str.maketrans({"’": "'", "\N{NON-BREAKING HYPHEN}": "-", "\N{NO-BREAK SPACE}": " "})


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word, or several that mean the same, and its explanation; `facts` support what it says of the service."""

    id: str
    words: tuple[str, ...]
    text: str
    facts: tuple[str, ...] = ()


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What writers may use.

    `initials` are capitals that everybody reads (SMS); `everyday` are long words that everybody knows;
    `technical` are words, however short, that are better said otherwise.
    """

    terms: tuple[Term, ...] = ()
    initials: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    technical: tuple[str, ...] = ()


def load_lexicon(root: Path) -> Lexicon:
    """Read the lexicon of a content folder, an empty one when there is none. Raises ContentError when it is bad."""
    path = root / FILE
    return read_values(path, Lexicon, root) if path.exists() else Lexicon()


def fold(text: str) -> str:
    """Return `text` as words are compared: small letters, plain spaces, apostrophes and hyphens."""
    return text.translate(_SAME).casefold()


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of these words, or their plurals, in a folded text; the longest first."""
    forms = sorted({fold(word) for word in words if word.strip()}, key=lambda form: (-len(form), form))
    found = "|".join(" ".join(re.escape(part) + _PLURAL for part in form.split()) for form in forms)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)" if found else r"(?!)")


def explained(lexicon: Lexicon) -> tuple[str, ...]:
    """Return every word that the lexicon explains."""
    return tuple(word for term in lexicon.terms for word in term.words)


def cited_facts(lexicon: Lexicon) -> frozenset[str]:
    """Return the ids of the facts on which the explanations rest."""
    return frozenset(fact for term in lexicon.terms for fact in term.facts)


def lexicon_problems(lexicon: Lexicon, facts: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong in a lexicon; `facts` are the ids that exist."""
    for term in lexicon.terms:
        place = f"mot {term.id}"
        yield from (Problem(FILE, place, *found) for found in _alone(term))
        for name in term.facts:
            if name not in facts:
                message = f"Le fait « {name} » n’existe pas. Écrivez-le, ou corrigez « facts »."
                yield Problem(FILE, place, "fait-inconnu", message)
    for name, count in Counter(term.id for term in lexicon.terms).items():
        if count > 1:
            message = f"L’identifiant « {name} » est donné {count} fois. Renommez-en un."
            yield Problem(FILE, f"mot {name}", "id-double", message)
    yield from _written_twice(lexicon)


def _alone(term: Term) -> Iterator[tuple[str, str]]:
    if not term.text.strip() or not term.words or not all(word.strip() for word in term.words):
        yield "texte-vide", "Donnez au moins un mot dans « words », et son explication dans « text »."
    for sentence in sentences(term.text):
        count = word_count(sentence)
        if count > MOST_WORDS:
            yield "phrase-longue", f"Cette explication a {count} mots, {MOST_WORDS} au plus : « {sentence} »"


def _written_twice(lexicon: Lexicon) -> Iterator[Problem]:
    lists = {"initials": lexicon.initials, "everyday": lexicon.everyday, "technical": lexicon.technical}
    places = [(f"mot {term.id}", word) for term in lexicon.terms for word in term.words]
    places += [(name, word) for name, words in lists.items() for word in words]
    seen: dict[str, str] = {}
    for place, word in places:
        if fold(word) in seen:
            message = f"« {word} » est déjà à : {seen[fold(word)]}. Gardez-le à un seul endroit."
            yield Problem(FILE, place, "mot-double", message)
        seen.setdefault(fold(word), place)
