"""What libFuzzer is asked, and what its end is taken for: it runs itself only in the long proofs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile import guided
from tests.hostile.guided import Hunt


def test_words_become_a_dictionary_and_none_no_dictionary(tmp_path: Path) -> None:
    """Given an empty one, libFuzzer attacks nothing, and that was taken for a fault of the parser."""
    asked = guided.options(8, (b"", b'a\\"'), tmp_path)
    assert f"-dict={tmp_path / 'mots'}" in asked
    assert (tmp_path / "mots").read_text() == '"\\x61\\x5c\\x22"\n'
    assert not [word for word in guided.options(8, (b"",), tmp_path) if word.startswith("-dict")]


@pytest.mark.parametrize(
    ("status", "told", "hunt"),
    [
        (0, "Done 41 runs in 9 second(s)", Hunt("a", 41, 9)),
        (1, "#7\tNEW\nMemoryError", Hunt("a", 7, 0, "#7\tNEW\nMemoryError")),
        (77, "Done 41 runs in 9 second(s)", Hunt("a", 41, 9, "Done 41 runs in 9 second(s)")),
        (-9, "", Hunt("a", fault="enfant arrêté (-9)")),
    ],
)
def test_an_end_is_sound_only_when_it_was_said_to_be(status: int, told: str, hunt: Hunt) -> None:
    assert guided.read("a", status, told) == hunt
