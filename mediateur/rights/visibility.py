"""« Qui peut voir quoi ? »: choices, readers and kinds of documents in; verdicts and a plain sentence out.

A table decides. In `base`, then in `rules`, the LAST entry that matches a cell wins: rules are written from the
most general to the strongest, and the closing of the space stands at the end.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import msgspec

from mediateur.rights.verdicts import Verdict


class _Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every value of the table has."""

    id: str


class Choice(_Value, frozen=True, kw_only=True):
    """Something the person may decide. It has no effect unless the choice that it `needs` is made too."""

    title: str
    caption: str
    icon: str
    needs: str = ""


class Reader(_Value, frozen=True, kw_only=True):
    """A row: someone who may want to read."""

    title: str
    caption: str
    icon: str


class Kind(_Value, frozen=True, kw_only=True):
    """A column: a kind of document."""

    title: str
    caption: str
    icon: str


class Rule(_Value, frozen=True, kw_only=True):
    """When all the choices of `when` are made: what these readers get of these kinds (all kinds when empty).

    `sentence` explains it, `facts` support it, `note` is a word beside the verdict (« délai possible »).
    """

    readers: tuple[str, ...]
    verdict: Verdict
    sentence: str
    facts: tuple[str, ...]
    when: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    note: str = ""


class Claim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a line says of the matrix, so that it can be proved: these cells have one of these verdicts."""

    readers: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    kinds: tuple[str, ...] = ()


class Line(_Value, frozen=True, kw_only=True):
    """A short sentence said when all the choices of `when` are made."""

    say: str
    claims: tuple[Claim, ...]
    when: tuple[str, ...] = ()


class Topic(_Value, frozen=True, kw_only=True):
    """One subject of the plain sentence: its last line that matches is said, or nothing."""

    lines: tuple[Line, ...]


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole table, in the order in which it is shown."""

    choices: tuple[Choice, ...]
    readers: tuple[Reader, ...]
    kinds: tuple[Kind, ...]
    base: tuple[Rule, ...]
    rules: tuple[Rule, ...]
    plain: tuple[Topic, ...]


class Cell(NamedTuple):
    """The answer for one reader and one kind. `changed` tells that the choices made it what it is."""

    verdict: Verdict
    sentence: str
    facts: tuple[str, ...]
    note: str
    changed: bool


class Row(NamedTuple):
    """A reader and one cell per kind, in the order of `Rules.kinds`."""

    reader: Reader
    cells: tuple[Cell, ...]


def matrix(rules: Rules, choices: Collection[str]) -> tuple[Row, ...]:
    """Return every cell, row by row. Raises KeyError on a choice that the table does not have."""
    after, before = decisions(rules, choices), decisions(rules, ())
    return tuple(
        Row(reader, tuple(_cell(after[reader.id, kind.id], before[reader.id, kind.id]) for kind in rules.kinds))
        for reader in rules.readers
    )


def decisions(rules: Rules, choices: Collection[str]) -> dict[tuple[str, str], Rule]:
    """Return the entry that decides each cell, by reader and kind. Raises KeyError as `matrix` does.

    No two entries of the table give the same answer in the same cell: other entries are other answers.
    """
    return deciding_all(rules, effective(rules, choices))


def _cell(rule: Rule, before: Rule) -> Cell:
    return Cell(rule.verdict, rule.sentence, rule.facts, rule.note, rule.verdict is not before.verdict)


def plain_sentence(rules: Rules, choices: Collection[str]) -> str:
    """Return the one to three short sentences that say this state. Raises KeyError as `matrix` does."""
    return " ".join(line.say for line in plain_lines(rules, effective(rules, choices)))


def plain_lines(rules: Rules, held: frozenset[str]) -> tuple[Line, ...]:
    """Return the line that each topic says when these choices have effect."""
    matching = ([line for line in topic.lines if held.issuperset(line.when)] for topic in rules.plain)
    return tuple(lines[-1] for lines in matching if lines)


def effective(rules: Rules, choices: Collection[str]) -> frozenset[str]:
    """Return the choices that have an effect: those whose need, if any, is chosen too."""
    known = {choice.id: choice for choice in rules.choices}
    return frozenset(name for name in choices if not known[name].needs or known[name].needs in choices)


def deciding(rules: Rules, held: frozenset[str], reader: str, kind: str) -> Rule:
    """Return the last entry that matches a cell when these choices have effect. Raises KeyError when none does."""
    for rule in reversed((*rules.base, *rules.rules)):
        if reader in rule.readers and (not rule.kinds or kind in rule.kinds) and held.issuperset(rule.when):
            return rule
    raise KeyError(f"{reader}, {kind}")


def deciding_all(rules: Rules, held: frozenset[str]) -> dict[tuple[str, str], Rule]:
    """Return the entry that decides each cell, as `deciding` does, in one reading of the table."""
    every = tuple(kind.id for kind in rules.kinds)
    return {
        (reader, kind): rule
        for rule in (*rules.base, *rules.rules)
        if held.issuperset(rule.when)
        for reader in rule.readers
        for kind in rule.kinds or every
    }
