"""The measurements of `make bench`: ratios and percentiles taken in one run on one machine; never part of the tests.

Exit status 1 when a bound is passed. What this machine lacks the means to measure is named.
"""

from __future__ import annotations

import compileall
import os
import sys

from tests.bench import certificates, guide, journal, kit, opening, preview, register, timing
from tests.prove import report
from tests.prove.report import Part

# Beyond this many times its usual length, a fixed piece of work says that the machine itself was slowed down.
SLOWED = 1.5


def _answers() -> bool:
    from tests.bench.answers import ANSWER_BOUND_MS, WALKS, answer_times

    answers = list(answer_times(WALKS))
    usual = timing.median([answer.beside for answer in answers])
    steady = sorted(answer.took for answer in answers if answer.beside <= SLOWED * usual)
    every = sorted(answer.took for answer in answers)
    last = timing.percentile(steady, 99)
    print(
        f"Réponse, de la touche à l’image : médiane {timing.median(steady):.1f} ms, 99e centile {last:.1f} ms, "
        f"pire {steady[-1]:.1f} ms ({len(steady)} réponses), borne {ANSWER_BOUND_MS:.0f} ms\n"
        f"  sans compter {len(every) - len(steady)} réponses autour desquelles un même calcul de {usual:.1f} ms "
        f"a duré plus de {SLOWED} fois plus\N{NO-BREAK SPACE}; en les comptant, 99e centile "
        f"{timing.percentile(every, 99):.1f} ms, pire {every[-1]:.1f} ms"
    )
    return last <= ANSWER_BOUND_MS


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
    Part("reponses", "Répondre à une étape", _answers),
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
