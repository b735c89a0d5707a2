"""The measurements of `make bench`: ratios and percentiles taken in one run on one machine; never part of the tests.

Exit status 1 when a bound is passed. What this machine lacks the means to measure is named.
"""

from __future__ import annotations

import compileall
import os
import sys

from tests.bench import (
    answers,
    certificates,
    guide,
    journal,
    kit,
    memory,
    opening,
    preview,
    register,
    searching,
    timing,
)
from tests.prove import report
from tests.prove.report import Part


def _choices() -> bool:
    from tests.bench.choices import CHOICE_BOUND, CHOICES, choice_times

    times = list(choice_times(CHOICES))
    repaint, told, painted = (timing.median(list(column)) for column in zip(*times, strict=True))
    ratio = timing.median([change.painted / change.repaint for change in times])
    print(
        f"« Qui peut voir quoi ? », un autre choix : décidé et dit {told:.1f} ms de processeur, "
        f"peint {painted:.1f} ms, repeindre seul le tableau {repaint:.1f} ms, rapport {ratio:.2f} "
        f"(médianes de {len(times)}), borne {CHOICE_BOUND}"
    )
    return ratio <= CHOICE_BOUND


# Windows come first: what other engines load would slow them.
PARTS = (
    Part("ouverture", "Ouvrir la fenêtre", opening.measure),
    Part("memoire", "La mémoire de la fenêtre", memory.measure),
    Part("reponses", "Répondre à une étape", answers.measure),
    Part("recherche", "Chercher, à chaque touche", searching.measure),
    Part("choix", "Un autre choix dans « Qui peut voir quoi ? »", _choices),
    Part("apercu", "L’aperçu avant d’imprimer", preview.measure),
    Part("dossier", "Un dossier de documents", kit.measure),
    Part("guide", "Un guide", guide.measure),
    Part("journal", "Le journal", journal.measure),
    Part("registre", "Le registre", register.measure),
    Part("attestations", "Les attestations", certificates.measure),
)

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    compileall.compile_dir("mediateur", quiet=1)
    sys.exit(report.main(report.MEASURES, PARTS, sys.argv[1:]))
