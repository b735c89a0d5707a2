"""The French of the import of a list of mediators: its columns, what a trial found, who a line may be."""

from __future__ import annotations

from collections.abc import Collection

from mediateur.content.text import NBSP, french, grouped
from mediateur.training.duplicates import Pair
from mediateur.training.import_columns import BY_CODE, CERTIFIED, COLUMNS, ROLE, TRAINED, faults
from mediateur.training.joining import ADD, LEAVE
from mediateur.training.register import Person
from mediateur.ui.pages.importing.words import LEAVE as LEAVE_COLUMN
from mediateur.ui.pages.importing.words import Kind
from mediateur.usecases.register.importing import Asked, Count, Trial

TITLE = "Importer une liste de médiateurs"
DOING = "Import, médiateurs ajoutés"
KEPT = french("Ces noms vont dans le registre, à part du journal. Rien d'autre de la liste n'est repris.")
MAYBE = french("Peut-être déjà dans le registre")
NOBODY_MERGED = french(
    "Personne n'est réuni sans vous. Si c'est la même personne, sa fiche est complétée, jamais remplacée."
)
WAITING = french("Une ligne sans réponse attend : vous pourrez importer ce tableau de nouveau.")
ADD_REST, LEAVE_REST = french("Ajouter toutes celles qui restent"), french("Laisser toutes celles qui restent")
TO_DECIDE = "À décider"
ADD_ONE, LEAVE_ONE = french("Une autre personne, à ajouter"), french("Laisser cette ligne")
NO_ROLE = french("Aucune colonne ne dit le rôle : ces personnes entreront comme ambassadeurs.")
DECLARED = french("Les dates de formation et d'attestation sont gardées comme déclarées. Elles n'attestent rien.")
TAKEN_BACK = french("L'import peut se retirer d'un coup (Ctrl + Z), tant que le programme reste ouvert.")
ALL_KNOWN = french("Rien à importer : tous sont déjà dans le registre.")
NONE_KEPT = french("Rien à importer : aucune ligne ne se lit. Revenez aux colonnes pour changer vos choix.")
NONE_DECIDED = french("Rien à importer tant que rien n'est décidé ci-dessous.")
MOST_ASKED = 100


def register_columns() -> Kind:
    """Return what the columns of a list of mediators may become."""
    options: list[tuple[object, str]] = [("", LEAVE_COLUMN), *((column.code, column.label) for column in COLUMNS)]
    return Kind(options, {code: column.label for code, column in BY_CODE.items()}, {ROLE}, faults, KEPT)


def figures(trial: Trial) -> tuple[tuple[str, str], ...]:
    """Return what a trial found: the kind of message and its words, one for each figure."""
    new, asked, wrong = len(trial.fresh) - len(trial.asked), len(trial.asked), len(trial.wrong)
    found = [("success" if new else "neutral", _counted(new, "médiateur serait ajouté", "médiateurs seraient ajoutés"))]
    if asked:
        found.append(("info", _counted(asked, "ligne à décider", "lignes à décider")))
    if trial.known:
        found.append(("neutral", _counted(trial.known, "ligne est déjà connue", "lignes sont déjà connues")))
    if wrong:
        found.append(("warning", _counted(wrong, "ligne serait refusée", "lignes seraient refusées")))
    return tuple(found)


def remarks(trial: Trial, fields: Collection[str]) -> tuple[str, ...]:
    """Return the sentences that a person reads before she imports."""
    told = []
    if trial.fresh and ROLE not in fields:
        told.append(NO_ROLE)
    if trial.fresh and {TRAINED, CERTIFIED} & set(fields):
        told.append(DECLARED)
    if trial.asked and len(trial.asked) == len(trial.fresh):
        told.append(NONE_DECIDED)
    if trial.fresh and trial.returning:
        told.append(trial.returning)
    if trial.fresh:
        told.append(TAKEN_BACK)
    else:
        told.append(ALL_KNOWN if trial.known else NONE_KEPT)
    return tuple(told)


def row_title(asked: Asked) -> str:
    """Return who a line says: « Nom, ligne 12 »."""
    return f"**{asked.line.person.name}**, ligne{NBSP}{asked.line.number}"


def row_hint(asked: Asked) -> str:
    """Return what stands beside the name in the list, and who she may be, with the reason."""
    beside = _beside(asked.line.person)
    told = f"Dans la liste{NBSP}: {beside}. " if beside else ""
    return f"{told}Ressemble à {f'{NBSP}; à '.join(map(told_of, asked.pairs))}."


def row_options(asked: Asked) -> list[tuple[object, str]]:
    """Return what may be decided of a line, with its words; first that nothing is."""
    same: list[tuple[object, str]] = [(pair.known.id, f"C’est {_named(pair.known)}") for pair in asked.pairs]
    return [(None, TO_DECIDE), *same, (ADD, ADD_ONE), (LEAVE, LEAVE_ONE)]


def asked_title(shown: int, count: int) -> str:
    """Return the title of the lines to decide; where they are too many, how many are shown."""
    return MAYBE if shown == count else f"{MAYBE}, les {grouped(shown)} premières lignes sur {grouped(count)}"


def import_label(count: Count) -> str:
    """Return what the button says: « Importer 118 médiateurs », « Compléter 2 fiches »."""
    if count.added:
        return f"Importer {_counted(count.added, 'médiateur', 'médiateurs')}"
    return f"Compléter {_counted(count.same, 'fiche', 'fiches')}"


def brought_words(count: Count) -> str:
    """Return what was done: « 118 médiateurs ajoutés. 2 fiches complétées. »."""
    told = []
    if count.added:
        told.append(_counted(count.added, "médiateur ajouté au registre.", "médiateurs ajoutés au registre."))
    if count.same:
        told.append(_counted(count.same, "ligne rattachée à une fiche.", "lignes rattachées à des fiches."))
    if count.left:
        told.append(_counted(count.left, "ligne laissée.", "lignes laissées."))
    return " ".join(told)


def withdrawn(count: int) -> str:
    """Return « 118 médiateurs retirés du registre. »."""
    return _counted(count, "médiateur retiré du registre.", "médiateurs retirés du registre.")


def told_of(pair: Pair) -> str:
    """Return whom an entry may be, and why: « Médiateur 5, n° 12, Mairie (même nom) »."""
    return f"{_named(pair.known)} ({pair.likeness.why})"


def _named(person: Person) -> str:
    place = f"n°{NBSP}{person.number}" if person.number else "plus haut dans la liste"
    return ", ".join(filter(None, (person.name, place, person.structure)))


def _beside(person: Person) -> str:
    return ", ".join(filter(None, (person.structure, person.territory, person.contact)))


def _counted(number: int, one: str, several: str) -> str:
    return f"{grouped(number)}{NBSP}{several if number > 1 else one}"
