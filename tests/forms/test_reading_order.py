"""What a reading aid says of a guide and of a sheet, in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.forms.variants import Variant
from tests.forms import reading
from tests.forms.conftest import Case

pytestmark = pytest.mark.needs_tool("pdfinfo")

FOOT = [
    "H2: Pour revenir",
    "P: Jour et heure :",
    "H2: Le site officiel",
    "Link: monespacesante.fr",
    "H2: Besoin d’aide ?",
    "P: France Services, salle 2",
    "P: ou le 34 22, prix d’un appel",
]
GUIDE = [
    "H1: Activer Mon espace santé",
    "P: C’est gratuit. Ce n’est pas obligatoire. Vous pouvez changer d’avis.",
    "P: Repère pour reprendre cette séance ici : K7M2",
    "H2: Ce qui est fait",
    "LBody: Préparer sa carte",
    "LBody: Ouvrir le site",
    "H2: Il vous faut",
    "LBody: Le code provisoire, reçu par e‑mail ou par courrier",
    "LBody: Le numéro de sécurité sociale",
    "LBody: Le numéro de série de la carte Vitale",
    "H2: Ce qui reste à faire",
    "Lbl: 1",
    "H3: Demandez un nouveau code",
    "P: Appelez le 34 22.",
    "P: Dites : « J’ai perdu mon code ».",
    "Lbl: 2",
    "H3: Tapez les trois éléments",
    "P: C’est vous qui tapez.",
    "P: Ne les donnez à personne.",
    "Lbl: 3",
    "H3: Faites votre choix",
    "P: Activer, ou dire non.",
    "P: Les deux sont possibles.",
    "Lbl: 4",
    "H3: Choisissez un mot de passe",
    "P: Le site vérifie d’abord votre identité : répondez <vous-même> & seul.",
    "Lbl: 5",
    "H3: Déconnectez-vous",
    "P: Cliquez sur « Se déconnecter ».",
    "P: Fermez la page.",
    *FOOT,
    "P: Dessins simplifiés, repères vus en 2022 : le site peut avoir changé.",
    "P: Sources les plus récentes : août 2026",
    "P: Édité en novembre 2026",
]
SHEET = [
    "H1: Préparer et revenir",
    "LBody: C’est gratuit.",
    "LBody: Ce n’est pas obligatoire.",
    "LBody: Vous pouvez changer d’avis.",
    "H2: Revenez avec ces éléments",
    "LBody: Le code provisoire, reçu par e‑mail ou par courrier",
    "LBody: Le numéro de sécurité sociale",
    "LBody: Le numéro de série de la carte Vitale",
    "P: Entourez ce qui vous manque.",
    "H2: Où lire le numéro de série",
    "H2: Où revenir",
    "P: France Services, salle 2",
    "P: Jour et heure :",
    "H2: Par téléphone",
    "P: Appelez le 34 22, du lundi au vendredi, à partir de 8 h 30.",
    "P: C’est le prix d’un appel.",
    "H2: Le site officiel",
    "Link: monespacesante.fr",
    "H2: Besoin d’aide ?",
    "P: Le 34 22, prix d’un appel",
    "P: Sources les plus récentes : août 2026",
    "P: Édité en novembre 2026",
]


def told(case: Case, folder: Path) -> list[str]:
    """Return what is told, but the words inside schematics, for which their alternative stands."""
    return [line.replace("\u00a0", " ") for line in reading.spoken(case.pdf, folder) if not line.startswith("Figure")]


def test_guide_in_progress(tmp_path: Path) -> None:
    assert told(Case("guide-en-cours", Variant.COURANT, False, "court"), tmp_path) == GUIDE


def test_sheet_in_the_easy_version(tmp_path: Path) -> None:
    assert told(Case("preparer", Variant.SIMPLIFIE, False, "court"), tmp_path) == SHEET


def test_the_order_is_the_same_in_large_print(tmp_path: Path) -> None:
    assert told(Case("guide-en-cours", Variant.GROS, True, "court"), tmp_path) == GUIDE
