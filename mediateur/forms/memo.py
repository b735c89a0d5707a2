"""The memo « Qui peut voir quoi ? »: one state of the simulator, on paper."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mediateur.content.text import NBSP
from mediateur.forms.known import known
from mediateur.forms.sources import newest
from mediateur.forms.text import sentence_lines
from mediateur.pathways.library import Library
from mediateur.rights.rules import cited_facts, load_rules
from mediateur.rights.visibility import Choice, Kind, Row, Rules, effective, matrix, plain_sentence

TITLE = f"Qui peut voir quoi{NBSP}?"
# The words with which the table says that it is not sure, whatever the verdict.
DOUBT = ("établi", "vérifier")


@dataclass(frozen=True)
class Memo:
    """What a memo says. `choices` are those that have an effect; `verified` is the month of the newest source."""

    choices: tuple[Choice, ...]
    plain: str
    kinds: tuple[Kind, ...]
    rows: tuple[Row, ...]
    verified: str


def memo_of(rules: Rules, choices: Collection[str], verified: str) -> Memo:
    """Return the memo of these choices. Raises MediateurError for a choice that the table does not have."""
    named = {choice.id: choice for choice in rules.choices}
    for choice in sorted(choices):
        known(choice, named, "Ce choix n’existe pas", "Choix possibles")
    held = effective(rules, choices)
    shown = tuple(choice for choice in rules.choices if choice.id in held)
    return Memo(shown, plain_sentence(rules, choices), rules.kinds, matrix(rules, choices), verified)


def doubts(memo: Memo) -> tuple[str, ...]:
    """Return what the cells say is not established, a sentence each; what several repeat comes once, at the end."""
    told = dict.fromkeys(cell.sentence for row in memo.rows for cell in row.cells)
    unsure = [sentence_lines(sentence) for sentence in told if any(word in sentence for word in DOUBT)]
    every = [line for lines in unsure for line in lines]
    return tuple(line for index, line in enumerate(every) if line not in every[index + 1 :])


def load_memo(library: Library, choices: Collection[str]) -> Memo:
    """Return the memo of a content folder. Raises MediateurError for an unknown choice, or when content is damaged."""
    rules = _rules(library.root)
    return memo_of(rules, choices, newest(library, cited_facts(rules)))


@cache
def _rules(root: Path) -> Rules:
    """Return the table of a content folder, read once."""
    return load_rules(root)
