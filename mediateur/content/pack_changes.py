"""What a content changes beside another, in words that a mediator reads: titles, never names of files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from mediateur.content.pack import Files
from mediateur.content.text import french
from mediateur.content.yaml_tree import Raw, tree


class Kind(NamedTuple):
    """A kind of content: what heads its new, its changed and its removed ones, and where they are read."""

    new: str
    changed: str
    gone: str
    folder: str


KINDS = (
    Kind("Nouveaux parcours", "Parcours changés", "Parcours retirés", "pathways"),
    Kind("Nouveaux droits", "Droits changés", "Droits retirés", "rights/droits"),
    Kind("Nouveaux documents à imprimer", "Documents à imprimer changés", "Documents à imprimer retirés", "forms"),
    Kind("Nouveaux modules de formation", "Modules de formation changés", "Modules de formation retirés",
         "training/modules"),
    Kind("Nouveaux cas d’entraînement", "Cas d’entraînement changés", "Cas d’entraînement retirés", "training/cases"),
)  # fmt: skip
# Other files, told by their number: what one, or several, are called.
OTHERS = (
    ("pathways/", "étape ou blocage partagé", "étapes et blocages partagés"),
    ("screens/", "dessin d’écran", "dessins d’écran"),
    ("facts/", "fichier de faits et de sources", "fichiers de faits et de sources"),
    ("situations/", "liste de situations", "listes de situations"),
    ("training/", "liste de questions ou de points", "listes de questions ou de points"),
    ("translations/", "traduction", "traductions"),
    ("rights/", "table « Qui peut voir quoi ? »", "tables « Qui peut voir quoi ? »"),
    ("recopy/", "formulaire à recopier", "formulaires à recopier"),
    ("lexicon.yaml", "lexique", "lexique"),
)
REVIEW = "revue.yaml"


class Change(NamedTuple):
    """A heading, and what it is about, one line each."""

    heading: str
    lines: tuple[str, ...]

    def told(self) -> str:
        """Return it in one line."""
        return french(f"{self.heading} : {' ; '.join(self.lines)}") if self.lines else self.heading


def changes(before: Files, after: Files) -> tuple[Change, ...]:
    """Return what `after` changes, the most useful first; nothing when both hold the same."""
    moved = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    found = [*_data(before, after), *(part for kind in KINDS for part in _kind(kind, before, after))]
    told = {name for name in moved for kind in KINDS if _is_of(name, kind)}
    return (*found, *_others(moved - told - {REVIEW}))


def _data(before: Files, after: Files) -> Iterator[Change]:
    """Yield the configurable data that are said otherwise: the hours of the 34 22."""
    said, says = _values(before), _values(after)
    lines = tuple(
        french(f"« {said.get(name, 'rien')} » devient « {value} »")
        for name, value in sorted(says.items())
        if said.get(name) != value
    )
    if lines:
        yield Change("Données changées", lines)


def _values(files: Files) -> dict[str, str]:
    found = (entry for name, data in files.items() if name.startswith("facts/") for entry in _entries(data))
    return {str(entry.get("id")): str(entry["value"]) for entry in found if entry.get("value")}


def _kind(kind: Kind, before: Files, after: Files) -> Iterator[Change]:
    old, new = _titled(kind, before), _titled(kind, after)
    for heading, titles in (
        (kind.new, [one.title for name, one in new.items() if name not in old]),
        (kind.changed, [one.title for name, one in new.items() if name in old and old[name].body != one.body]),
        (kind.gone, [one.title for name, one in old.items() if name not in new]),
    ):
        if titles:
            yield Change(heading, tuple(sorted(map(french, titles))))


class _Titled(NamedTuple):
    title: str
    body: Raw


def _titled(kind: Kind, files: Files) -> dict[str, _Titled]:
    entries = (entry for name in sorted(files) if _is_of(name, kind) for entry in _entries(files[name]))
    return {str(entry.get("id")): _Titled(str(entry.get("title") or entry.get("id")), entry) for entry in entries}


def _is_of(name: str, kind: Kind) -> bool:
    return name.rpartition("/")[0] == kind.folder


def _entries(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield what a file holds that has an identity: itself, or each of its list; nothing where it cannot be read."""
    try:
        raw = tree(data.decode())
    except (UnicodeDecodeError, yaml.YAMLError):
        return
    for entry in raw if isinstance(raw, list) else [raw]:
        if isinstance(entry, dict):
            yield entry


def _others(moved: set[str]) -> Iterator[Change]:
    left, lines = set(moved), []
    for prefix, one, several in OTHERS:
        if mine := {name for name in left if name.startswith(prefix)}:
            left -= mine
            lines.append(f"{len(mine)} {several if len(mine) > 1 else one}")
    if lines:
        yield Change("Aussi changés", tuple(map(french, lines)))
