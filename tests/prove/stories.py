"""A thousand stories of a department on a simulated network, against the real journal, outbox and consolidation."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from mediateur.store.opening import open_store
from tests.network.stories import Story, faults, figures

STORIES, STEPS = 1000, 60


def prove(stories: int = STORIES) -> bool:
    """Tell the stories, and return whether each ended by saying what was counted."""
    bad, met, requests, kept = 0, Counter[str](), 0, 0
    with tempfile.TemporaryDirectory(prefix="mediateur-preuve-") as root:
        open_store(Path(root), "journal.sqlite").close()
        for seed in range(stories):
            with tempfile.TemporaryDirectory(dir=root) as folder:
                story = Story(seed, Path(folder), Path(root) / "journal.sqlite")
                story.tell(STEPS)
                story.end()
                found = faults(story) + figures(story)
                story.close()
            met.update(fate.name for fate in story.fates.seen)
            requests += len(story.server.heard)
            kept += sum(sent.kept for post in story.posts for sent in post.goes)
            bad += bool(found)
            for fault in found:
                print(f"réseau, histoire {seed} : {fault}", file=sys.stderr)
    print(f"réseau : {stories} histoires, {requests} demandes reçues, {kept} envois gardés, {bad} fautive(s)")
    print("réseau, histoires où est arrivé : " + ", ".join(f"{name} {count}" for name, count in sorted(met.items())))
    return not bad
