"""The words of « mediateur registre »."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediateur.cli.words import Parser

ABOUT = (
    "Le registre des médiateurs d’un formateur : des noms, à garder pour soi. Il est à part du journal. S’il est "
    "protégé, le mot de passe est demandé ; --mot-de-passe le lit sur l’entrée."
)
COMMANDS = tuple(f"registre-{verb}" for verb in ("sans-verbe", "liste", "chiffres", "exporter"))


def add(commands: argparse._SubParsersAction[Parser], parser_class: type[Parser]) -> None:
    """Add the command and its verbs."""
    register = commands.add_parser("registre", help="le registre des médiateurs d’un formateur", description=ABOUT)
    register.set_defaults(command="registre-sans-verbe")
    verbs = register.add_subparsers(metavar="VERBE", parser_class=parser_class)
    listed = _verb(verbs, "liste", "montrer les médiateurs")
    listed.add_argument("--texte", default="", metavar="MOTS", help="ceux dont une ligne contient ces mots")
    listed.add_argument("--territoire", metavar="NOM", help="ceux d’un territoire")
    listed.add_argument("--role", metavar="CODE", help="ceux d’un rôle, comme formateur")
    listed.add_argument("--situation", metavar="CODE", help="ceux d’une situation, comme a-renouveler")
    listed.add_argument("--json", action="store_true", help="répondre en JSON")
    figures = _verb(verbs, "chiffres", "montrer les formés, les attestés, les actifs, par territoire et par rôle")
    figures.add_argument("--json", action="store_true", help="répondre en JSON")
    held = _verb(verbs, "exporter", "écrire tout ce qui est gardé d’un médiateur, pour le lui remettre")
    held.add_argument("numero", type=int, metavar="NUMÉRO", help="son numéro dans le registre")
    held.add_argument("-o", "--sortie", type=Path, metavar="FICHIER", help="fichier à écrire (sinon : l’écran)")
    held.add_argument("--json", action="store_true", help="en JSON")


def _verb(verbs: argparse._SubParsersAction[Parser], verb: str, text: str) -> Parser:
    parser = verbs.add_parser(verb, help=text, description=text)
    parser.set_defaults(command=f"registre-{verb}")
    parser.add_argument("--mot-de-passe", action="store_true", help="lire le mot de passe sur l’entrée")
    return parser
