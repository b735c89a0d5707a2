"""Reading content files into values: strict YAML, French typography, and errors that name the place."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from mediateur.content.problems import ContentError, Problem
from mediateur.content.text import french

T = TypeVar("T")
Raw = dict[str, Any] | list[Any] | str | None

_CODE_KEYS = frozenset(
    (
        *("id", "url", "date", "sources", "facts", "confidence", "verified", "seen", "pathway", "kind"),
        *("screen", "step", "obstacle", "obstacles", "end", "after", "gains", "outcomes", "prints", "pause"),
        *("icon", "symbols", "address"),
    )
)
_REFERENCE = re.compile(r"\{([a-z0-9-]+)\}")


class _StrictLoader(yaml.CSafeLoader):
    """Every scalar is a string (« no » is not a boolean) and a key given twice is an error."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return the mapping of a node; raises on a duplicate key."""
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            keys = [key.value for key, _ in node.value]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise yaml.constructor.ConstructorError(
                None, None, f"la clé « {twice} » est écrite deux fois", node.start_mark
            )
        return mapping


def read_values(path: Path, type_: type[T], root: Path) -> T:
    """Read one YAML file as `type_`.

    `root` is the content folder, which error messages leave out. Raises ContentError with one problem.
    """
    name = path.relative_to(root).as_posix()
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 - a safe loader
        return msgspec.convert(_typeset(raw), type_, strict=False)
    except FileNotFoundError:
        raise ContentError(
            Problem(name, "", "fichier-absent", "Ce fichier manque. Remettez-le, ou retirez ce qui le cite.")
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(Problem(name, "", "fichier-illisible", f"Ce fichier ne se lit pas ({error}).")) from error
    except yaml.YAMLError as error:
        raise ContentError(
            Problem(name, _place(error), "yaml", f"Ce fichier n’est pas du YAML juste : {_reason(error)}.")
        ) from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise ContentError(
            Problem(name, place.strip("`"), "forme", f"La forme n’est pas celle attendue : {reason}.")
        ) from error


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

    def walk(node: Any) -> Any:  # noqa: ANN401 - any builtin tree
        if isinstance(node, str):
            return _REFERENCE.sub(datum, node)
        if isinstance(node, list | tuple):
            return [walk(child) for child in node]
        if isinstance(node, dict):
            return {key: walk(child) for key, child in node.items()}
        return node

    filled = msgspec.convert(walk(msgspec.to_builtins(raw)), type_)
    return filled, tuple(missing)


def _typeset(node: Raw, key: str = "") -> Raw:
    if isinstance(node, str):
        return node if key in _CODE_KEYS else french(node)
    if isinstance(node, list):
        return [_typeset(child, key) for child in node]
    if isinstance(node, dict):
        return {name: _typeset(child, str(name)) for name, child in node.items()}
    return node


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"ligne {mark.line + 1}" if mark else ""


def _reason(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or error).replace("\n", " ")
