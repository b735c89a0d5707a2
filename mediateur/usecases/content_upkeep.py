"""What is said of the content in force once it was checked, and of one that is past its review."""

from __future__ import annotations

from mediateur.content.text import french
from mediateur.usecases.content_packs import Checked

TOLD = {
    Checked.SOUND: "",
    Checked.PROVED_AGAIN: "",
    Checked.OUTRUN: french("Le contenu livré avec cette version de Médiateur est plus récent : il est en service."),
    Checked.MENDED: french("Des fichiers du contenu avaient changé sur ce poste : Médiateur les a remis en état."),
    Checked.LEFT: french(
        "Le contenu installé ne peut plus être prouvé, ou sa clé n'est plus crue : celui livré avec Médiateur a "
        "repris sa place."
    ),
}


def told(checked: Checked) -> str:
    """Return what to say of a check, empty when there is nothing."""
    return TOLD[checked]
