"""Steps and ends that several pathways have in common: written once, and put into each that says `use`.

`- {use: se-connecter, next: documents}` puts the shared step of that id; what its answers call `suite` is then the
step `next`, and what they call `fin` the end `finish`. Any other key replaces that of the shared one; another `id`
lets a pathway put the same step at two places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mediateur.content.problems import ContentError, Problem
from mediateur.content.reader import convert, read_tree
from mediateur.content.yaml_tree import Raw
from mediateur.pathways.model import End, Step

STEPS, ENDS = "pathways/steps", "pathways/ends"
LISTS = {"trunk": STEPS, "branches": STEPS, "ends": ENDS}
NEXT, FINISH = "suite", "fin"
_OF_USE = {STEPS: frozenset(("use", "next", "finish")), ENDS: frozenset(("use",))}
Entry = dict[str, Any]


class Use(NamedTuple):
    """Where a shared part was put: in a pathway's file, from its own.

    `filled` are the answers completed there, `given` the keys whose value is the pathway's.
    """

    pathway_file: str
    place: str
    shared_file: str
    filled: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()


class Shared(NamedTuple):
    """The shared parts of a content folder, by file. `problems` are those that cannot be read."""

    parts: Mapping[str, Entry]
    problems: tuple[Problem, ...]

    def entry(self, folder: str, name: object) -> tuple[str, Entry | None]:
        """Return the file of a shared part, and the part (None when there is no such file)."""
        file = f"{folder}/{name}.yaml"
        return file, self.parts.get(file)


def read_shared(root: Path) -> Shared:
    """Read the shared steps and ends of a content folder."""
    parts: dict[str, Entry] = {}
    problems: list[Problem] = []
    for folder, type_ in ((STEPS, Step), (ENDS, End)):
        for path in sorted((root / folder).glob("*.yaml")):
            file = f"{folder}/{path.name}"
            try:
                convert(read_tree(path, root), type_, file)
                parts[file] = _tree_of(path, root)
                problems.extend(_misnamed(file, parts[file]["id"]))
            except ContentError as error:
                problems.extend(error.problems)
    return Shared(parts, tuple(problems))


def expand(raw: Raw, shared: Shared, file: str) -> tuple[Raw, tuple[Use, ...]]:
    """Return a pathway's tree with its shared parts put in, and where. Raises ContentError for an unknown one."""
    if not isinstance(raw, dict):
        return raw, ()
    uses: list[Use] = []
    whole = dict(raw)
    for key, folder in LISTS.items():
        entries = raw.get(key)
        if isinstance(entries, list):
            whole[key] = [_put(entry, folder, shared, file, uses) for entry in entries]
    return whole, tuple(uses)


def _put(entry: object, folder: str, shared: Shared, file: str, uses: list[Use]) -> object:
    if not isinstance(entry, dict) or "use" not in entry:
        return entry
    shared_file, part = shared.entry(folder, entry["use"])
    if part is None:
        message = f"« {entry['use']} » n’est pas dans {folder}/. Corrigez « use », ou écrivez ce fichier."
        raise ContentError(Problem(file, str(entry["use"]), "partage-inconnu", message))
    own = {key: value for key, value in entry.items() if key not in _OF_USE[folder]}
    targets = {"step": (NEXT, entry.get("next", "")), "end": (FINISH, entry.get("finish", ""))}
    filled = frozenset(() if "answers" in own else _open_answers(part))
    if folder == STEPS:
        _check_served(part, own, targets, file)
    place = f"{'étape' if folder == STEPS else 'fin'} {own.get('id', part['id'])}"
    uses.append(Use(file, place, shared_file, filled, frozenset(own)))
    return {**part, **_answered(part, targets), **own}


def _check_served(part: Entry, own: Entry, targets: Mapping[str, tuple[str, object]], file: str) -> None:
    answers = () if "answers" in own else part.get("answers", ())
    for key, (hole, target) in targets.items():
        if target and not any(answer.get(key) == hole for answer in answers):
            message = f"« {target} » ne sert à aucune réponse de cette étape partagée. Retirez-le."
            raise ContentError(Problem(file, f"étape {part['id']}", "suite-inutile", message))


def _answered(part: Entry, targets: Mapping[str, tuple[str, object]]) -> Entry:
    answers = part.get("answers")
    if answers is None:
        return {}
    return {"answers": [{**answer, **dict(_filled(answer, targets))} for answer in answers]}


def _filled(answer: Entry, targets: Mapping[str, tuple[str, object]]) -> Iterator[tuple[str, object]]:
    for key, (hole, target) in targets.items():
        if answer.get(key) == hole:
            yield key, target


def _open_answers(part: Entry) -> Iterator[str]:
    for answer in part.get("answers", ()):
        if answer.get("step") == NEXT or answer.get("end") == FINISH:
            yield answer["id"]


def _tree_of(path: Path, root: Path) -> Entry:
    tree = read_tree(path, root)
    return tree if isinstance(tree, dict) else {}


def _misnamed(file: str, name: str) -> Iterator[Problem]:
    if Path(file).stem != name:
        yield Problem(file, name, "nom-de-fichier", f"Le fichier porte un autre nom que « {name} ». Accordez-les.")
