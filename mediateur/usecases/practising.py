"""What practice must not do: nothing that is done to learn leaves the window in which it is done."""

from __future__ import annotations

from typing import Any

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.settings import Settings
from mediateur.usecases.preferences import Preferences

FIGURES = french("Chiffres d'entraînement.")
FIGURES_APART = french(
    "Ils montrent ce que vous faites ici pour apprendre. Ils ne rejoignent ni le journal, ni les vrais chiffres, et "
    "rien n'en sort."
)


class PracticeError(MediateurError):
    """Something was asked that is not done in practice."""

    def __init__(self) -> None:
        super().__init__(
            french("Vous êtes en entraînement : rien n'en sort."),
            french("Votre journal n'est pas touché."),
            french("Quittez l'entraînement pour exporter, sauvegarder ou partager."),
        )


class PracticePreferences(Preferences):
    """The settings of this machine, of which no change is kept."""

    def change(self, **fields: Any) -> Settings:  # noqa: ANN401 - any field of Settings
        """Change some settings until the end of practice."""
        self._take(self._changed(fields))
        return self._current
