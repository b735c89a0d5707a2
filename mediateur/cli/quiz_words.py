"""The words of « mediateur quiz »."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediateur.cli.words import Parser

ABOUT = (
    "Un quiz, comme dans Formation : complet (20 questions), rafraichissement (10), ou le nom d’un module. Chaque "
    "réponse est une ligne : une lettre, plusieurs quand la question le dit, ou l’ordre, comme « b a c ». Le même "
    "numéro de tirage redonne le même quiz. Le résultat est gardé sur ce poste, pour la feuille de résultats."
)
COMMANDS = ("quiz",)


def add(commands: argparse._SubParsersAction[Parser], parser_class: type[Parser]) -> None:
    """Add the command."""
    _ = parser_class
    quiz = commands.add_parser("quiz", help="répondre à un quiz, une ligne par question", description=ABOUT)
    quiz.set_defaults(command="quiz")
    quiz.add_argument("quiz", nargs="?", default="complet", metavar="QUIZ", help="complet (sans mot), ou un module")
    quiz.add_argument("--tirage", type=int, metavar="NUMERO", help="numéro de tirage (sinon au hasard)")
    quiz.add_argument("--questions", action="store_true", help="montrer les questions, sans répondre ni rien garder")
    quiz.add_argument("--json", action="store_true", help="répondre en JSON, à la fin")
    quiz.add_argument("--entrainement", action="store_true", default=argparse.SUPPRESS, help="s’entraîner, à part")
