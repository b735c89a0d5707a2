"""Two threads that make values of one type at the same time, the first time that it is seen."""

from __future__ import annotations

import subprocess
import sys

ROUNDS = 60
# A type of its own each round, given to three threads at once, which take turns as often as they can.
TOGETHER = f"""
import sys, threading, msgspec
from mediateur.content import shaping
sys.setswitchinterval(1e-6)
for _ in range({ROUNDS}):
    leaf = msgspec.defstruct("Leaf", [(f"f{{i}}", "int") for i in range(12)])
    top = msgspec.defstruct("Top", [(f"g{{i}}", tuple[leaf, ...]) for i in range(6)])
    raw = {{f"g{{i}}": [{{f"f{{j}}": 1 for j in range(12)}}] for i in range(6)}}
    data, gate, made = msgspec.json.encode(raw), threading.Barrier(3), []
    makers = (lambda: shaping.converted(raw, top), lambda: shaping.decoded(data, top),
              lambda: shaping.decoder_of(top).decode(data))
    threads = [threading.Thread(target=lambda make=make: (gate.wait(), made.append(make()))) for make in makers]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    assert len(made) == 3 and made[0] == made[1] == made[2]
"""


def test_threads_may_learn_a_type_together() -> None:
    """In a process of its own, which falls where they may not."""
    done = subprocess.run([sys.executable, "-c", TOGETHER], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
