"""One act while one disk fails, and what came of it: `python -m tests.faults.disk_cells`, told on its input.

Each line of the input is a cell (name of the act, fault, how many calls go through before); each line of the output
what came of it. What is expected of each: nothing but a refusal in three plain sentences, or the thing done and there;
nothing by halves; then, once the disk is mended and in the same program, the thing done; and a folder that is sound.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from mediateur.errors import MediateurError
from mediateur.store import files
from tests.faults.disk_acts import JOURNAL, Act, is_plain
from tests.faults.disk_acts_register import OLDER, REGISTERED
from tests.faults.disk_acts_training import TRAINING
from tests.faults.disk_acts_window import WINDOW
from tests.faults.disk_picture import LEFT, picture, unsound
from tests.faults.disk_shim import Fault, calls, failing

ACTS = {act.name: act for act in (*WINDOW, *JOURNAL, *REGISTERED, *TRAINING, *OLDER)}
DONE, REFUSED, UNMET = "fait", "refusé", "pas rencontré"
# What a refusal may name as its reason, and the faults of which it is true.
REASONS = {
    "plein": {Fault.FULL},
    "lecture seule": {Fault.READ_ONLY, Fault.DENIED},
    "introuvable": {Fault.GONE},
    "disparu": {Fault.GONE},
    "n’en a pas le droit": {Fault.DENIED},
    "réserver un fichier": {Fault.LOCKLESS},
    "un autre programme": set[Fault](),
    "porte le nom": set[Fault](),
    "abîmé": set[Fault](),
}


class Cell(NamedTuple):
    """What is tried: an act, a fault of its disk, and how many of the calls that it refuses go through before."""

    act: str
    fault: Fault
    after: int = 0


class Came(NamedTuple):
    """What came of it: done or refused, in which words, after how many refused calls, and what was wrong.

    An act that ended before the fault came is neither: it was not tried.
    """

    cell: Cell
    outcome: str
    told: str
    calls: int
    wrong: tuple[str, ...]


def run(cell: Cell, folder: Path, ready: dict[Callable[[Path], None], Path]) -> Came:
    """Try a cell in a folder, from what was prepared for acts of that kind."""
    act, root, met = ACTS[cell.act], folder / "essai", list[int]()
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(model(act, folder, ready), root)
    with act.opened(root) as program:
        refusal, wrong = judged(act, program, root, cell.fault, _counted(root / act.where, cell, met), picture(root))
    # What was begun goes, unless the disk refuses that too.
    wrong += unsound(root, begun=cell.fault in (Fault.FULL, Fault.SLOW, Fault.LOCKLESS))
    outcome = REFUSED if refusal is not None else UNMET if cell.after and met[0] <= cell.after else DONE
    return Came(cell, outcome, str(refusal or ""), met[0], tuple(wrong))


def model(act: Act, folder: Path, ready: dict[Callable[[Path], None], Path]) -> Path:
    """Return the folder in which what an act needs stands, made once for all that need the same."""
    if act.prepare not in ready:
        ready[act.prepare] = made = folder / f"modele-{len(ready)}"
        made.mkdir()
        act.prepare(made)
    return ready[act.prepare]


def judged(
    act: Act,
    program: Any,
    root: Path,
    fault: Fault,
    broken: AbstractContextManager[None],
    before: dict[str, Any],
) -> tuple[MediateurError | None, list[str]]:
    """Ask an act of a program while its disk is `broken`, then, where it was refused, again; return the refusal.

    With it, what was wrong: what is told, what changed of what was there `before`, what cannot be done any more.
    """
    wrong = list[str]()
    with broken:
        refusal = _refusal(act, program, root)
    if refusal is None:
        return None, [] if act.is_done(root) else ["dit fait, et ne l’est pas"]
    wrong += [] if is_plain(refusal) else ["n’est pas dit en trois phrases"]
    false = [reason for reason, of in REASONS.items() if reason in refusal.happened and fault not in of]
    wrong += [f"donne une autre raison : {refusal.happened}"] if false else []
    changed = _changed(before, picture(root)) if act.keeps else []
    wrong += [f"à moitié : {name}" for name in changed if not name.endswith(LEFT)]
    again = _refusal(act, program, root)
    wrong += [f"encore refusé une fois le disque revenu : {again}"] if again is not None else []
    wrong += [] if act.is_done(root) else ["ne se fait plus une fois le disque revenu"]
    return refusal, wrong


@contextmanager
def _counted(folder: Path, cell: Cell, met: list[int]) -> Iterator[None]:
    with failing(folder, cell.fault, cell.after):
        yield
        met.append(calls())


def _refusal(act: Act, program: Any, root: Path) -> MediateurError | None:
    try:
        act.ask(program, root)
    except MediateurError as error:
        return error
    return None


def _changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    names = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    return [name for name in names if not name.startswith(files.BACKUPS)]


def main() -> None:
    """Try each cell of the input, and say what came of it; past the end of an act, nothing is tried."""
    files.BUSY_SECONDS = 0.2
    ready: dict[Callable[[Path], None], Path] = {}
    ended = set[tuple[str, Fault]]()
    with tempfile.TemporaryDirectory(prefix="mediateur-disques-") as folder:
        for line in sys.stdin:
            act, fault, after = json.loads(line)
            cell = Cell(act, Fault(fault), after)
            try:
                came = Came(cell, UNMET, "", 0, ()) if cell[:2] in ended else run(cell, Path(folder), ready)
            except Exception:
                came = Came(cell, "panne", "", 0, (traceback.format_exc(),))
            if came.outcome == UNMET:
                ended.add(cell[:2])
            sys.stdout.write(json.dumps(came, ensure_ascii=False) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
