"""The words of « mediateur reseau »."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediateur.cli.words import Parser

ABOUT = (
    "Le partage du journal avec un coordinateur, et le réseau d’un coordinateur. Rien ne part sans une invitation, ni "
    "avant que ce qui partirait ait été montré et accepté."
)
JOIN = (
    "Lit une invitation (un fichier, une image, un PDF ; « - » lit son texte sur l’entrée), montre ce qui partirait, "
    "ligne par ligne, puis demande. --oui ne demande pas, après avoir montré. Une invitation de coordinateur ne fait "
    "rien partir."
)
LESS = (
    "Dit moins du lieu, à partir de maintenant : sa commune et son type, ou rien. Ce qui est déjà parti est corrigé "
    "sur le serveur. En dire plus demande une autre invitation."
)
STATE = "Réponse 0 : tout est envoyé, ou rien n’est partagé ; 3 : des envois attendent."
RECEIVE = (
    "Sans fichier : demande au serveur ce qui est nouveau. Avec un fichier d’échange, apporté sur une clé : le compte "
    "pour le territoire que vous dites. Recommencer ne compte rien deux fois."
)
FIGURES = (
    "Les chiffres protégés d’un territoire, ou de tous : aucun nombre de 1 à 10 personnes n’est montré. Ils sortent du "
    "programme : ils sont gardés tels quels, et les suivants sont décidés à côté, ou refusés avec une phrase. "
    "Pour les regarder sans rien figer, ouvrez « Réseau »."
)
INVITE = (
    "Ouvre un compte et écrit son invitation : qui a ce fichier peut l’ouvrir, une seule fois. Remettez-le en main "
    "propre."
)
VERBS = (
    *("rejoindre", "envoyer", "etat", "dire-moins", "quitter"),
    *("inviter", "comptes", "fermer", "recevoir", "chiffres", "lieux", "publier"),
)
COMMANDS = tuple(f"reseau-{verb}" for verb in ("sans-verbe", *VERBS))


def add(commands: argparse._SubParsersAction[Parser], parser_class: type[Parser]) -> None:
    """Add the command and its verbs."""
    network = commands.add_parser(
        "reseau", help="partager son journal ; recevoir, pour un coordinateur", description=ABOUT
    )
    network.set_defaults(command="reseau-sans-verbe")
    verbs = network.add_subparsers(metavar="VERBE", parser_class=parser_class)
    joined = _verb(verbs, "rejoindre", "lire une invitation, montrer ce qui partirait, puis partager", JOIN)
    joined.add_argument("invitation", metavar="FICHIER|-", help="l’invitation, ou - pour son texte sur l’entrée")
    joined.add_argument("--lieu", default="lieu", metavar="CODE", help="ce qui est dit du lieu : lieu, commune ou rien")
    joined.add_argument("--depuis", metavar="MOIS", help="premier mois partagé, comme 2026-11 (sinon ce mois-ci)")
    joined.add_argument("--contenus", action="store_true", help="accepter aussi les contenus que signe qui invite")
    joined.add_argument("--oui", action="store_true", help="partager sans demander")
    _verb(verbs, "envoyer", "envoyer maintenant ce qui attend")
    _verb(verbs, "etat", "dire où en est le partage", STATE)
    less = _verb(verbs, "dire-moins", "dire moins du lieu, et corriger ce qui est parti", LESS)
    less.add_argument("code", metavar="commune|rien", help="ce qui sera encore dit du lieu")
    left = _verb(verbs, "quitter", "quitter le partage ; dit ce qui reste sur le serveur")
    left.add_argument("--coordination", action="store_true", help="ne plus coordonner, plutôt")
    _add_coordinator(verbs)


def _add_coordinator(verbs: argparse._SubParsersAction[Parser]) -> None:
    invited = _verb(verbs, "inviter", "ouvrir un compte pour un poste, et écrire son invitation", INVITE)
    invited.add_argument("territoire", metavar="TERRITOIRE", help="son nom, comme « Ardèche nord »")
    invited.add_argument("fichier", type=Path, metavar="FICHIER", help="en .mediateur-invitation, ou en .pdf")
    invited.add_argument("--nom", default="", metavar="NOM", help="qui invite (sinon l’organisme de ce poste)")
    _verb(verbs, "comptes", "montrer les comptes ouverts")
    closed = _verb(verbs, "fermer", "fermer un compte : il n’envoie plus rien, ce qu’il a envoyé reste")
    closed.add_argument("compte", nargs="?", metavar="COMPTE", help="le nom du compte")
    closed.add_argument(
        "--perimees", action="store_true", help="fermer toutes les invitations que personne n’a utilisées"
    )
    received = _verb(verbs, "recevoir", "recevoir ce qui est nouveau, ou un fichier d’échange", RECEIVE)
    received.add_argument("fichier", nargs="?", type=Path, metavar="FICHIER", help="un fichier d’échange")
    received.add_argument("--territoire", metavar="TERRITOIRE", help="celui du fichier")
    figures = _verb(verbs, "chiffres", "montrer les chiffres protégés", FIGURES)
    figures.add_argument("--territoire", metavar="TERRITOIRE", help="un seul territoire (sinon tous)")
    figures.add_argument("--du", metavar="JOUR", help="premier jour, comme 2026-11-01 (sinon : le dernier mois fini)")
    figures.add_argument("--au", metavar="JOUR", help="dernier jour compris")
    _verb(verbs, "lieux", "montrer les lieux silencieux, les postes et leurs versions")
    published = _verb(verbs, "publier", "publier un paquet de contenus, ou une liste de confiance")
    published.add_argument("quoi", metavar="contenu|confiance", help="ce que c’est")
    published.add_argument("fichier", type=Path, metavar="FICHIER", help="le paquet, ou la liste")


def _verb(verbs: argparse._SubParsersAction[Parser], verb: str, text: str, description: str = "") -> Parser:
    parser = verbs.add_parser(verb, help=text, description=description or text)
    parser.set_defaults(command=f"reseau-{verb}")
    parser.add_argument("--json", action="store_true", help="répondre en JSON")
    return parser
