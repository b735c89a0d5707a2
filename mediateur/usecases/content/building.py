"""Building a content pack: what a folder holds, proved as the program's own content is, then signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from mediateur.content.pack import MOST_CHANGE, MOST_CHANGES, NotContentError, Pack, gather, unpack
from mediateur.content.problems import Problem
from mediateur.content.text import french
from mediateur.content.version import version_of
from mediateur.errors import MediateurError
from mediateur.trust import content_seal
from mediateur.trust.keys import SigningKey
from mediateur.trust.plain_cbor import UnreadableError
from mediateur.trust.words import tidy

NOTHING_WRITTEN = french("Rien n'est écrit.")


def build(
    root: Path,
    version: str,
    told: Sequence[str],
    key: Callable[[], SigningKey],
    today: dt.date,
    prove: Callable[[Path], tuple[Problem, ...]],
) -> bytes:
    """Return the content of a folder as a signed pack. `told` says what changes, one line each, for mediators.

    What is proved is what will be unpacked, not the folder. Raises MediateurError; its detail names each problem.
    """
    changes = tuple(line for line in map(tidy, told) if line)
    if not 0 < len(changes) <= MOST_CHANGES or any(len(line.encode()) > MOST_CHANGE for line in changes):
        raise _refused(
            "Dites ce qui change pour les médiateurs : de une à quarante lignes, courtes.", "Ajoutez --changement."
        )
    try:
        files, number = gather(root), version_of(version)
    except OSError as error:
        raise _refused("Ce dossier ne se lit pas en entier.", "Vérifiez ses droits.", str(error)) from error
    except NotContentError as error:
        raise _refused(
            "Ce dossier contient un fichier qui n'est pas un contenu.",
            "Un contenu finit par .yaml, en petites lettres sans accent.",
            str(error),
        ) from error
    except ValueError as error:
        raise _refused("Cette version n'en est pas une.", "Écrivez-la comme 2026.12.1 : année, mois, rang.") from error
    with TemporaryDirectory(prefix="mediateur-contenu-") as folder:
        unpack(files, Path(folder) / "contenu")
        problems = prove(Path(folder) / "contenu")
    if problems:
        count = len(problems)
        raise _refused(
            f"Les preuves ont trouvé {count} erreur{'s' if count > 1 else ''}. La première : {problems[0]}",
            "Corrigez, puis recommencez : mediateur verifier --contenu DOSSIER les montre toutes.",
            "\n".join(map(str, problems)),
        )
    try:
        return content_seal.write(Pack(number, today, changes, files), key())
    except UnreadableError as error:
        raise _refused("Ce contenu ne peut pas être signé : il est trop gros.", detail=str(error)) from error


def _refused(happened: str, remedy: str = "", detail: str = "") -> MediateurError:
    return MediateurError(french(happened), NOTHING_WRITTEN, french(remedy), detail)
