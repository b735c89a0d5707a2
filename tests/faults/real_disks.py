"""Acts on real disks of this machine that are full, pulled out or read-only: small ones in memory, mounted for that.

`python -m tests.faults.real_disks`, as root and in a mount namespace of its own (`tried` sees to it), tells a line of
JSON a trial. What is expected is what `disk_cells` expects. A disk that is pulled out goes with its folder; what the
program holds open of it lives on, as when a disk is unmounted under it.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from mediateur.store import files
from tests.faults.disk_acts import Act
from tests.faults.disk_cells import ACTS, DONE, REFUSED, judged, model
from tests.faults.disk_picture import picture, unsound
from tests.faults.disk_shim import Fault
from tests.faults.operations import DATA, OUT, SOURCE
from tests.store.samples import ROOT

SIZE, FOLDERS = "24m", (DATA, SOURCE, OUT)
_DAC_OVERRIDE = 0b110  # and to read what may not be read
APART = ("unshare", "--mount", "--propagation", "private")
# Of these, the program opens while the disk is read-only: the others write before they are asked.
ON_READ_ONLY = (
    "corriger (disque des données)",
    "supprimer (disque des données)",
    "importer un tableau (disque des données)",
    "sauvegarder (disque des données)",
    "régler (disque des données)",
    "exporter (disque où l’on écrit)",
    "commencer un quiz (disque des données)",
    "mettre à jour le journal v5 (disque des données)",
    "mettre à jour le registre v1 (disque des données)",
)


class Trial(NamedTuple):
    """An act on a real disk, and how that disk is."""

    act: str
    fault: Fault


class Seen(NamedTuple):
    """What came of a trial: done or refused, in which words, what was wrong."""

    trial: Trial
    outcome: str
    told: str
    wrong: tuple[str, ...]


def why_not() -> str:
    """Return why real disks cannot be tried on this machine, in French; empty when they can."""
    if sys.platform != "linux" or os.geteuid() or shutil.which("unshare") is None:
        return "il faut Linux, être root et la commande unshare"
    done = subprocess.run([*APART, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
    return "ce poste refuse de monter un disque" if done.returncode else ""


def trials() -> tuple[Trial, ...]:
    """Return every trial."""
    return (
        *(Trial(act, fault) for act in ACTS for fault in (Fault.FULL, Fault.GONE)),
        *(Trial(act, Fault.READ_ONLY) for act in ON_READ_ONLY),
    )


def tried(wanted: Sequence[Trial]) -> list[Seen]:
    """Try them in a process that alone sees the disks; return what came. subprocess.CalledProcessError if it falls."""
    asked = "".join(f"{json.dumps(trial, ensure_ascii=False)}\n" for trial in wanted)
    words = [*APART, sys.executable, "-m", "tests.faults.real_disks"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, input=asked, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT, env=environment)
    lines = map(json.loads, done.stdout.splitlines())
    return [Seen(Trial(act, Fault(fault)), outcome, told, tuple(wrong)) for (act, fault), outcome, told, wrong in lines]


def _obey_permissions() -> None:
    """Have this process, though root, obey the permissions of its own folders: what it runs to mount does not."""
    header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.capget(header, sets):
        raise OSError(ctypes.get_errno(), "capget")
    sets[0] &= ~_DAC_OVERRIDE
    if libc.capset(header, sets):
        raise OSError(ctypes.get_errno(), "capset")


def _mount(*words: str | Path) -> None:
    subprocess.run(["mount", *map(str, words)], check=True)


def _umount(*words: str | Path) -> None:
    subprocess.run(["umount", *map(str, words)], check=True)


@contextmanager
def _disk(folder: Path, origin: Path) -> Iterator[tuple[Path, Path]]:
    """Give a small disk that holds a copy of `origin`, and a folder whose parts are on it."""
    disk, root = folder / "disque", folder / "essai"
    disk.mkdir(exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", disk)
    try:
        shutil.copytree(origin, disk, dirs_exist_ok=True)
        for name in FOLDERS:
            (root / name).mkdir(parents=True, exist_ok=True)
            _mount("--bind", disk / name, root / name)
        yield disk, root
    finally:
        for name in FOLDERS:
            with suppress(subprocess.CalledProcessError):
                _umount("-l", root / name)
        _umount("-l", disk)


@contextmanager
def _full(disk: Path) -> Iterator[None]:
    """Fill a disk while the block lasts."""
    filler = disk / "remplissage"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def _pulled(disk: Path, folder: Path) -> Iterator[None]:
    """Take a folder away with its disk while the block lasts, whoever uses it."""
    _umount("-l", folder)
    folder.rmdir()
    folder.parent.chmod(0o500)  # as where a system puts its sticks
    try:
        yield
    finally:
        folder.parent.chmod(0o700)
        folder.mkdir()
        _mount("--bind", disk / folder.name, folder)


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    _mount("-o", "remount,bind,ro", folder)
    try:
        yield
    finally:
        _mount("-o", "remount,bind,rw", folder)


def run(trial: Trial, folder: Path, ready: dict[Callable[[Path], None], Path]) -> Seen:
    """Try an act on a real disk, in a folder."""
    act = ACTS[trial.act]
    with _disk(folder, model(act, folder, ready)) as (disk, root):
        place = root / act.where
        if trial.fault is Fault.READ_ONLY:
            return _opened_on_read_only(trial, act, root)
        broken = _full(disk) if trial.fault is Fault.FULL else _pulled(disk, place)
        with act.opened(root) as program:
            refusal, wrong = judged(act, program, root, trial.fault, broken, picture(root))
        wrong += unsound(root, begun=trial.fault is Fault.FULL)
        return Seen(trial, DONE if refusal is None else REFUSED, str(refusal or ""), tuple(wrong))


def _opened_on_read_only(trial: Trial, act: Act, root: Path) -> Seen:
    """Open the program on a disk that nobody may write to, ask, then make the disk one that may be written to."""
    before, read_only = picture(root), ExitStack()
    read_only.enter_context(_read_only(root / act.where))
    with read_only, act.opened(root) as program:
        refusal, wrong = judged(act, program, root, trial.fault, read_only, before)
    wrong += unsound(root)
    return Seen(trial, DONE if refusal is None else REFUSED, str(refusal or ""), tuple(wrong))


def main() -> None:
    """Try each trial of the input, and say what came of it."""
    files.BUSY_SECONDS = 0.2
    _obey_permissions()
    ready: dict[Callable[[Path], None], Path] = {}
    with tempfile.TemporaryDirectory(prefix="mediateur-vrais-disques-") as folder:
        for line in sys.stdin:
            act, fault = json.loads(line)
            trial = Trial(act, Fault(fault))
            try:
                seen = run(trial, Path(folder), ready)
            except Exception:
                seen = Seen(trial, "panne", "", (traceback.format_exc(),))
            sys.stdout.write(json.dumps(seen, ensure_ascii=False) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
