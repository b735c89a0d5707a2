"""Réglages: all that an administrator fixed for this machine, where there is anything."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.policy import LEAST_THRESHOLD, Policy
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.settings.display_form import THEME_LABELS
from mediateur.ui.pages.shared.icon_lines import IconLines

TITLE = french("Fixé par votre administrateur")
WHO = french(
    "Ces règles viennent d'un fichier que seul l'administrateur de ce poste peut écrire. Elles ne se changent pas ici. "
    "Pour en parler, adressez-vous à la personne qui a installé Médiateur."
)
HARMLESS = french("Rien n'est perdu. Dites-le à la personne qui a installé Médiateur.")


class RulesSection(QWidget):
    """The rules in force, one sentence each."""

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        column = Column(14, parent=self)
        if policy.notice is not None:
            column.addWidget(Message("warning", policy.notice.happened, HARMLESS))
        panel = Panel("surface")
        panel.body.addWidget(heading(TITLE, 2))
        panel.body.addWidget(Text(WHO))
        panel.body.addWidget(IconLines(map(french, in_words(policy)), "lock", "text_muted"))
        column.addWidget(panel)


def in_words(policy: Policy) -> Iterator[str]:
    """Yield what a policy fixes; never what a proxy asks to be let through with."""
    yield from _kept(policy)
    yield from _network(policy)
    if policy.theme or policy.scale:
        first = [f"couleurs {THEME_LABELS[policy.theme].lower()}"] if policy.theme else []
        first += [f"texte à {policy.scale} %"] if policy.scale else []
        yield f"Au premier démarrage : {', '.join(first)}. Vous pouvez en changer."


def _kept(policy: Policy) -> Iterator[str]:
    if policy.places:
        yield f"Lieux d'accueil : {', '.join(place.nom for place in policy.places)}."
    if policy.retention_most:
        yield f"Détails des séances : gardés {policy.retention_most} mois au plus."
    if policy.no_notes:
        yield "Notes : désactivées."
    if policy.register_most:
        yield f"Fiches du registre des médiateurs : gardées {policy.register_most} mois au plus."
    if policy.note_days_most:
        yield f"Notes : gardées {policy.note_days_most} jours au plus."
    if policy.backup_folder:
        yield f"Dossier des sauvegardes : {policy.backup_folder}"
    if policy.threshold > LEAST_THRESHOLD:
        yield f"Chiffres partagés : aucun nombre de 1 à {policy.threshold - 1} personnes n'est montré."


def _network(policy: Policy) -> Iterator[str]:
    if policy.no_update_check:
        yield "Médiateur ne demande pas s'il existe une version plus récente."
    elif policy.update_address:
        yield f"La version la plus récente se demande à {urlsplit(policy.update_address).hostname}."
    if policy.proxy:
        yield f"Accès à internet par {urlsplit(policy.proxy).hostname}."
