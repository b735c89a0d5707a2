"""A parser attacked under the guidance of its coverage, by atheris (libFuzzer), in a child whose memory is bounded.

`python -m tests.hostile.guided NAME SECONDS` instruments the modules of the program, hands the parser its seeds and
what becomes of them, and stops at the first fault. Only `tests.prove.fuzzing` runs it.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import resource
import subprocess
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import NamedTuple

from tests.bench import beside

ROOT = Path(__file__).resolve().parents[2]
MOST_MEMORY = 3 << 30
MOST_LENGTH = 20_000
SLOWEST = 20
_RUNS = re.compile(r"^Done (\d+) runs in (\d+) second", re.M)
_LAST = re.compile(r"^#(\d+)\t", re.M)


class Hunt(NamedTuple):
    """What came of a parser: how many files it was handed, in how many seconds, and what went wrong, if anything."""

    name: str
    runs: int = 0
    seconds: int = 0
    fault: str = ""


def hunt(name: str, seconds: int) -> Hunt:
    """Attack a parser for some seconds, in a child, and return what came of it."""
    command = [sys.executable, "-m", "tests.hostile.guided", name, str(seconds)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with TemporaryDirectory(prefix="mediateur-hostile-") as folder:
        environment["TMPDIR"] = folder
        done = subprocess.run(command, check=False, capture_output=True, env=environment, cwd=ROOT)
    told = done.stderr.decode(errors="replace")
    return read(name, done.returncode, told)


def read(name: str, status: int, told: str) -> Hunt:
    """Return what libFuzzer says at its end; `status` is that of its process."""
    if found := _RUNS.search(told):
        runs, seconds = int(found[1]), int(found[2])
    else:
        runs, seconds = int((_LAST.findall(told) or ["0"])[-1]), 0
    fault = "" if status == 0 and found else told[-3000:] or f"enfant arrêté ({status})"
    return Hunt(name, runs, seconds, fault)


def main() -> int:
    """Attack the parser that is named."""
    name, seconds = sys.argv[1:]
    if lacking := beside.missing("atheris"):
        print(json.dumps(lacking))
        return 2
    import atheris

    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    folder = Path(mkdtemp(prefix="attaque-"))  # in the folder that `hunt` removes
    corpus = folder / "graines"
    corpus.mkdir()
    with atheris.instrument_imports(include=["mediateur"]):
        from tests.hostile.parsers import BY_NAME
        from tests.hostile.table import Ground, attempt

        parser, ground = BY_NAME[name], Ground(folder / "terrain")
        # What is loaded late is followed too, and its loading is not taken for a file that lasts.
        for rank, seed in enumerate(parser.seeds()):
            (corpus / str(rank)).write_bytes(seed)
            with contextlib.redirect_stdout(None):
                attempt(parser, seed, ground)

    def one(data: bytes) -> None:
        with contextlib.redirect_stdout(None):
            attempt(parser, data, ground)

    atheris.Setup([sys.argv[0], *options(int(seconds), parser.words, folder), str(corpus)], one)
    atheris.Fuzz()
    return 0


def options(seconds: int, words: Iterable[bytes], folder: Path) -> list[str]:
    """Return the options of libFuzzer; it takes no dictionary without a word."""
    given = [f"-max_total_time={seconds}", f"-max_len={MOST_LENGTH}", f"-timeout={SLOWEST}", "-rss_limit_mb=0"]
    given.append(f"-artifact_prefix={folder}/")
    if told := "".join(f'"{_escaped(word)}"\n' for word in words if word):
        dictionary = folder / "mots"
        dictionary.write_text(told)
        given.append(f"-dict={dictionary}")
    return given


def _escaped(word: bytes) -> str:
    """Return bytes as a dictionary of libFuzzer writes them."""
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    raise SystemExit(main())
