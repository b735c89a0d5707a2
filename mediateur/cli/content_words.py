"""The words of « mediateur contenu »."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediateur.cli.words import Parser

BUILD = (
    "Prouve un dossier de contenus, en fait un paquet et le signe avec la clé de l’organisme de ce poste. Le paquet "
    "s’installe ensuite sur les autres postes, depuis un fichier ou par le réseau."
)
TRUST = (
    "Dit que cette clé peut signer les contenus de ce poste. Donnez l’empreinte que l’organisme vous a dite de vive "
    "voix ; --liste importe d’abord sa liste de confiance, si ce poste ne l’a pas encore."
)
COMMANDS = tuple(
    f"contenu-{verb}"
    for verb in (
        *("sans-verbe", "construire", "verifier", "installer", "revenir", "liste"),
        *("croire", "ne-plus-croire", "controler"),
    )
)


def add(commands: argparse._SubParsersAction[Parser], parser_class: type[Parser]) -> None:
    """Add the command and its verbs."""
    content = commands.add_parser("contenu", help="faire un paquet de contenus, l’installer, revenir au précédent")
    content.set_defaults(command="contenu-sans-verbe")
    verbs = content.add_subparsers(metavar="VERBE", parser_class=parser_class)
    built = _verb(verbs, "construire", "prouver un dossier de contenus, et en faire un paquet signé", BUILD)
    built.add_argument("fichier", type=Path, metavar="FICHIER", help="paquet à écrire, en .contenu")
    built.add_argument("--version", dest="numero", metavar="VERSION", required=True, help="comme 2026.12.1")
    built.add_argument(
        "--changement", action="append", default=[], metavar="PHRASE", help="ce qui change, pour les médiateurs"
    )
    built.add_argument("--contenu", type=Path, metavar="DIR", help="dossier de contenus (sinon ceux du programme)")
    built.add_argument("--phrase", action="store_true", help="lire sur l’entrée la phrase secrète qui ferme la clé")
    for verb, text in (
        ("verifier", "dire d’un paquet s’il peut être installé, et ce qu’il change, sans rien changer"),
        ("installer", "mettre un paquet en service ; le contenu d’avant est gardé"),
    ):
        parser = _verb(verbs, verb, text)
        parser.add_argument("fichier", type=Path, metavar="FICHIER", help="le paquet, en .contenu")
        if verb == "installer":
            parser.add_argument("--oui", action="store_true", help="installer sans demander")
    back = _verb(verbs, "revenir", "remettre en service le contenu d’avant")
    back.add_argument("--livre", action="store_true", help="celui livré avec Médiateur")
    _verb(verbs, "liste", "montrer le contenu en service, celui d’avant, et qui peut en signer")
    _verb(verbs, "controler", "contrôler le contenu en service, et réparer ses fichiers")
    trusted = _verb(verbs, "croire", "faire confiance à une clé pour les contenus", TRUST)
    trusted.add_argument("empreinte", metavar="EMPREINTE", help="comme « 9F3A 0C21 77B0 4E58 »")
    trusted.add_argument("--liste", type=Path, metavar="FICHIER", help="la liste de l’organisme, en .confiance")
    left = _verb(verbs, "ne-plus-croire", "ne plus faire confiance à une clé pour les contenus")
    left.add_argument("empreinte", metavar="EMPREINTE", help="celle que « mediateur contenu liste » montre")


def _verb(verbs: argparse._SubParsersAction[Parser], verb: str, text: str, description: str = "") -> Parser:
    parser = verbs.add_parser(verb, help=text, description=description or text)
    parser.set_defaults(command=f"contenu-{verb}")
    return parser
