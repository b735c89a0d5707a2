"""The French of the import of a table: what columns and words may become, and what a trial found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from mediateur.content.text import NBSP, french, grouped
from mediateur.journal.spreadsheet import Plan
from mediateur.journal.spreadsheet_columns import FIELDS, RESULT, Field, Mapped, faults
from mediateur.journal.spreadsheet_words import WORDED, Word
from mediateur.usecases.exchange.spreadsheets import SAME_LINES, Brought

LEAVE, TO_CHOOSE, NOTHING = "Ne pas reprendre", "À choisir", "Ne rien en garder"
ALWAYS_TOLD = frozenset({"parcours", "type", "demi_journee", "role"})
"""Fields of which each line has one: a word of theirs may not mean nothing."""
KEPT = french("Les dates sont gardées à la demi-journée, jamais à l'heure. Aucun nom ni numéro n'est repris.")
NOTHING_YET = french("Rien n'est changé pour l'instant.")
TAKEN_BACK = french("L'import peut se retirer d'un coup, tant que le programme reste ouvert.")
NO_PATHWAY = french("Aucune colonne ne dit le parcours : ces séances compteront dans « {} ».")
NO_HALF = french("Aucune colonne ne dit la demi-journée : ces séances compteront le matin.")
ALL_KNOWN = french("Rien à importer : tout est déjà dans le journal.")
NONE_KEPT = french("Rien à importer : aucune ligne ne se lit. Revenez aux colonnes pour changer vos choix.")
MOST_WRONG = 200


class Fault(Protocol):
    """Why a choice of columns cannot be tried, in a sentence; the column (its position) that is to change."""

    @property
    def column(self) -> int:
        """The column."""

    @property
    def why(self) -> str:
        """The sentence."""


class Kind(NamedTuple):
    """A kind of list: what columns may become (codes and words), which of them hold words of ours, what is wrong with a
    choice, the sentence that says what is kept."""

    options: list[tuple[object, str]]
    labels: Mapping[str, str]
    worded: Collection[str]
    faults: Callable[[Mapped], Sequence[Fault]]
    kept: str


def journal_columns() -> Kind:
    """Return what the columns of a table of sessions may become."""
    options: list[tuple[object, str]] = [("", LEAVE), *((field.code, field_name(field)) for field in FIELDS)]
    return Kind(options, {field.code: field.label for field in FIELDS}, WORDED, faults, KEPT)


def field_name(field: Field) -> str:
    """Return what a field is called where all are listed: a result of its own is a number."""
    return f"{field.label} (nombre)" if field.code.startswith(RESULT) else field.label


def word_choices(field: str, meanings: tuple[tuple[str, str], ...]) -> list[tuple[object, str]]:
    """Return what a word may mean, with its words; first that nothing is chosen."""
    nothing: list[tuple[object, str]] = [] if field in ALWAYS_TOLD else [("", NOTHING)]
    return [(None, TO_CHOOSE), *nothing, *((code, french(label)) for code, label in meanings)]


def letter(column: int) -> str:
    """Return what spreadsheets call a column: A for the first, AA after Z."""
    return (letter(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def examples(column: int, samples: tuple[str, ...]) -> str:
    """Return « Colonne B. Par exemple : 1 · 3 »."""
    place = f"Colonne {letter(column)}"
    if not samples:
        return f"{place}, vide."
    return f"{place}. Par exemple{NBSP}: {' · '.join(samples)}"


def words_told(words: tuple[Word, ...] | None) -> str:
    """Return whether the words of a column are understood."""
    if words is None:
        return french("Cette colonne a trop de mots différents pour une liste. Est-ce le bon choix ?")
    if unknown := sum(word.code is None for word in words):
        return f"{_counted(unknown, 'mot à traduire', 'mots à traduire')}. Sinon, leurs lignes seront refusées."
    return "Tous les mots sont compris."


def known_label(words: tuple[Word, ...], *, shown: bool) -> str:
    """Return what the button of the words understood says: « Voir les 2 mots compris »."""
    known = sum(word.code is not None for word in words)
    verb = "Cacher" if shown else "Voir"
    return f"{verb} les {grouped(known)} mots compris" if known > 1 else f"{verb} le mot compris"


def times(number: int) -> str:
    """Return « 12 fois »."""
    return f"{grouped(number)}{NBSP}fois"


def figures(plan: Plan, brought: Brought) -> tuple[tuple[str, str], ...]:
    """Return what a trial found: the kind of message and its words, one for each figure."""
    new, known, wrong = brought.outcome.new, brought.outcome.known, len(plan.wrong)
    found = [("success" if new else "neutral", _counted(new, "séance serait ajoutée", "séances seraient ajoutées"))]
    if known:
        found.append(("neutral", _counted(known, "ligne est déjà connue", "lignes sont déjà connues")))
    if wrong:
        found.append(("warning", _counted(wrong, "ligne serait refusée", "lignes seraient refusées")))
    return tuple(found)


def remarks(plan: Plan, brought: Brought, fields: frozenset[str], pathway: str) -> tuple[str, ...]:
    """Return the sentences that a person reads before she imports; `pathway` is the title of the default one."""
    told = []
    if plan.unkept:
        left = _counted(plan.unkept, "texte n’est pas repris", "textes ne sont pas repris")
        told.append(
            f"{left}{NBSP}: trop longs, désignant peut-être quelqu’un, ou notes désactivées dans Réglages."
            if plan.unkept > 1
            else f"{left}{NBSP}: trop long, désignant peut-être quelqu’un, ou notes désactivées dans Réglages."
        )
    if plan.lines and "parcours" not in fields:
        told.append(NO_PATHWAY.format(pathway))
    if plan.lines and "demi_journee" not in fields:
        told.append(NO_HALF)
    if brought.outcome.known:
        told.append(SAME_LINES)
    if brought.outcome.new:
        told.append(TAKEN_BACK)
    else:
        told.append(ALL_KNOWN if brought.outcome.known else NONE_KEPT)
    return tuple(told)


def wrong_title(plan: Plan) -> str:
    """Return the title of the errors; where they are too many, how many are shown."""
    count = len(plan.wrong)
    if count <= MOST_WRONG:
        return "Lignes refusées"
    return f"Lignes refusées, les {MOST_WRONG} premières sur {grouped(count)}"


def import_label(new: int) -> str:
    """Return what the button says: « Importer 118 séances »."""
    return f"Importer {_counted(new, 'séance', 'séances')}"


def added(new: int) -> str:
    """Return « 118 séances ajoutées au journal. »."""
    return f"{_counted(new, 'séance ajoutée', 'séances ajoutées')} au journal."


def withdrawn(count: int) -> str:
    """Return « 118 séances retirées du journal. »."""
    return f"{_counted(count, 'séance retirée', 'séances retirées')} du journal."


def _counted(number: int, one: str, several: str) -> str:
    return f"{grouped(number)}{NBSP}{several if number > 1 else one}"
