"""The long proofs of `make prove`: what `make test` proves of some, proved of all. Exit status 1 when one fails."""

from __future__ import annotations

import sys

from tests.prove import accessibility, days, disks, fuzzing, kills, papers, report, servers, soak, stories, suite
from tests.prove.report import Part

# One line a proof: the word that asks for it, its title in docs/preuves.md, and what runs it (prints French lines).
PARTS = (
    Part("essais", "Tous les essais de make test", suite.prove),
    Part("jours", "Tous les essais un 1er janvier et un 31 janvier", days.prove),
    Part("hostile", "Chaque analyseur attaqué, borné puis guidé par sa couverture", fuzzing.prove),
    Part("papiers", "Chaque papier par deux vérificateurs", papers.prove),
    Part("disques", "Chaque acte quand un disque tombe en panne", disks.prove),
    # Before the stories, which fill the memory of this process: it tells of its own.
    Part("endurance", "Deux cents séances dans une fenêtre", soak.prove),
    Part("histoires", "Mille histoires d’un réseau simulé", stories.prove),
    Part("serveurs", "Trente horaires de pannes sur de vrais serveurs", servers.prove),
    Part("accessibilite", "Chaque page par le bus d’accessibilité, une séance dite par Orca", accessibility.prove),
    Part("arrets", "Mille arrêts brutaux du vrai programme", kills.prove),
)

if __name__ == "__main__":
    sys.exit(report.main(report.PROOFS, PARTS, sys.argv[1:]))
