"""« Emporter sur une clé »: which documents, how, in which folder; then one written after the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mediateur.content.text import NBSP, french
from mediateur.forms.catalogue import SHELF_LABELS, FormInfo
from mediateur.forms.variants import VARIANT_LABELS, Variant
from mediateur.journal.encounter import Place
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.choices import CheckRow
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.surfaces import ProgressBar, Separator
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.printing.languages import LanguageBox
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.paper import kit
from mediateur.usecases.paper.habits import Habits
from mediateur.usecases.paper.printing import Printing

TITLE = "Emporter sur une clé"
WHY = french("Des documents vides, en PDF, dans le dossier que vous choisissez. Rien d'autre n'y est écrit.")
WRITE, STOP, CLOSE, WHERE = "Choisir le dossier et écrire", "Annuler", "Fermer", "Dossier où écrire les documents"
NONE_CHOSEN, STOPPING = "Cochez au moins un document.", "Arrêt après ce document…"
LACKS_VERSION = french("Un document qui ne l'a pas vient dans celle qu'il a.")
LACKS_LANGUAGE = french("Un document non traduit vient en français.")
WIDE, COLUMN = 820, 330


class ShelfBox(QWidget):
    """A shelf: a box for all of it, and one for each of its papers."""

    def __init__(self, label: str, forms: list[FormInfo], ticked: frozenset[str]) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.whole = CheckRow(f"Tout{NBSP}: {label}")
        self.boxes = {form.id: CheckRow(form.title, form.id in ticked) for form in forms}
        self._follow()
        column = Column(0, parent=self)
        column.addWidget(self.whole)
        papers = QWidget()
        columns = Columns(2, COLUMN, (20, 0), papers)
        for box in self.boxes.values():
            columns.addWidget(box)
            box.clicked.connect(self._follow)
        column.addWidget(papers)
        column.addWidget(Separator())
        self.whole.clicked.connect(self._tick_all)

    @Slot()
    def _tick_all(self) -> None:
        for box in self.boxes.values():
            box.setChecked(self.whole.isChecked())

    @Slot()
    def _follow(self) -> None:
        self.whole.setChecked(all(box.isChecked() for box in self.boxes.values()))


class StickDialog(Dialog):
    """The frequent papers are ticked. One document is made at a time; « Annuler » leaves what was written."""

    def __init__(
        self, window: QWidget, printing: Printing, forms: tuple[FormInfo, ...], habits: Habits, contact: Place | None
    ) -> None:
        super().__init__(window, TITLE, WHY, WIDE)
        self._printing, self._contact, self._forms, self._options = printing, contact, forms, habits.options
        self._work: Iterator[Path] | None = None
        self._done, self._count, self._folder, self._stopping = 0, 0, Path(), False
        ticked = frozenset(form.id for form in habits.frequent(forms))
        self.shelves = [
            ShelfBox(SHELF_LABELS[shelf], list(members), ticked)
            for shelf, members in groupby(forms, key=attrgetter("shelf"))
        ]
        self.versions = ComboBox([(variant, VARIANT_LABELS[variant]) for variant in Variant])
        self.versions.set_value(self._options.variant)
        self.languages = LanguageBox()
        self.languages.show_languages({language for form in forms for language in form.languages})
        self.trouble, self.progress = Trouble(), ProgressBar("Documents écrits")
        self.words = Text("", "courant", "text_body")
        self.stop, self.start = SecondaryButton(CLOSE), PrimaryButton(WRITE, "folder-open", "Ctrl Entrée")
        self._lay()

    @property
    def ticked(self) -> tuple[FormInfo, ...]:
        """The forms that are ticked, shelf by shelf."""
        wanted = {name for shelf in self.shelves for name, box in shelf.boxes.items() if box.isChecked()}
        return tuple(form for form in self._forms if form.id in wanted)

    def write_to(self, folder: Path) -> None:
        """Write what is ticked to a folder, one document after the other."""
        items = kit.plan(self.ticked, Variant(str(self.versions.value())), str(self.languages.value()))
        self._done, self._count, self._folder = 0, len(items), folder
        self._stopping = False
        self._work = kit.write(items, folder, self._printing, self._contact, colour=self._options.colour)
        self.trouble.forget()
        self._show_work(working=True)
        self._go_on()

    def close_dialog(self) -> None:
        """Stop after the document under way, and close."""
        self._work = None
        super().close_dialog()

    def _lay(self) -> None:
        how = QWidget()
        columns = Columns(2, COLUMN, (20, 8), how)
        columns.addWidget(FormRow("Version", self.versions, LACKS_VERSION))
        columns.addWidget(FormRow("Langue", self.languages, LACKS_LANGUAGE))
        self.body.addWidget(how)
        for shelf in self.shelves:
            self.body.addWidget(shelf)
        for part in (self.trouble, self.words, self.progress):
            self.notice.addWidget(part)
        self.footer_right.hold(self.stop)
        self.footer_right.hold(self.start)
        self.set_action(self.start)
        self.stop.clicked.connect(self._on_stop)
        self.start.clicked.connect(self._ask_folder)
        self._show_work(working=False)

    @Slot()
    def _ask_folder(self) -> None:
        if self._work is not None:
            return
        if not self.ticked:
            self.words.set_text(NONE_CHOSEN)
            self.words.show()
            announce(self, NONE_CHOSEN, assertive=True)
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self.window(), WHERE, documents)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_folder(self, chosen: str) -> None:
        self.write_to(Path(chosen))

    @Slot()
    def _on_stop(self) -> None:
        if self._work is None:
            self.close_dialog()
            return
        self._stopping = True
        self.words.set_text(STOPPING)

    def _go_on(self) -> None:
        """Make one more document in a job: the work can be stopped between two."""
        self._tell_progress()
        jobs.run(partial(_next, self._work), self._on_written, self._window)

    @Slot(object)
    def _on_written(self, outcome: jobs.Outcome) -> None:
        if isinstance(outcome.value, Path):
            self._done += 1
        if self._work is None:
            return
        if outcome.error is None and outcome.value is not None and not self._stopping:
            self._go_on()
            return
        self._work = None
        self._show_work(working=False)
        if outcome.succeeded(self.trouble.tell):
            self._end()

    def _end(self) -> None:
        if self._stopping:
            words = f"Arrêté. {_written(self._done, self._folder)}"
            self.words.set_text(words)
            self.words.show()
            announce(self, words)
        else:
            self.close_dialog()
            toast(self._window, _written(self._done, self._folder))

    def _tell_progress(self) -> None:
        number = min(self._done + 1, self._count)
        self.words.set_text(f"Préparation, document {number} sur {self._count}")
        self.progress.set_progress(self._done, self._count)

    def _show_work(self, *, working: bool) -> None:
        self.stop.set_label(STOP if working else CLOSE)
        self.words.setVisible(working)
        self.progress.setVisible(working)
        for part in (*self.shelves, self.versions, self.languages, self.start):
            part.setEnabled(not working)
        if working:
            self.stop.setFocus()


def _next(work: Iterator[Path] | None) -> Path | None:
    return None if work is None else next(work, None)


def _written(count: int, folder: Path) -> str:
    several = "s" if count > 1 else ""
    return f"{count}{NBSP}document{several} écrit{several} dans «{NBSP}{folder.name or folder}{NBSP}»."
