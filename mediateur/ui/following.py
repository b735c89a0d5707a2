"""What « Suivre » asks of the window: lists in and out, attestations signed, results. Each is made when asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from mediateur.ui.attesting import Attesting
    from mediateur.ui.errands import Errands
    from mediateur.ui.exchanging import RegisterExchange
    from mediateur.ui.pages.training.following.panel import FollowPart
    from mediateur.ui.result_sheets import ResultSheets


class Following(QObject):
    """Serves one part; it goes with it."""

    def __init__(self, window: Errands, part: FollowPart) -> None:
        super().__init__(part)
        self._window, self._part = window, part
        part.undo = self.undo
        for asked, act in (
            (part.import_asked, self._bring_in),
            (part.export_asked, self._export),
            (part.hand_over_asked, self._hand_over),
            (part.sheet_asked, self._print_sheet),
            (part.save_asked, self._save_access),
            (part.print_asked, self._print),
            (part.key_asked, self._show_key),
            (part.writing_asked, self._write_all),
            (part.results_asked, self._ask_results),
        ):
            asked.connect(act)

    @cached_property
    def exchange(self) -> RegisterExchange:
        """What comes into the register, and leaves it."""
        from mediateur.ui.exchanging import RegisterExchange

        made = RegisterExchange(self._window)
        made.changed.connect(self._part.refresh)
        made.failed.connect(self._part.trouble.tell)
        return made

    @cached_property
    def attesting(self) -> Attesting:
        """What is signed."""
        from mediateur.ui.attesting import Attesting

        made = Attesting(self._window, self._window.app.attesting)
        made.failed.connect(self._part.trouble.tell)
        return made

    @cached_property
    def sheets(self) -> ResultSheets:
        """Results of quizzes passed elsewhere."""
        from mediateur.ui.result_sheets import ResultSheets

        made = ResultSheets(self._window)
        made.kept.connect(self._part.acts.tell_done)
        made.failed.connect(self._part.person.sheet_trouble.tell)
        return made

    def undo(self) -> bool:
        """Undo the last import of a list; False where there is none."""
        return "exchange" in self.__dict__ and self.exchange.undo()

    @Slot()
    def _bring_in(self) -> None:
        self.exchange.bring_in()

    @Slot()
    def _export(self) -> None:
        self.exchange.export()

    @Slot()
    def _hand_over(self) -> None:
        self.exchange.hand_over()

    @Slot(str)
    def _print_sheet(self, session_id: str) -> None:
        self.exchange.print_sheet(session_id)

    @Slot(str)
    def _save_access(self, text: str) -> None:
        self.exchange.save_access(text)

    @Slot(str)
    def _print(self, number: str) -> None:
        self.attesting.print(number)

    @Slot()
    def _show_key(self) -> None:
        self.attesting.show_key()

    @Slot()
    def _write_all(self) -> None:
        self.attesting.write_all()

    @Slot(str, str)
    def _ask_results(self, person: str, name: str) -> None:
        self.sheets.ask(person, name)
