"""What the settings of this machine write in the fields of papers about what it keeps."""

from __future__ import annotations

from collections.abc import Mapping

from mediateur.content.text import french
from mediateur.journal.encounter import Place
from mediateur.settings import Settings

# The papers on what is kept, which also say with whom it is shared.
ABOUT_KEEPING = frozenset({"registre-traitement", "notice-information", "notice-dsi"})


def own_words(settings: Settings, place: Place | None) -> Mapping[str, str]:
    """Return the words of fields, by id; who is responsible, which no setting tells, stays to be written."""
    copies = (
        "dans un autre dossier, choisi dans les réglages" if settings.backup_folder else "dans le dossier des données"
    )
    words = {
        "duree-details": f"{settings.retention_months} mois",
        "duree-notes": f"{settings.note_days} jours" if settings.notes else "aucune : elles sont désactivées",
        "sauvegardes": f"une par jour, {copies}",
        "lieu-accueil": ", ".join(part for part in (place.name, place.address) if part) if place else "",
    }
    return {field: french(text) for field, text in words.items() if text}
