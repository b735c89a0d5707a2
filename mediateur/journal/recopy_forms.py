"""Forms that are filled elsewhere, as a small list written in YAML: their lines, in their words and order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from mediateur.content.outcomes import BY_CODE
from mediateur.content.problems import ContentError, Problem
from mediateur.content.reader import read_values
from mediateur.content.text import NBSP, french
from mediateur.content.vocabulary import (
    AGES,
    AUTONOMY,
    DURATIONS,
    EQUIPMENT,
    OBSTACLES,
    PLACE_TYPES,
    REDIRECTIONS,
)
from mediateur.journal.encounter import Kind

SHIPPED, OWN = "recopy", "formulaires"


class Value(StrEnum):
    """What a line may ask of some encounters."""

    TYPE = "type"
    DATE = "date"
    DURATION = "duree"
    PLACE = "lieu"
    PLACE_NAME = "nom-du-lieu"
    TITLE = "titre"
    EQUIPMENT = "materiel"
    AUTONOMY = "autonomie"
    REDIRECTED = "orientees"
    WHERE = "orientation"
    AGES = "ages"
    ENCOUNTERS = "seances"
    WORKSHOPS = "ateliers"
    PERSONS = "personnes"
    ACCOMPANIED = "accompagnees"
    USE = "activation-ou-usage"
    ACTIVATED = "espaces-actives"
    EXPLAINED = "droits-expliques"
    GUIDES = "guides"
    ESTIMATED = "estimation"


TYPES: dict[str, str] = {
    Kind.INDIVIDUAL: "Accompagnement individuel",
    Kind.WORKSHOP: "Atelier collectif",
    Kind.EVENT: "Événement",
}
# The codes whose words a form may replace, by what a line asks.
CODES: dict[Value, Mapping[str, str]] = {
    Value.TYPE: TYPES,
    Value.DURATION: DURATIONS,
    Value.PLACE: PLACE_TYPES,
    Value.EQUIPMENT: EQUIPMENT,
    Value.AUTONOMY: AUTONOMY,
    Value.WHERE: REDIRECTIONS,
    Value.AGES: AGES,
}


class _Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is written in a file: an unknown key is refused."""


class FormLine(_Value, frozen=True):
    """A line of a form: its label there, and what goes into it, which is one of the five that follow it.

    `words` are the other form's words for our codes, `counted_as` the codes that it has not and what they become;
    `only` are the kinds of encounters that the line is for (none: all); `note` is said beside it, and not copied.
    """

    label: str
    text: str = ""
    value: Value | None = None
    outcome: str = ""
    obstacle: str = ""
    age: str = ""
    words: dict[str, str] = {}
    counted_as: dict[str, str] = {}
    only: tuple[Kind, ...] = ()
    note: str = ""

    def serves(self, kind: Kind) -> bool:
        """Whether the line is for encounters of a kind."""
        return not self.only or kind in self.only


class RecopyForm(_Value, frozen=True):
    """A form. `everyone`: for all the mediators of this machine.

    `each`: a report for each workshop and event, and one a day for the others.
    """

    title: str
    lines: tuple[FormLine, ...]
    each: bool = False
    everyone: bool = False
    note: str = ""


class FiledForm(NamedTuple):
    """A form and the file that it was read from."""

    file: str
    form: RecopyForm


def read_forms(root: Path, folder: str) -> tuple[tuple[FiledForm, ...], tuple[Problem, ...]]:
    """Return the forms of a folder of `root` that hold together, by name of file, and the problems of the others."""
    filed: list[FiledForm] = []
    problems: list[Problem] = []
    for path in sorted((root / folder).glob("*.yaml")):
        name = path.relative_to(root).as_posix()
        try:
            form = read_values(path, RecopyForm, root)
        except ContentError as error:
            problems += error.problems
            continue
        wrong = tuple(form_problems(name, form))
        problems += wrong
        if not wrong:
            filed.append(FiledForm(name, form))
    return tuple(filed), tuple(problems)


def form_problems(file: str, form: RecopyForm) -> Iterator[Problem]:
    """Yield what is wrong in a form, with the line where it stands."""
    if not form.lines:
        yield Problem(file, "lines", "aucune-ligne", french("Il faut au moins une ligne. Ajoutez « label »."))
    labels: set[tuple[str, Kind]] = set()
    for number, line in enumerate(form.lines, 1):
        place = f"ligne {number}, {line.label}" if line.label.strip() else f"ligne {number}"
        for rule, message in _line_problems(line):
            yield Problem(file, place, rule, french(message))
        mine = {(line.label.strip(), kind) for kind in line.only or Kind}
        if mine & labels:
            yield Problem(file, place, "libelle-double", "Deux lignes ont ce libellé. Changez-en un, ou retirez-la.")
        labels |= mine


def _line_problems(line: FormLine) -> Iterator[tuple[str, str]]:
    if not line.label.strip():
        yield "libelle-vide", "Écrivez « label » : le libellé de l’autre formulaire."
    sources = [line.text, line.value, line.outcome, line.obstacle, line.age]
    if sum(map(bool, sources)) != 1:
        yield (
            "une-seule-source",
            "Une ligne dit une chose : « text », « value », « outcome », « obstacle » ou « age ». Gardez-en une.",
        )
    asked = ((line.outcome, BY_CODE), (line.obstacle, OBSTACLES), (line.age, AGES))
    for code, known in asked:
        if code and code not in known:
            yield _unknown(code, known)
    codes = CODES.get(line.value, {}) if line.value else {}
    for code in (*line.words, *line.counted_as, *line.counted_as.values()):
        if code not in codes:
            yield _unknown(code, codes)


def _unknown(code: str, known: Mapping[str, object]) -> tuple[str, str]:
    listed = ", ".join(known) or "aucun pour cette ligne"
    return "code-inconnu", f"«{NBSP}{code}{NBSP}» n’est pas un code connu. Les codes{NBSP}: {listed}."
