"""Reading content files into values: strict YAML, French typography, and errors that name the place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from mediateur.content.problems import ContentError, Problem
from mediateur.content.shaping import converted
from mediateur.content.text import NBSP, french
from mediateur.content.yaml_tree import Raw, RefusedError, tree

T = TypeVar("T")
MOST_BYTES = 1_000_000

_CODE_KEYS = frozenset(
    (
        *("id", "url", "date", "sources", "facts", "confidence", "verified", "seen", "pathway", "kind"),
        *("screen", "step", "obstacle", "obstacles", "steps", "end", "after", "gains", "outcomes", "prints", "pause"),
        *("icon", "symbols", "address", "group", "onward", "story"),
    )
)
_REFERENCE = re.compile(r"\{([a-z0-9-]+)\}")


def read_values(path: Path, type_: type[T], root: Path) -> T:
    """Read one YAML file as `type_`.

    `root` is the content folder, which error messages leave out. Raises ContentError with one problem.
    """
    return convert(read_tree(path, root), type_, path.relative_to(root).as_posix())


def convert(raw: Raw, type_: type[T], name: str) -> T:
    """Return a tree as `type_`, in French typography. `name` is the file that an error names (ContentError)."""
    try:
        return converted(_typeset(raw), type_, strict=False)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise _problem(name, _named_place(raw, place), "forme", _misshapen(reason)) from error


def read_tree(path: Path, root: Path) -> Raw:
    """Read one YAML file as plain dictionaries, lists and texts. Raises ContentError with one problem."""
    name = path.relative_to(root).as_posix()
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _problem(name, "", "fichier-trop-gros", "Un contenu tient en un mégaoctet. Coupez-le, ou retirez-le.")
        return tree(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        message = "Ce fichier manque. Remettez-le, ou retirez ce qui le cite."
        raise _problem(name, "", "fichier-absent", message) from None
    except OSError as error:
        raise _problem(name, "", "fichier-illisible", "Ce fichier ne s’ouvre pas. Vérifiez ses droits.") from error
    except UnicodeDecodeError as error:
        message = "Ce fichier n’est pas un texte en UTF-8. Enregistrez-le en UTF-8, ou remettez-en une copie."
        raise _problem(name, "", "fichier-illisible", message) from error
    except yaml.YAMLError as error:
        message = f"Ce fichier n’est pas du YAML juste{NBSP}: {_reason(error)}. Corrigez cette ligne ou celle d’avant."
        raise _problem(name, _line(error), "yaml", message) from error


def _problem(name: str, place: str, rule: str, message: str) -> ContentError:
    return ContentError(Problem(name, place, rule, message))


def fill(raw: T, values: Mapping[str, str], type_: type[T]) -> tuple[T, tuple[str, ...]]:
    """Replace every `{fact-id}` in the texts of a value by the datum of that fact.

    Returns the new value and the references that have no datum.
    """
    missing: list[str] = []

    def datum(match: re.Match[str]) -> str:
        value = values.get(match[1])
        if value is None:
            missing.append(match[1])
        return value if value is not None else match[0]

    def walk(node: object) -> object:
        if isinstance(node, str):
            return _REFERENCE.sub(datum, node)
        if isinstance(node, list | tuple):
            return [walk(child) for child in node]
        if isinstance(node, dict):
            return {key: walk(child) for key, child in node.items()}
        return node

    filled = converted(walk(msgspec.to_builtins(raw)), type_)
    return filled, tuple(missing)


def _typeset(node: Raw, key: str = "") -> Raw:
    if isinstance(node, str):
        return node if key in _CODE_KEYS else french(node)
    if isinstance(node, list):
        return [_typeset(child, key) for child in node]
    if isinstance(node, dict):
        return {name: _typeset(child, str(name)) for name, child in node.items()}
    return node


_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_TYPES = {
    "object": "des clés et leurs valeurs",
    "array": "une liste",
    "str": "un texte",
    "int": "un nombre entier",
    "bool": "true ou false",
    "null": "rien",
    "str | object": "un texte, ou « text » et « steps »",
}
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Object missing required field `(.*)`"), "«{n}{0}{n}» manque. Ajoutez cette clé."),
    (re.compile(r"Object contains unknown field `(.*)`"), "«{n}{0}{n}» n’est pas une clé connue. Corrigez-la."),
    (re.compile(r"Invalid enum value '(.*)'"), "«{n}{0}{n}» n’est pas dans la liste permise. Corrigez ce mot."),
    (re.compile(r"Expected `(.*)`, got `(.*)`"), "Il faut ici {0}, et l’on y lit {1}. Corrigez cette valeur."),
)


def _misshapen(reason: str) -> str:
    """Return in French what the converter says in English."""
    for pattern, sentence in _SHAPES:
        if found := pattern.fullmatch(reason):
            return sentence.format(*(_TYPES.get(word, word) for word in found.groups()), n=NBSP)
    return f"La forme n’est pas celle attendue ({reason}). Comparez avec un fichier voisin."


def _named_place(raw: Raw, place: str) -> str:
    """Return a place such as `$.trunk[2].say` with the ids of what it goes through: « trunk, identite, say »."""
    node: Any = raw
    names: list[str] = []
    for key, index in _STEP.findall(place):
        try:
            node = node[key] if key else node[int(index)]
        except (LookupError, TypeError):
            node = None
        named = node.get("id") if isinstance(node, dict) else None
        names.append(key or (named if isinstance(named, str) else f"n° {int(index) + 1}"))
    return ", ".join(names)


def _line(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"ligne {mark.line + 1}" if mark else ""


def _reason(error: yaml.YAMLError) -> str:
    if isinstance(error, RefusedError):
        return error.problem
    if isinstance(error, yaml.MarkedYAMLError):
        return "deux-points, guillemet, crochet ou retrait mal placé"
    return "un caractère interdit s’y trouve"
