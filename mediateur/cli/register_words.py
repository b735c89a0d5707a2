"""The words of « mediateur registre »."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediateur.cli.words import Parser

COMMANDS = tuple(f"registre-{verb}" for verb in ("sans-verbe", "importer", "exporter", "remettre", "reprendre"))
IMPORT = (
    "Ajoute au registre les médiateurs d’une liste CSV ou XLSX, une ligne par personne. Les colonnes sont reconnues à "
    "leur titre. Ce qui ressemble à quelqu’un de connu est laissé de côté, et montré ligne par ligne : la fenêtre "
    "permet d’en décider. Importer deux fois la même liste ne change rien. Réponse 1 : des lignes sont refusées."
)
HAND_OVER = (
    "Écrit tout le registre dans un fichier que seule une phrase secrète ouvre. Elle se tape deux fois, ou se lit sur "
    "l’entrée, une fois par ligne."
)
TAKE_OVER = (
    "Reprend le registre d’un collègue, dont la phrase secrète se tape ou se lit sur l’entrée. Là où les deux "
    "diffèrent, le vôtre reste : les différences sont montrées. Reprendre deux fois ne change rien."
)
CONTENTS = (
    "chiffres (à partager), mediateurs (avec leurs noms) ou label (lieux, dans les colonnes du standard national)"
)
LOCKED = "Un registre protégé demande d’abord son mot de passe, tapé ou lu sur l’entrée."


def add(commands: argparse._SubParsersAction[Parser], parser_class: type[Parser]) -> None:
    """Add the command and its verbs."""
    register = commands.add_parser("registre", help="le registre des médiateurs : listes, exports, remise")
    register.set_defaults(command="registre-sans-verbe")
    verbs = register.add_subparsers(metavar="VERBE", parser_class=parser_class)
    brought = _verb(verbs, "importer", "ajouter les médiateurs d’une liste", IMPORT)
    brought.add_argument("fichier", type=Path, metavar="FICHIER", help="la liste, en CSV ou en XLSX")
    brought.add_argument("--essai", action="store_true", help="dire ce qui serait fait, et ne rien changer")
    out = _verb(verbs, "exporter", "écrire le registre pour un tableur")
    out.add_argument("fichier", type=Path, metavar="FICHIER", help="fichier à écrire")
    out.add_argument("--contenu", default="chiffres", metavar="CONTENU", help=CONTENTS)
    out.add_argument("--format", default="csv", metavar="FORMAT", help="csv (par défaut) ou xlsx")
    handed = _verb(verbs, "remettre", "écrire tout le registre dans un fichier chiffré", HAND_OVER)
    handed.add_argument("fichier", type=Path, metavar="FICHIER", help="fichier à écrire, en .registre")
    taken = _verb(verbs, "reprendre", "reprendre le registre d’un collègue", TAKE_OVER)
    taken.add_argument("fichier", type=Path, metavar="FICHIER", help="le fichier remis, en .registre")
    taken.add_argument("--essai", action="store_true", help="dire ce qui serait fait, et ne rien changer")
    taken.add_argument("--oui", action="store_true", help="reprendre sans demander")


def _verb(verbs: argparse._SubParsersAction[Parser], verb: str, text: str, description: str = "") -> Parser:
    parser = verbs.add_parser(
        verb, help=text, description=f"{description or text[:1].upper() + text[1:] + '.'} {LOCKED}"
    )
    parser.set_defaults(command=f"registre-{verb}")
    return parser
