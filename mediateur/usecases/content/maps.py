"""The maps of pathways: what each chapter shows, and the files in which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from mediateur import paths
from mediateur.content.text import french, plain
from mediateur.pathways.model import Answer, Obstacle, Pathway, Step
from mediateur.pictures.pathway_map import Arrow, Chapter, Shape, Stop, Target, draw

INDEX = "index.html"
_UNSAFE = re.compile(r"[^\w-]")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Part(NamedTuple):
    """Steps that make one chapter; `name` is the end of its file's name."""

    name: str
    title: str
    steps: tuple[Step, ...]


class _Atlas(NamedTuple):
    """A pathway, and the number that each of its steps bears on the maps."""

    pathway: Pathway
    badges: Mapping[str, str]


def parts(pathway: Pathway) -> tuple[Part, ...]:
    """Cut a pathway into its trunk, then each group of branches that lead to one another."""
    groups = [Part(group[0].id, group[0].title, group) for group in _groups(pathway.branches)]
    return (Part("tronc", "", pathway.trunk), *groups)


def chapters(pathway: Pathway) -> tuple[Chapter, ...]:
    """Return the chapters of a pathway, in the order of `parts`."""
    cut = parts(pathway)
    letters = ["", *(_letter(index) for index in range(len(cut) - 1))]
    numbered = zip(letters, cut, strict=True)
    badges = {step.id: f"{mark}{number}" for mark, part in numbered for number, step in enumerate(part.steps, 1)}
    atlas = _Atlas(pathway, badges)
    return tuple(_chapter(part, mark, atlas) for part, mark in zip(cut, letters, strict=True))


def write_maps(pathways: Iterable[Pathway], folder: Path, ink: Mapping[str, str]) -> tuple[str, ...]:
    """Write one SVG for each chapter, and an index that lists them; returns their names. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[tuple[Pathway, list[tuple[str, str]]]] = []
    for pathway in pathways:
        named: list[tuple[str, str]] = []
        for number, (part, chapter) in enumerate(zip(parts(pathway), chapters(pathway), strict=True), 1):
            name = _UNSAFE.sub("-", f"{pathway.id}-{number:02}-{part.name}") + ".svg"
            paths.write_whole(folder / name, draw(chapter, ink).svg.encode())
            named.append((name, chapter.title))
        written.append((pathway, named))
    paths.write_whole(folder / INDEX, _index(written).encode())
    return (INDEX, *(name for _, named in written for name, _ in named))


def _index(written: Iterable[tuple[Pathway, list[tuple[str, str]]]]) -> str:
    lines = ['<!DOCTYPE html>\n<html lang="fr">\n<meta charset="utf-8">\n<title>Cartes des parcours</title>']
    lines.append("<h1>Cartes des parcours</h1>")
    for pathway, named in written:
        lines.append(f"<h2>{escape(pathway.title)}</h2>\n<ul>")
        lines += [f'<li><a href="{escape(name)}">{escape(title)}</a></li>' for name, title in named]
        lines.append("</ul>")
    return "\n".join((*lines, "</html>\n"))


def _letter(index: int) -> str:
    turn, place = divmod(index, len(_LETTERS))
    return _LETTERS[place] * (turn + 1)


def _groups(branches: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """Yield the branches that lead to one another together, each before those that it leads to."""
    near: dict[str, set[str]] = {step.id: set() for step in branches}
    for step in branches:
        for answer in step.answers:
            if answer.step in near:
                near[step.id].add(answer.step)
                near[answer.step].add(step.id)
    left = list(near)
    while left:
        together = _joined(left[0], near)
        left = [name for name in left if name not in together]
        yield tuple(_in_order([step for step in branches if step.id in together]))


def _joined(start: str, near: Mapping[str, set[str]]) -> set[str]:
    found, waiting = set[str](), [start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(near[name])
    return found


def _in_order(steps: list[Step]) -> list[Step]:
    known = {step.id: step for step in steps}
    done: dict[str, Step] = {}

    def visit(step: Step) -> None:
        if step.id not in done:
            done[step.id] = step
            for answer in reversed(step.answers):
                if answer.step in known and not answer.retry:
                    visit(known[answer.step])
            done[step.id] = done.pop(step.id)

    for step in reversed(steps):
        visit(step)
    return list(reversed(done.values()))


def _chapter(part: Part, mark: str, atlas: _Atlas) -> Chapter:
    pathway = atlas.pathway
    title = f"{pathway.title} : {_heading(part, mark)}"
    names = ("", *(step.id for step in part.steps), "")
    near = zip(part.steps, names, names[2:], strict=False)
    stops = tuple(_stop(step, above, follower, atlas) for step, above, follower in near)
    first = () if mark else tuple(_triage(atlas))
    notes = _branch_notes(part, atlas) if mark else _trunk_notes(atlas)
    return Chapter(french(title), notes, (*first, *stops), tuple(_obstacles(part, atlas)))


def _heading(part: Part, mark: str) -> str:
    return f"chapitre {mark}, {part.title}" if mark else "tronc"


def _trunk_notes(atlas: _Atlas) -> tuple[str, ...]:
    pathway = atlas.pathway
    pause = next((end.title for end in pathway.ends if end.id == pathway.pause), pathway.pause)
    anytime = [plain(obstacle.label) for obstacle in pathway.obstacles if obstacle.anytime]
    lines = [f"À tout moment, « pas aujourd’hui » mène à la fin « {pause} »."]
    lines += [f"Peuvent survenir partout : {' ; '.join(anytime)}."] if anytime else []
    return tuple(french(line) for line in lines)


def _branch_notes(part: Part, atlas: _Atlas) -> tuple[str, ...]:
    inside = {step.id for step in part.steps}
    sources = [
        f"{atlas.badges[step.id]} ({step.title})"
        for step in atlas.pathway.steps
        if step.id not in inside and any(answer.step in inside for answer in step.answers)
    ]
    options = (option for question in atlas.pathway.triage.questions for option in question.options)
    before = ["avant de commencer"] if any(option.step in inside for option in options) else []
    return (french(f"On y vient depuis : {' ; '.join((*before, *sources))}."),) if before or sources else ()


def _triage(atlas: _Atlas) -> Iterator[Stop]:
    triage, trunk = atlas.pathway.triage, atlas.pathway.trunk
    if not triage.questions:
        return
    first = trunk[0].id if trunk else ""
    reached: dict[Target, list[str]] = {}
    onward: list[str] = []
    for option in chain.from_iterable(question.options for question in triage.questions):
        if option.step and option.step == first:
            onward.append(option.label)
        elif option.step or option.end:
            reached.setdefault(_target(Answer(id="", label="", step=option.step, end=option.end), atlas), []).append(
                option.label
            )
    if triage.prepare:
        reached.setdefault(_end(triage.prepare, atlas), []).append("S’il manque quelque chose")
    arrows = tuple(Arrow(tuple(labels), target) for target, labels in reached.items())
    titles = tuple(f"– {question.title}" for question in triage.questions)
    yield Stop("", "Avant de commencer", "", tuple(onward) or ("On commence",), arrows, titles)


def _stop(step: Step, above: str, follower: str, atlas: _Atlas) -> Stop:
    onward = [answer.label for answer in step.answers if follower and answer.step == follower and not answer.retry]
    reached: dict[Target, list[str]] = {}
    for answer in step.answers:
        if not (follower and answer.step == follower and not answer.retry):
            reached.setdefault(_target(answer, atlas), []).append(answer.label)
    arrows = tuple(Arrow(tuple(labels), target) for target, labels in reached.items())
    labels = [_named(name, atlas) for name in step.obstacles]
    notes = [french(f"Peuvent bloquer : {' ; '.join(labels)}")] if labels else []
    notes += _before(step, above, atlas)
    return Stop(atlas.badges[step.id], step.title, step.question, tuple(onward), arrows, tuple(notes))


def _before(step: Step, above: str, atlas: _Atlas) -> list[str]:
    """Return the line that names the steps that lead to this one, but for the one drawn above it and counted tries."""
    leading = [
        other
        for other in atlas.pathway.steps
        if any(answer.step == step.id and not answer.retry for answer in other.answers)
    ]
    named = [atlas.badges[other.id] for other in leading if other.id != above]
    also = "aussi " if len(named) < len(leading) else ""
    return [french(f"On y vient {also}depuis : {', '.join(named)}")] if named else []


def _target(answer: Answer, atlas: _Atlas) -> Target:
    if answer.end:
        return _end(answer.end, atlas)
    if answer.obstacle:
        return Target(Shape.OBSTACLE, _named(answer.obstacle, atlas))
    title = next((step.title for step in atlas.pathway.steps if step.id == answer.step), answer.step)
    name = f"{atlas.badges.get(answer.step, '?')} · {title}"
    if not answer.retry:
        return Target(Shape.STEP, name)
    tries = f"{answer.retry} essai{'s' if answer.retry > 1 else ''}"
    note = french(f"{tries} au plus ; ensuite, obstacle « {_named(answer.after, atlas)} »")
    return Target(Shape.AGAIN, f"Reprendre à {name}", note)


def _end(name: str, atlas: _Atlas) -> Target:
    return Target(Shape.END, next((end.title for end in atlas.pathway.ends if end.id == name), name))


def _named(name: str, atlas: _Atlas) -> str:
    return next((plain(one.label) for one in atlas.pathway.obstacles if one.id == name), name)


def _obstacles(part: Part, atlas: _Atlas) -> Iterator[Arrow]:
    shown = {name for step in part.steps for name in step.obstacles}
    shown |= {name for step in part.steps for a in step.answers for name in (a.obstacle, a.after) if name}
    for obstacle in atlas.pathway.obstacles:
        if obstacle.id in shown:
            yield Arrow(tuple(_ways_out(obstacle, atlas)), Target(Shape.OBSTACLE, plain(obstacle.label)))


def _ways_out(obstacle: Obstacle, atlas: _Atlas) -> Iterator[str]:
    for way in obstacle.exits:
        yield f"{way.label} → {_end(way.end, atlas).title}"
