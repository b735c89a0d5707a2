"""The modules that one learns from: short sections, what to say, what never to say, a question to think over.

The values mirror the YAML files of resources/training/modules, one per module.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from mediateur.content.problems import ContentError, Problem
from mediateur.content.reader import read_values

FOLDER = "training/modules"


class _Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything that is read from the modules."""


class Reflection(_Value, frozen=True):
    """A question to think over, and the answer that unfolds."""

    question: str
    answer: str


class Section(_Value, frozen=True):
    """A page of a module.

    `text` are short paragraphs and `points` a list, each or both; `say` and `avoid` are words for the person, to say
    and never to say. `screen` is the id of a schematic; `pathway` and `form` those of what to open, or nothing.
    """

    id: str
    title: str
    facts: tuple[str, ...]
    reflection: Reflection
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    say: str = ""
    avoid: str = ""
    screen: str = ""
    pathway: str = ""
    form: str = ""


class Module(_Value, frozen=True):
    """A module. `rank` is its place in the list, from 1; `minutes` an indication; `aims` what one can do afterwards."""

    id: str
    rank: int
    title: str
    icon: str
    minutes: int
    summary: str
    aims: tuple[str, ...]
    words: tuple[str, ...]
    sections: tuple[Section, ...]

    def section(self, section_id: str) -> Section:
        """Return the section of that id (KeyError when there is none)."""
        return self.sections[self.place(section_id)]

    def place(self, section_id: str) -> int:
        """Return where a section stands, from 0 (KeyError when there is none)."""
        for place, section in enumerate(self.sections):
            if section.id == section_id:
                return place
        raise KeyError(section_id)

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts on which the module rests, each once, in reading order."""
        return tuple(dict.fromkeys(fact for section in self.sections for fact in section.facts))


class FiledModule(NamedTuple):
    """A module and the file that it was read from (relative to the content folder)."""

    file: str
    module: Module


def load_modules(root: Path) -> tuple[Module, ...]:
    """Return the modules of a content folder, in the order of the list. Raises ContentError when one is unreadable."""
    filed, problems = read_modules(root)
    if problems:
        raise ContentError(*problems)
    return tuple(module for _, module in filed)


def read_modules(root: Path) -> tuple[tuple[FiledModule, ...], tuple[Problem, ...]]:
    """Return the modules that can be read, in the order of the list, and the problems of those that cannot."""
    filed: list[FiledModule] = []
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.yaml")):
        try:
            filed.append(FiledModule(f"{FOLDER}/{path.name}", read_values(path, Module, root)))
        except ContentError as error:
            problems += error.problems
    return tuple(sorted(filed, key=lambda one: (one.module.rank, one.file))), tuple(problems)


def module_named(modules: Iterable[Module], module_id: str) -> Module:
    """Return the module of that id (KeyError when there is none)."""
    for module in modules:
        if module.id == module_id:
            return module
    raise KeyError(module_id)


def cited_facts(modules: Iterable[Module]) -> frozenset[str]:
    """Return the ids of the facts on which modules rest."""
    return frozenset(fact for module in modules for fact in module.facts)
