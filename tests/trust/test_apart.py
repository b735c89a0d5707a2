"""Foreign files read by another process: what it costs, what it may say, how it ends, and what it never loads."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.trust import READER, apart, bounds, reader, scanning
from mediateur.trust.apart import CostlyError, Reading, StoppedError, texts_of
from mediateur.trust.bounds import Bounds
from mediateur.trust.scanning import NeitherError, TooLargeError
from mediateur.trust.windows_job import Limits, limits_of
from tests.hostile.bombs import GREEDY
from tests.trust.samples import CODE
from tests.trust.test_scanning import picture, saved

ROOT = Path(__file__).resolve().parents[2]
LONG = "import time; time.sleep(3600)"
WRITES = "import sys; sys.stdin.buffer.read()\nwhile True: sys.stdout.buffer.write(b'a' * 65536)"


def played_by(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Have another program answer in the place of the reader."""
    monkeypatch.setattr(apart, "command", lambda _: (sys.executable, "-c", program))


def once_begun(monkeypatch: pytest.MonkeyPatch, do: Callable[[subprocess.Popen[bytes]], object]) -> None:
    """Have something done to the other process while it is waited for, from another thread."""
    exchanged = apart._exchanged

    def begun(other: subprocess.Popen[bytes], data: bytes) -> bytes:
        threading.Thread(target=do, args=(other,)).start()
        return exchanged(other, data)

    monkeypatch.setattr(apart, "_exchanged", begun)


@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_a_code_is_read_by_the_other_process(kind: str) -> None:
    assert Reading().read(saved(picture(), kind)) == (CODE,)


def test_a_code_is_read_wherever_the_program_was_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder of the same name, where the program was started, is not taken for it."""
    (tmp_path / "mediateur").mkdir()
    (tmp_path / "mediateur" / "__main__.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert Reading().read(saved(picture(), "PNG")) == (CODE,)


def test_its_refusals_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NeitherError):
        Reading().read(b"<svg/>")
    played_by(monkeypatch, f"raise SystemExit({reader.TOO_LARGE})")
    with pytest.raises(TooLargeError):
        Reading().read(b"a")
    monkeypatch.setattr(apart, "_started", lambda _: pytest.fail("started"))
    with pytest.raises(TooLargeError):
        Reading().read(bytes(scanning.MOST_BYTES + 1))


@pytest.mark.parametrize("name", GREEDY)
def test_a_pdf_that_takes_without_end_is_given_up(name: str) -> None:
    data = GREEDY[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(CostlyError):
        Reading().read(data)
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    there = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert here < 64 << 10
    assert there <= apart.BOUNDS.memory << 10


LIMITED = """
import os, sys, time
from mediateur.trust import bounds
bounds.CLOCK = {}
bounds.bound_this_process(bounds.Bounds(300, 1))
{}
"""
TAKES = {
    "memory": (1000, "try:\n    bytearray(400 << 20)\nexcept MemoryError:\n    sys.exit(7)", 7),
    "processor": (1000, "while True: pass", -signal.SIGKILL),
    "the clock": (1, "time.sleep(60)", 1),
    "a file": (
        1000,
        "try:\n    os.write(os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY), b'a')\nexcept OSError:\n    sys.exit(7)",
        7,
    ),
}


@pytest.mark.parametrize("what", TAKES)
def test_what_a_process_may_take_is_bounded_by_the_system(what: str, tmp_path: Path) -> None:
    clock, program, ended = TAKES[what]
    words = [sys.executable, "-c", LIMITED.format(clock, program), str(tmp_path / "file")]
    assert subprocess.run(words, cwd=ROOT, check=False, stderr=subprocess.DEVNULL).returncode == ended


def test_a_limit_that_is_lower_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (5, 10))
    monkeypatch.setattr(resource, "setrlimit", lambda _, most: kept.append(most))
    bounds._limit(resource.RLIMIT_AS, 300)
    bounds._limit(resource.RLIMIT_AS, 3)
    assert kept == [(10, 10), (3, 3)]


def test_windows_is_asked_for_the_same_bounds() -> None:
    """A JOBOBJECT_EXTENDED_LIMIT_INFORMATION of 64 bits has 144 bytes; the kernel refuses any other size."""
    import ctypes

    limits = limits_of(Bounds(1024, 20))
    assert ctypes.sizeof(Limits) == 144
    assert (Limits.process_memory.offset, Limits.io.offset) == (112, 64)
    assert (limits.process_memory, limits.basic.process_time, limits.basic.active_processes) == (
        1 << 30,
        200_000_000,
        1,
    )


def test_a_process_that_no_longer_answers_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    played_by(monkeypatch, LONG)
    monkeypatch.setattr(apart, "GRACE", 0)
    with pytest.raises(CostlyError):
        Reading(Bounds(1024, 0)).read(b"a" * (1 << 20))


def test_a_process_that_falls_or_is_ended_by_somebody_else_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    played_by(monkeypatch, LONG)
    once_begun(monkeypatch, lambda other: os.kill(other.pid, signal.SIGKILL))
    with pytest.raises(CostlyError):
        Reading().read(b"a")


def test_a_process_that_says_too_much_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    played_by(monkeypatch, WRITES)
    with pytest.raises(CostlyError):
        Reading().read(b"a")


def test_a_process_that_leaves_before_it_has_read_all_is_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    played_by(monkeypatch, "print('[\"a\"]')")
    assert Reading().read(bytes(scanning.MOST_BYTES)) == ("a",)


@pytest.mark.parametrize(
    "answer",
    [
        *(b"", b"[", b"{}", b'"a"', b"[1]", b"[null]", b"\xff", b"[" * 100_000, b'["a"] ["b"]', b'["\xff"]'),
        *(b'["' + b"a" * (scanning.MOST_TEXT + 1) + b'"]', b"[" + b'"",' * scanning.MOST_CODES + b'""]'),
    ],
)
def test_nothing_but_a_short_list_of_texts_is_taken(answer: bytes) -> None:
    with pytest.raises(CostlyError):
        texts_of(answer)


def test_all_that_it_may_say_fits() -> None:
    texts = ("\u00e9" * scanning.MOST_TEXT,) * scanning.MOST_CODES
    answer = str(list(texts)).replace("'", '"').replace("é", "\\u00e9").encode()
    assert len(answer) <= apart.MOST_ANSWER
    assert texts_of(answer) == texts


def test_a_reading_is_stopped_from_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    played_by(monkeypatch, LONG)
    reading = Reading()
    once_begun(monkeypatch, lambda _: reading.stop())
    with pytest.raises(StoppedError):
        reading.read(b"a")
    reading.stop()


def test_a_reading_that_was_stopped_before_it_began_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_started", lambda _: pytest.fail("started"))
    reading = Reading()
    reading.stop()
    with pytest.raises(StoppedError):
        reading.read(b"a")


def test_where_no_process_starts_one_is_told_in_three_sentences(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "absent"))
    with pytest.raises(MediateurError) as told:
        Reading().read(b"a")
    assert all((told.value.happened, told.value.safe, told.value.remedy))


@pytest.mark.parametrize(
    ("executable", "words"),
    [
        ("/usr/lib/mediateur/mediateur", 4),
        ("C:/Users/A/Mediateur/mediateur.exe", 4),
        ("E:/Mediateur/mediateur.com", 4),
        ("/opt/essai/bin/python", 6),
        ("/usr/bin/python3.11", 6),
        ("C:/Python311/pythonw.exe", 6),
    ],
)
def test_an_installed_program_is_its_own_executable(
    executable: str, words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    command = apart.command(Bounds(10, 3))
    assert (command[0], command[-3:], len(command)) == (executable, (READER, "10", "3"), words)


def test_the_other_process_loads_neither_window_nor_journal() -> None:
    words = [sys.executable, "-X", "importtime", "-m", "mediateur", READER, "1024", "20"]
    done = subprocess.run(words, input=saved(picture(), "PDF"), capture_output=True, check=True, cwd=ROOT)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert {"pypdfium2", "zxingcpp"} <= loaded
    strange = ("PySide6", "sqlalchemy", "sqlite3", "keyring", "cryptography", "mediateur.app", "mediateur.ui")
    assert not [name for name in loaded if name.startswith(strange)]


@pytest.mark.parametrize("words", [[], ["a", "b"], ["1"], ["1", "2", "3"]])
def test_it_is_asked_for_with_its_bounds_or_not_at_all(words: list[str]) -> None:
    assert reader.main(words) == reader.WRONG_USE
