"""A process killed in the middle of its writes: all that was acknowledged is there, and nothing by halves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mediateur.store.opening import open_store
from tests.store.samples import ROOT, ask, draft, encounter

KILLS = 30
SCRIPT = """
import os, random, signal, sys, time
from pathlib import Path
from tests.store.samples import MORNING, draft, encounter
from mediateur.store.opening import open_store

def save_forever(folder, acknowledge, number):
    store = open_store(folder)
    while True:
        with store.begin() as work:
            work.drafts.put(draft(number))
            work.encounters.add(encounter(number), f"note {number}")
            work.drafts.delete(draft(number - 3).id)
            work.audit.append("ajout", MORNING, encounter(number).id)
            work.commit()
        os.write(acknowledge, b"%d\\n" % number)
        number += 1

folder, kills, chance, number = Path(sys.argv[1]), int(sys.argv[2]), random.Random(8), 1
for _ in range(kills):
    hear, acknowledge = os.pipe()
    child = os.fork()
    if not child:
        save_forever(folder, acknowledge, number)
    os.close(acknowledge)
    with os.fdopen(hear) as lines:
        for _ in range(chance.randint(1, 5)):
            print(acknowledged := int(next(lines)))
        time.sleep(chance.random() / 500)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for line in lines:
            print(acknowledged := int(line))
    store = open_store(folder)
    with store.begin() as work:
        kept = len(work.encounters.all())
    store.close()
    assert kept in (acknowledged, acknowledged + 1), (kept, acknowledged)
    number = kept + 1
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 et fork sont POSIX")
def test_what_was_acknowledged_outlives_kill_9(data_folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(data_folder), str(KILLS)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    acknowledged = [int(line) for line in done.stdout.split()]
    assert len(set(acknowledged)) == len(acknowledged) >= KILLS
    store = open_store(data_folder)
    store.check()
    with store.begin() as work:
        kept = work.encounters.all()
        last = len(kept)
        assert set(acknowledged) <= set(range(1, last + 1))
        assert kept == tuple(encounter(number) for number in range(last, 0, -1))
        assert work.drafts.all() == tuple(draft(number) for number in range(last, last - 3, -1))
        assert all(work.encounters.note(f"seance-{number}") == f"note {number}" for number in acknowledged)
    store.close()
    audited = ask(store.path, "SELECT record FROM audit ORDER BY seq")
    assert audited == [(f"seance-{number}",) for number in range(1, last + 1)]
