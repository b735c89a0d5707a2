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
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from mediateur.errors import MediateurError
from mediateur.store import files
from tests.faults.disk_acts import JOURNAL, Act, is_plain
from tests.faults.disk_acts_register import OLDER, REGISTERED
from tests.faults.disk_acts_window import WINDOW
from tests.faults.disk_picture import LEFT, picture, unsound
from tests.faults.disk_shim import Fault, calls, failing
from tests.faults.operations import DATA, OUT, SOURCE

ACTS = {act.name: act for act in (*WINDOW, *JOURNAL, *REGISTERED, *OLDER)}
DONE, REFUSED = "fait", "refusé"


class Cell(NamedTuple):
    """What is tried: an act, a fault of its disk, and how many of the calls that it refuses go through before."""

    act: str
    fault: Fault
    after: int = 0


class Came(NamedTuple):
    """What came of it: done or refused, in which words, after how many refused calls, and what was wrong."""

    cell: Cell
    outcome: str
    told: str
    calls: int
    wrong: tuple[str, ...]


def run(cell: Cell, folder: Path, ready: dict[Callable[[Path], None], Path]) -> Came:
    """Try a cell in a folder, from what was prepared for acts of that kind."""
    act, root, wrong = ACTS[cell.act], folder / "essai", list[str]()
    if act.prepare not in ready:
        ready[act.prepare] = made = folder / f"modele-{len(ready)}"
        for name in (DATA, SOURCE, OUT):
            (made / name).parent.mkdir(exist_ok=True)
        act.prepare(made)
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(ready[act.prepare], root)
    refusal: MediateurError | None = None
    with act.opened(root) as program:
        before = picture(root)
        with failing(root / act.where, cell.fault, cell.after):
            refusal = _refusal(act, program, root)
            met = calls()
        if refusal is None:
            wrong += [] if act.is_done(root) else ["dit fait, et ne l’est pas"]
        else:
            wrong += [] if is_plain(refusal) else ["n’est pas dit en trois phrases"]
            changed = _changed(before, picture(root)) if act.keeps else []
            wrong += [f"à moitié : {name}" for name in changed if not name.endswith(LEFT)]
            again = _refusal(act, program, root)
            wrong += [f"encore refusé une fois le disque revenu : {again}"] if again is not None else []
            wrong += [] if act.is_done(root) else ["ne se fait plus une fois le disque revenu"]
    # What was begun goes, unless the disk refuses that too.
    wrong += unsound(root, begun=cell.fault in (Fault.FULL, Fault.SLOW, Fault.LOCKLESS))
    return Came(cell, DONE if refusal is None else REFUSED, str(refusal or ""), met, tuple(wrong))


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
    """Try each cell of the input, and say what came of it."""
    files.BUSY_SECONDS = 0.2
    ready: dict[Callable[[Path], None], Path] = {}
    with tempfile.TemporaryDirectory(prefix="mediateur-disques-") as folder:
        for line in sys.stdin:
            act, fault, after = json.loads(line)
            cell = Cell(act, Fault(fault), after)
            try:
                came = run(cell, Path(folder), ready)
            except Exception:
                came = Came(cell, "panne", "", 0, (traceback.format_exc(),))
            sys.stdout.write(json.dumps(came, ensure_ascii=False) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
