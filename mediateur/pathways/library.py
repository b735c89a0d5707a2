"""All the content of a folder, resolved: each pathway with its obstacles, screens, facts and sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from mediateur.content.facts import Fact, Source
from mediateur.content.problems import ContentError, Problem
from mediateur.content.reader import convert, fill, read_tree, read_values
from mediateur.content.screens import Screen
from mediateur.content.text import french
from mediateur.pathways.model import End, Obstacle, Pathway, Step
from mediateur.pathways.sharing import ENDS, Shared, Use, expand, read_shared
from mediateur.pathways.situations import Situation

V = TypeVar("V", Fact, Source, Screen, Obstacle, End, Pathway, Situation)
Content = Fact | Source | Screen | Obstacle | End | Pathway | Situation


class Filed(NamedTuple):
    """A value and the file that it was read from (relative to the content folder)."""

    file: str
    value: Content


class Library(NamedTuple):
    """What a content folder holds. `files` tells where each value came from; `problems` what could not be read.

    `ends` are the shared ones; `shared` the files of shared parts, and `uses` where they are put.
    """

    root: Path
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    screens: tuple[Screen, ...]
    obstacles: tuple[Obstacle, ...]
    ends: tuple[End, ...]
    pathways: tuple[Pathway, ...]
    situations: tuple[Situation, ...]
    shared: tuple[str, ...]
    uses: tuple[Use, ...]
    files: Mapping[int, str]
    problems: tuple[Problem, ...]

    def file_of(self, value: Content) -> str:
        """Return the file that a value of this library was read from."""
        return self.files.get(id(value), "")


def load_library(root: Path, values: Mapping[str, str] | None = None) -> Library:
    """Read and resolve all content below `root`; what cannot be read becomes a problem, never an exception.

    `values` replaces the data of configurable facts (fact id → text).
    """
    problems: list[Problem] = []
    sources = _read_lists(root, "facts/sources.yaml", list[Source], problems)
    facts = [filed for file in _fact_files(root) for filed in _read_lists(root, file, list[Fact], problems)]
    told = [f for file in _situation_files(root) for f in _read_lists(root, file, list[Situation], problems)]
    data = _data(_values(facts, Fact), values or {})
    screens = _read_each(root, "screens", Screen, problems)
    obstacles = _fill_all(_read_each(root, "pathways/obstacles", Obstacle, problems), data, problems)
    shared = read_shared(root)
    problems.extend(shared.problems)
    ends = _fill_all(_read_each(root, ENDS, End, []), data, problems)
    pathways, uses = _read_pathways(root, shared, problems)
    library = Library(
        root,
        _values(sources, Source),
        _values(facts, Fact),
        _values(screens, Screen),
        _values(obstacles, Obstacle),
        _values(ends, End),
        (),
        _values(told, Situation),
        tuple(shared.parts),
        uses,
        {},
        tuple(problems),
    )
    filled = _fill_all(pathways, data, problems)
    resolved = [Filed(f.file, resolve(f.value, library)) for f in filled if isinstance(f.value, Pathway)]
    filed = [*sources, *facts, *screens, *obstacles, *ends, *resolved, *told]
    library = library._replace(problems=tuple(problems))
    return library._replace(pathways=_values(resolved, Pathway), files={id(f.value): f.file for f in filed})


def resolve(pathway: Pathway, library: Library) -> Pathway:
    """Return the pathway with the obstacles, screens, facts and sources that it cites (those that exist).

    Obstacles that come up anywhere are in every pathway, and so are the shared ends to which a way out leads.
    """
    named = obstacle_ids(pathway.steps)
    obstacles = tuple(obstacle for obstacle in library.obstacles if obstacle.anytime or obstacle.id in named)
    own = {end.id for end in pathway.ends}
    left = {way.end for obstacle in obstacles for way in obstacle.exits} - own
    ends = (*pathway.ends, *(end for end in library.ends if end.id in left))
    pathway = msgspec.structs.replace(pathway, ends=ends)
    cited = fact_ids(pathway, obstacles)
    facts = tuple(fact for fact in library.facts if fact.id in cited)
    wanted = {source for fact in facts for source in fact.sources} | set(pathway.sources)
    drawn = {step.screen for step in pathway.steps}
    return msgspec.structs.replace(
        pathway,
        obstacles=obstacles,
        screens=tuple(screen for screen in library.screens if screen.id in drawn),
        facts=facts,
        cited=tuple(source for source in library.sources if source.id in wanted),
    )


def obstacle_ids(steps: Iterable[Step]) -> set[str]:
    """Return the ids of every obstacle that steps name, by a button or by an answer."""
    named = {obstacle for step in steps for obstacle in step.obstacles}
    answers = [answer for step in steps for answer in step.answers]
    return named | {answer.obstacle for answer in answers if answer.obstacle} | {a.after for a in answers if a.after}


def fact_ids(pathway: Pathway, obstacles: Iterable[Obstacle]) -> set[str]:
    """Return the ids of every fact cited by a pathway and its obstacles."""
    return (
        {fact for step in pathway.steps for fact in step.facts}
        | {fact for end in pathway.ends for fact in end.facts}
        | set(pathway.triage.facts)
        | {fact for obstacle in obstacles for attempt in obstacle.tries for fact in attempt.facts}
    )


def _fact_files(root: Path) -> list[str]:
    return sorted(f"facts/{path.name}" for path in (root / "facts").glob("*.yaml") if path.name != "sources.yaml")


def _situation_files(root: Path) -> list[str]:
    return sorted(f"situations/{path.name}" for path in (root / "situations").glob("*.yaml"))


def _read_lists(root: Path, file: str, type_: type[list[V]], problems: list[Problem]) -> list[Filed]:
    try:
        return [Filed(file, value) for value in read_values(root / file, type_, root)]
    except ContentError as error:
        problems.extend(error.problems)
        return []


def _read_each(root: Path, folder: str, type_: type[V], problems: list[Problem]) -> list[Filed]:
    filed = []
    for path in sorted((root / folder).glob("*.yaml")):
        try:
            filed.append(Filed(f"{folder}/{path.name}", read_values(path, type_, root)))
        except ContentError as error:
            problems.extend(error.problems)
    return filed


def _read_pathways(root: Path, shared: Shared, problems: list[Problem]) -> tuple[list[Filed], tuple[Use, ...]]:
    filed: list[Filed] = []
    uses: list[Use] = []
    for path in sorted((root / "pathways").glob("*.yaml")):
        file = f"pathways/{path.name}"
        try:
            tree, found = expand(read_tree(path, root), shared, file)
            filed.append(Filed(file, convert(tree, Pathway, file)))
            uses.extend(found)
        except ContentError as error:
            problems.extend(error.problems)
    return filed, tuple(uses)


def _fill_all(filed: list[Filed], data: Mapping[str, str], problems: list[Problem]) -> list[Filed]:
    done = []
    for file, value in filed:
        new, missing = fill(value, data, type(value))
        done.append(Filed(file, new))
        problems.extend(
            Problem(
                file,
                f"{{{name}}}",
                "fait-inconnu",
                "Aucun fait n’a de valeur sous ce nom. Corrigez le nom entre accolades.",
            )
            for name in missing
        )
    return done


def _data(facts: Iterable[Fact], values: Mapping[str, str]) -> dict[str, str]:
    """Return what each configurable fact says, by its id: as it ships, or as it was replaced here."""
    shipped = {fact.id: fact.value for fact in facts if fact.value}
    return shipped | {name: french(value) for name, value in values.items()}


def _values(filed: Iterable[Filed], type_: type[V]) -> tuple[V, ...]:
    return tuple(f.value for f in filed if isinstance(f.value, type_))
