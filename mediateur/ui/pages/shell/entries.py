"""The entries of the navigation, and what pages are called that have none."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """An entry of the navigation."""

    name: str
    label: str
    icon: str
    key: str = ""


ENTRIES: tuple[Entry, ...] = (
    Entry("accueil", "Accueil", "house"),
    Entry("parcours", "Parcours", "route"),
    Entry("droits", "Droits", "shield-check"),
    Entry("imprimer", "Imprimer", "printer"),
    Entry("atelier", "Atelier collectif", "users"),
    Entry("journal", "Journal", "notebook-tabs"),
    Entry("tableau", "Tableau de bord", "chart-column"),
    Entry("formation", "Formation", "graduation-cap"),
)
# Of a coordinator only, once joined: see `Shell.offer_network`.
NETWORK = Entry("reseau", "Réseau", "share-2")
# Pages without an entry, and the entry that leads to them.
UNDER = {"a-recopier": "journal", "attestation": "formation"}
OTHERS = {
    "a-recopier": "À recopier",
    "attestation": "Vérifier une attestation",
    "panne": "Le journal ne s’ouvre pas",
    NETWORK.name: NETWORK.label,
}
FOOT: tuple[Entry, ...] = (Entry("reglages", "Réglages", "settings"), Entry("aide", "Aide", "circle-help", "F1"))


def label_of(name: str) -> str:
    """Return what a page is called: its entry, or its own title where it has none."""
    return OTHERS.get(name) or next((entry.label for entry in (*ENTRIES, *FOOT) if entry.name == name), name)
