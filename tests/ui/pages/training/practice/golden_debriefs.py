"""The golden texts of debriefs: what each says, in order, after a case played well and after one played badly.

`python -m tests.ui.pages.training.practice.golden_debriefs` writes them again after a case was changed on purpose.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def kept(case_id: str, *, well: bool) -> Path:
    """Return the file of a debrief."""
    return FOLDER / f"{case_id}-{'bien' if well else 'mal'}.txt"


def write() -> None:
    """Write every debrief again."""
    from PySide6.QtWidgets import QApplication

    from mediateur.paths import resources
    from mediateur.training.debrief import debrief
    from mediateur.ui.kit.theme import Theme
    from mediateur.ui.pages.training.practice.debrief import DebriefView
    from tests.training.practised import NAMES, played, staged
    from tests.ui.driving import words

    application = QApplication([])
    Theme.load(resources()).apply(application)
    FOLDER.mkdir(exist_ok=True)
    for case_id in NAMES:
        for well in (True, False):
            view, on = DebriefView(), staged(case_id)
            view.show_debrief(on.case.title, debrief(on, played(on, well=well)))
            view.show()
            kept(case_id, well=well).write_text(f"{words(view)}\n", encoding="utf-8")
            view.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    write()
