"""The words of « mediateur attestation »."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediateur.cli.words import Parser

VERIFY = (
    "Dit si une attestation est valable, sans internet, d’après les listes de confiance de ce poste. Donnez une image, "
    "un PDF ou le texte du carré, qui commence par MED1:. "
    "Réponse 0 : valable jusqu’au ; 3 : expirée, retirée ou suspendue ; 4 : ne peut pas être vérifiée."
)
COMMANDS = tuple(
    f"attestation-{verb}"
    for verb in (
        *("sans-verbe", "verifier", "organismes", "importer-liste"),
        *("creer-cle", "reprendre-cle", "changer-cle", "feuille", "liste", "ecrire"),
    )
)
KEPT_IN_FILE = (
    "ranger la clé dans un fichier fermé par une phrase secrète, lue sur l’entrée (sinon : trousseau de clés)"
)
ASKED = "lire sur l’entrée la phrase secrète qui ferme la clé"


def add(commands: argparse._SubParsersAction[Parser], parser_class: type[Parser]) -> None:
    """Add the command and its verbs."""
    certificate = commands.add_parser("attestation", help="vérifier une attestation ; clé et liste d’un organisme")
    certificate.set_defaults(command="attestation-sans-verbe")
    verbs = certificate.add_subparsers(metavar="VERBE", parser_class=parser_class)
    verify = _verb(verbs, "verifier", "dire si une attestation est valable, sans internet", VERIFY)
    verify.add_argument("objet", metavar="FICHIER|TEXTE", help="une image, un PDF, ou le texte du carré")
    verify.add_argument("--json", action="store_true", help="répondre en JSON")
    _verb(verbs, "organismes", "montrer l’organisme de ce poste, et les listes de confiance")
    brought = _verb(verbs, "importer-liste", "faire confiance à un organisme, ou renouveler sa liste")
    brought.add_argument("fichier", type=Path, metavar="FICHIER", help="la liste, en .confiance")
    brought.add_argument("--empreinte", metavar="EMPREINTE", help="celle que l’organisme a dite de vive voix")
    made = _verb(verbs, "creer-cle", "créer la clé de signature d’un organisme de formation")
    made.add_argument("nom", metavar="NOM", help="le nom de l’organisme")
    made.add_argument("--phrase", action="store_true", help=KEPT_IN_FILE)
    over = _verb(verbs, "changer-cle", "passer à une nouvelle clé ; l’ancienne reste bonne pour ce qu’elle a signé")
    over.add_argument("--perdue", action="store_true", help="l’ancienne clé est perdue ou copiée : elle ne vaut plus")
    over.add_argument("--phrase", action="store_true", help=f"{ASKED}, puis celle de la nouvelle")
    back = _verb(verbs, "reprendre-cle", "reprendre une clé : les lignes de la feuille de secours, sur l’entrée")
    back.add_argument("nom", metavar="NOM", help="le nom de l’organisme")
    back.add_argument("--phrase", action="store_true", help=f"{KEPT_IN_FILE} ; après les lignes")
    for verb, text in (
        ("feuille", "écrire la feuille de secours en PDF : qui l’a peut signer à votre place"),
        ("liste", "écrire la liste de confiance à donner à ceux qui vérifient"),
    ):
        parser = _verb(verbs, verb, text)
        parser.add_argument("fichier", type=Path, metavar="FICHIER", help="fichier à écrire")
        parser.add_argument("--phrase", action="store_true", help=ASKED)
        if verb == "liste":
            parser.add_argument("--avec-les-autres", action="store_true", help="y mettre les organismes crus ici")
            parser.add_argument("--retirer", action="append", default=[], metavar="N°", help="attestation retirée")

    written = _verb(verbs, "ecrire", "écrire en PDF les attestations du registre en cours de validité")
    written.add_argument("dossier_pdf", type=Path, metavar="DOSSIER", help="dossier où les écrire, un fichier chacune")
    written.add_argument("--phrase", action="store_true", help=ASKED)


def _verb(verbs: argparse._SubParsersAction[Parser], verb: str, text: str, description: str = "") -> Parser:
    parser = verbs.add_parser(verb, help=text, description=description or text)
    parser.set_defaults(command=f"attestation-{verb}")
    return parser
