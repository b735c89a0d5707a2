"""Each act under each fault of its disk, from the first call on and from later ones; `make test` tries some."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults import real_disks
from tests.faults.disk_cells import ACTS, DONE, REFUSED, UNMET, Came, Cell
from tests.faults.disk_shim import IN_FRENCH, Fault, build
from tests.faults.disk_trials import table, tried

# From which call on the disk fails, beside the first; an act that ends before is not tried further.
LATER = (1, 2, 3, 5, 8, 13, 21, 34, 55)
CUTTING = (Fault.FULL, Fault.READ_ONLY, Fault.GONE, Fault.BROKEN, Fault.DENIED)
UNTRIED = (
    "une vraie clé arrachée à la main, un vrai dossier réseau (NFS, SMB), un quota, un disque qui répond par des "
    "erreurs : leurs refus sont imités, appel par appel, par une bibliothèque chargée avant le programme",
    "un verrou que le réseau refuse de rendre : ici, rendre un verrou réussit toujours",
    "les disques de Windows et de macOS",
    "une page qui se lit autrement qu’elle n’a été écrite, ailleurs que dans tests/store/test_damage.py",
    "un disque qui dit avoir écrit et ne l’a pas fait (coupure de courant)",
    "le débranchement d’un écran par le vrai pilote : le signal de Qt est émis, les deux écrans sont imaginés",
    "la mise en veille d’une vraie machine : le programme est arrêté puis repris (SIGSTOP, SIGCONT), et sa propre "
    "horloge avancée ou reculée",
)


def prove() -> bool:
    """Try every cell, print what came of each act, what was not tried, and tell whether all is well."""
    if sys.platform != "linux" or shutil.which("cc") is None:
        print("disques : ne peuvent pas être essayés sur ce poste (Linux et cc)")
        return False
    cells = (*table(), *(Cell(act, fault, after) for after in LATER for act in ACTS for fault in CUTTING))
    with tempfile.TemporaryDirectory(prefix="mediateur-preuve-") as folder:
        asked = tried(cells, build(Path(folder)), os.cpu_count() or 1)
    came = [each for each in asked if each.outcome != UNMET]
    for act in ACTS:
        _tell(act, [each for each in came if each.cell.act == act])
    wrong = [each for each in came if each.wrong]
    for each in wrong:
        cell = each.cell
        print(f"  {cell.act}, disque {IN_FRENCH[cell.fault]} après {cell.after} appels : {' ; '.join(each.wrong)}")
    outcomes = Counter(each.outcome for each in came)
    print(f"disques : {len(ACTS)} actes, {len(came)} essais, {outcomes[REFUSED]} refus dits, {outcomes[DONE]} faits,")
    print(f"  {len(wrong)} fautif(s) ; chaque acte refusé a été refait dans le même programme, le disque revenu ;")
    print(f"  {len(asked) - len(came)} essais ne comptent pas : l’acte finissait avant la panne")
    good = _tell_real()
    for one in UNTRIED:
        print(f"disques, pas essayé : {one}")
    return len(asked) == len(cells) and not wrong and good


def _tell_real() -> bool:
    """Try real disks, print what came of it, and tell whether all is well; where none can be mounted, say so."""
    if why := real_disks.why_not():
        print(f"disques, pas essayé : de vrais disques pleins, débranchés ou en lecture seule : {why}")
        return True
    seen = real_disks.tried(real_disks.trials())
    told = Counter((each.trial.fault, each.outcome) for each in seen)
    words = ", ".join(f"{IN_FRENCH[fault]} {outcome} {number} fois" for (fault, outcome), number in told.items())
    print(f"vrais disques (montés en mémoire pour l’essai) : {words}")
    for each in seen:
        if each.wrong:
            print(f"  {each.trial.act}, vrai disque {IN_FRENCH[each.trial.fault]} : {' ; '.join(each.wrong)}")
    return len(seen) == len(real_disks.trials()) and not any(each.wrong for each in seen)


def _tell(act: str, came: list[Came]) -> None:
    first = {each.cell.fault: each.outcome for each in came if not each.cell.after}
    told = ", ".join(f"{IN_FRENCH[fault]} {outcome}" for fault, outcome in first.items())
    print(f"{act} : {told} ; {len(came) - len(first)} essais plus loin dans l’acte")
