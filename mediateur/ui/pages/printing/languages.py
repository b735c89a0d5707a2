"""The language of a paper: those that it has, and why it does not come in the others."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import Qt

from mediateur.content.translations import LANGUAGES, UNDRAWABLE
from mediateur.ui.kit.fields import ComboBox

if TYPE_CHECKING:
    from PySide6.QtGui import QStandardItemModel

UNTRANSLATED = "pas traduit"
# The long reason of UNDRAWABLE in two words, since a list that drops down is narrow.
_SHORT = {"ar": "écriture liée", "fa": "écriture liée", "ps": "écriture liée"}
_NO_LETTERS = "lettres absentes"


class Offer(NamedTuple):
    """A language of the list: its code, its words, why it cannot be chosen (nothing when it can)."""

    code: str
    label: str
    reason: str = ""


def offers(languages: Collection[str]) -> tuple[Offer, ...]:
    """Return every language known, those of a paper first; the others say why not."""
    there = [Offer(one.code, _capital(one.name)) for one in LANGUAGES if one.code in languages]
    missing = [
        Offer(one.code, f"Pas encore en {one.name} ({UNTRANSLATED})", UNTRANSLATED)
        for one in LANGUAGES
        if one.code not in languages
    ]
    unknown = [
        Offer(code, f"Pas encore en {name} ({_SHORT.get(code, _NO_LETTERS)})", reason)
        for code, (name, reason) in UNDRAWABLE.items()
    ]
    return (*there, *missing, *unknown)


class LanguageBox(ComboBox):
    """The languages in a list that drops down; those that a paper lacks are there, and cannot be chosen."""

    def show_languages(self, languages: Collection[str]) -> None:
        """Offer the languages of a paper; the one chosen stays chosen where the paper has it."""
        before, shown = self.value(), offers(languages)
        if [self.itemText(number) for number in range(self.count())] != [one.label for one in shown]:
            self.set_options([(one.code, one.label) for one in shown])
            disable(self, {number: one.reason for number, one in enumerate(shown) if one.reason})
            if before in languages:
                self.set_value(before)


def disable(box: ComboBox, reasons: dict[int, str]) -> None:
    """Make entries of a list impossible to choose, each with its reason."""
    model = cast("QStandardItemModel", box.model())
    for number, reason in reasons.items():
        item = model.item(number)
        item.setEnabled(False)
        item.setToolTip(_capital(reason))
        item.setData(f"{item.text()}. {_capital(reason)}", Qt.ItemDataRole.AccessibleTextRole)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
