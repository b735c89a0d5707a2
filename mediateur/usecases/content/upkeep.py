"""What is said of the content in force: once it was checked, and when it is to be read again."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mediateur.content.review import due_month, is_past
from mediateur.content.text import french
from mediateur.journal.periods import months_in_words
from mediateur.usecases.content.packs import Checked
from mediateur.usecases.program.upkeep import Answer, Reminder

TOLD = {
    Checked.SOUND: "",
    Checked.PROVED_AGAIN: "",
    Checked.OUTRUN: french("Le contenu livré avec cette version de Médiateur est plus récent : il est en service."),
    Checked.MENDED: french("Des fichiers du contenu avaient changé sur ce poste : Médiateur les a remis en état."),
    Checked.LEFT: french(
        "Le contenu installé ne peut plus être prouvé, ou sa clé n'est plus crue : celui livré avec Médiateur a repris "
        "sa place."
    ),
}
SEE, FOUND = "Voir le contenu", "Un contenu plus récent existe : {version}."
CHECK_SITE = french(
    "Le site peut avoir changé : vérifiez avec la personne. Demandez un contenu plus récent à votre coordination."
)


class Reviewed(NamedTuple):
    """The month (YYYY-MM) before whose end a content is to be read again, if any, and whether it has ended."""

    month: str
    is_past: bool


class ReviewTold(NamedTuple):
    """The words for it: a sentence, and what to do once the month has ended."""

    title: str
    text: str
    is_past: bool


def reminders(checked: Checked, when: Reviewed, found: str = "") -> tuple[Reminder, ...]:
    """Return what Accueil says of a check, of a content that is past its review, and of a later one that was found."""
    said = told(checked)
    review = review_told(when)
    return (
        *((Reminder("info", said, "", SEE, Answer.CONTENT),) if said else ()),
        *((Reminder("info", french(FOUND.format(version=found)), "", SEE, Answer.CONTENT),) if found else ()),
        *((Reminder("warning", review.title, review.text, SEE, Answer.CONTENT),) if review.is_past else ()),
    )


def told(checked: Checked) -> str:
    """Return what to say of a check, empty when there is nothing."""
    return TOLD[checked]


def reviewed(verified: str, review: str, today: dt.date) -> Reviewed:
    """Return when something is to be read again, given the month of its newest source and what its content says."""
    month = due_month(verified, review)
    return Reviewed(month, is_past(month, today))


def review_told(when: Reviewed) -> ReviewTold:
    """Return what to say of it; nothing where no month is known."""
    if not when.month:
        return ReviewTold("", "", is_past=False)
    month = months_in_words((when.month,))
    if when.is_past:
        return ReviewTold(french(f"Les contenus sont à relire depuis fin {month}."), CHECK_SITE, is_past=True)
    return ReviewTold(french(f"À relire avant fin {month}."), "", is_past=False)
