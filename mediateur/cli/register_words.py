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
SAVE = (
    "Copie le registre et vérifie la copie, sous le même mot de passe. C’est fait tout seul chaque jour où le registre "
    "s’ouvre, dans le dossier des sauvegardes. Les personnes effacées depuis quittent aussi les copies d’avant."
)
RESTORE = (
    "Reprend une copie à la place du registre, après avoir dit ce qui manquerait. Sans fichier : la plus récente. Le "
    "registre d’aujourd’hui est gardé à part. Qui a été effacé ne revient pas, et aucun numéro n’est donné deux fois."
)
KEEPING = ("sauvegarder", "restaurer")
EXCHANGE = ("importer", "tableau", "remettre", "reprendre")
COMMANDS = tuple(f"registre-{verb}" for verb in ("sans-verbe", "liste", "chiffres", "exporter", *EXCHANGE, *KEEPING))


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
    _add_exchange(verbs)
    _add_keeping(verbs)


def _add_keeping(verbs: argparse._SubParsersAction[Parser]) -> None:
    """Add the verbs of its copies."""
    saved = _verb(verbs, "sauvegarder", "copier le registre, et vérifier la copie", SAVE)
    saved.add_argument("dossier_copies", nargs="?", type=Path, metavar="DOSSIER", help="où (sinon celui des réglages)")
    saved.add_argument("--liste", action="store_true", help="montrer les copies du registre")
    back = _verb(verbs, "restaurer", "reprendre une copie à la place du registre", RESTORE)
    back.add_argument("fichier", nargs="?", type=Path, metavar="FICHIER", help="la copie (sinon : la plus récente)")
    back.add_argument("--oui", action="store_true", help="reprendre sans demander")


def _add_exchange(verbs: argparse._SubParsersAction[Parser]) -> None:
    """Add the verbs by which the register meets what is outside."""
    brought = _verb(verbs, "importer", "ajouter les médiateurs d’une liste", IMPORT)
    brought.add_argument("fichier", type=Path, metavar="FICHIER", help="la liste, en CSV ou en XLSX")
    brought.add_argument("--essai", action="store_true", help="dire ce qui serait fait, et ne rien changer")
    out = _verb(verbs, "tableau", "écrire le registre pour un tableur")
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
    parser = verbs.add_parser(verb, help=text, description=description or text)
    parser.set_defaults(command=f"registre-{verb}")
    parser.add_argument("--mot-de-passe", action="store_true", help="lire le mot de passe sur l’entrée")
    return parser
