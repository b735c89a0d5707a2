"""The words of the command line, and their help, in French."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NoReturn

from mediateur import __version__
from mediateur.cli import certificate_words, content_words, network_words, quiz_words, register_words
from mediateur.errors import UsageError

DESCRIPTIONS = {
    "ajouter": (
        "Lit une séance par ligne, en JSON ; chaque champ a une valeur par défaut. "
        "date (2026-11-23), demi_journee (matin, apres-midi), mediateur, parcours, personnes, guides, note ; "
        'resultats : une liste de codes, ou {"code": nombre} ; ou : vers où sont orientées les personnes ; '
        'pourquoi : ce qui a rendu impossible ; obstacles : une liste de codes ; ages : {"code": nombre} ; '
        "lieu : le nom d’un lieu des réglages ; type_lieu, duree, autonomie : un code. "
        "Un code inconnu est signalé avec la liste de ceux qui existent."
    ),
    "exporter": (
        "Écrit le journal pour un tableur, sans note. --colonnes interne : une ligne par séance, chiffres exacts, à "
        "garder dans la structure. --colonnes coop : les mêmes, dans les colonnes de La Coop. --partageable : des "
        "totaux où aucun nombre de 1 à 10 personnes n’est montré. Ce qui est partagé est gardé tel quel, et les "
        "chiffres suivants sont décidés à côté ; ce qui ferait connaître un petit groupe est refusé, avec une phrase. "
        "Partagez des mois, des trimestres ou des années finis, qui ne se chevauchent pas "
        "(sans --du ni --au : le dernier mois fini)."
    ),
    "statistiques": (
        "Montre les chiffres d’une période, ceux du tableau de bord. --partageable : ceux qui peuvent être partagés. "
        "Ils sortent du programme : ils sont gardés tels quels, comme ceux d’un export, et les suivants sont décidés "
        "à côté. Pour les regarder sans rien figer, ouvrez le tableau de bord."
    ),
}


class Parser(argparse.ArgumentParser):
    """argparse in French, with errors that are raised rather than printed; --dossier may stand anywhere."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(prog, description=description, add_help=False, allow_abbrev=False)
        self._optionals.title = "options"
        self._positionals.title = "commandes"
        self.add_argument("-h", "--aide", "--help", action="help", help="montrer cette aide")
        self.add_argument(
            "--dossier",
            type=_folder,
            metavar="DIR",
            default=argparse.SUPPRESS,
            help="dossier des données (sinon MEDIATEUR_DOSSIER)",
        )

    def format_help(self) -> str:
        """Return the help, whose first word argparse gives no other way to change."""
        return super().format_help().replace("usage: ", "Utilisation\N{NO-BREAK SPACE}: ", 1)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError instead of leaving; it names the word that argparse did not know, if there is one."""
        unknown = re.search(r"(?:invalid choice: '|unrecognized arguments: )([^' ]+)", message)
        what = f"« {unknown[1]} » n’est pas connu" if unknown else "Il manque quelque chose à cette commande"
        raise UsageError(f"{what} : tapez « {self.prog} --aide » pour voir ce qui existe.")


def _folder(word: str) -> Path:
    if not word.strip():
        raise UsageError("Donnez un dossier après --dossier.")
    return Path(word)


def plural(number: int, word: str) -> str:
    """Return a number and its word, with an « s » beyond one."""
    return f"{number} {word}{'s' if number > 1 else ''}"


def parser() -> argparse.ArgumentParser:
    """Return the reader of words; `command` of what it reads is a key of `commands.COMMANDS`."""
    main = Parser(prog="mediateur", description="Accompagner une personne vers Mon espace santé, ou vers son refus.")
    main.set_defaults(command="fenetre", dossier=None, entrainement=False)
    main.add_argument("--version", action="version", version=f"Médiateur {__version__}", help="montrer la version")
    main.add_argument(
        "--quitter-apres-affichage", action="store_true", help="quitter dès que la première fenêtre est utilisable"
    )
    _practice_option(main)
    commands = main.add_subparsers(metavar="COMMANDE", parser_class=Parser)
    _demo_parser(commands)
    _verify_parser(commands)
    _diagnosis_parser(commands)
    _print_parser(commands)
    _journal_parser(commands)
    _keeping_parsers(commands)
    certificate_words.add(commands, Parser)
    register_words.add(commands, Parser)
    quiz_words.add(commands, Parser)
    network_words.add(commands, Parser)
    content_words.add(commands, Parser)
    return main


_Commands = argparse._SubParsersAction  # argparse gives this type no public name


def _practice_option(words: Parser) -> None:
    words.add_argument(
        "--entrainement",
        action="store_true",
        default=argparse.SUPPRESS,
        help="s’entraîner : une autre base, où rien n’est compté",
    )


def _demo_parser(commands: _Commands[Parser]) -> None:
    demo = commands.add_parser("demo", help="jouer une activation dans la vraie fenêtre, et garder ses images")
    demo.set_defaults(command="demo")
    demo.add_argument("target", type=Path, metavar="DIR", help="dossier où écrire guide.pdf, journal.csv et les images")


def _verify_parser(commands: _Commands[Parser]) -> None:
    verify = commands.add_parser("verifier", help="prouver les contenus")
    verify.set_defaults(command="verifier")
    verify.add_argument("--contenu", type=Path, metavar="DIR", help="dossier à prouver à la place de resources/")
    verify.add_argument("--json", action="store_true", help="répondre en JSON")
    verify.add_argument("--lisibilite", action="store_true", help="mesurer les textes : phrases, mots, sigles, nombres")
    verify.add_argument("--age", metavar="ANNEES", help="montrer les faits dont la source est plus vieille")
    verify.add_argument("--au", metavar="JOUR", help="jour d’où compter l’âge, comme 2026-11-23 (sinon aujourd’hui)")
    verify.add_argument("--carte", type=Path, metavar="DIR", help="dossier où dessiner les cartes des parcours, en SVG")


def _diagnosis_parser(commands: _Commands[Parser]) -> None:
    diagnosis = commands.add_parser("diagnostic", help="dire si cette installation a tout ce qu’il lui faut")
    diagnosis.set_defaults(command="diagnostic")
    diagnosis.add_argument("--json", action="store_true", help="répondre en JSON")


def _print_parser(commands: _Commands[Parser]) -> None:
    printer = commands.add_parser("imprimer", help="faire un guide en PDF, ou l’imprimer")
    printer.set_defaults(command="imprimer")
    printer.add_argument("form", nargs="*", metavar="FORM", help="identifiant du guide ; plusieurs avec --cle")
    printer.add_argument("--liste", action="store_true", help="montrer les guides")
    printer.add_argument("--json", action="store_true", help="répondre en JSON")
    printer.add_argument("--variante", default="courant", metavar="VARIANTE", help="courant, gros ou simplifie")
    printer.add_argument("--langue", default="fr", metavar="LANGUE", help="fr, en, es ou pt (sinon fr)")
    printer.add_argument("--couleur", action="store_true", help="en couleur (sinon noir et blanc)")
    printer.add_argument("-o", "--sortie", type=Path, metavar="FILE", help="fichier PDF à écrire")
    printer.add_argument("--imprimantes", action="store_true", help="montrer les imprimantes de ce poste")
    printer.add_argument("--imprimante", metavar="NOM", help="imprimer là, au lieu d’écrire un fichier")
    printer.add_argument("--exemplaires", metavar="N", help="nombre d’exemplaires à imprimer (1 à 99)")
    printer.add_argument("--recto-verso", action="store_true", help="imprimer des deux côtés")
    printer.add_argument(
        "--cle", type=Path, metavar="DOSSIER", help="écrire les guides dans un dossier (sans FORM : les plus imprimés)"
    )


def _journal_parser(commands: _Commands[Parser]) -> None:
    journal = commands.add_parser("journal", help="lister, ajouter, exporter les séances")
    journal.set_defaults(command="journal-sans-verbe")
    verbs = journal.add_subparsers(metavar="VERBE", parser_class=Parser)
    for verb, text in (
        ("lister", "montrer les séances enregistrées"),
        ("ajouter", "ajouter des séances : une ligne JSON chacune, sur l’entrée standard"),
        ("exporter", "exporter le journal pour un tableur, sans note"),
        ("echanger", "écrire le fichier à porter sur un autre poste, sans note"),
        ("importer", "réunir ce journal et celui d’un autre poste, ou un tableau CSV ou XLSX"),
        ("statistiques", "montrer les chiffres d’une période, ceux du tableau de bord"),
        ("bilan", "écrire le bilan d’une période en PDF, exact ou partageable"),
        ("verifier-notes", "dire, pour chaque note de l’entrée standard, si elle peut être gardée"),
    ):
        parser = verbs.add_parser(verb, help=text, description=DESCRIPTIONS.get(verb, text))
        parser.set_defaults(command=f"journal-{verb}")
        if verb not in {"verifier-notes", "echanger", "importer", "bilan"}:
            _practice_option(parser)
        if verb in {"statistiques", "bilan"}:
            parser.add_argument("--du", metavar="JOUR", help="premier jour, comme 2026-01-01 (sinon 8 semaines avant)")
            parser.add_argument("--au", metavar="JOUR", help="dernier jour compris (sinon aujourd’hui)")
            parser.add_argument(
                "--partageable",
                action="store_true",
                help="regrouper et cacher les petits nombres (sans jours : le dernier mois fini)",
            )
        if verb in ("lister", "statistiques"):
            parser.add_argument("--json", action="store_true", help="répondre en JSON")
        if verb == "bilan":
            parser.add_argument("--territoire", action="store_true", help="tous les tableaux, au lieu d’une page")
            parser.add_argument("fichier", type=Path, metavar="FICHIER", help="fichier PDF à écrire")
        if verb == "exporter":
            _export_words(parser)
        if verb in {"echanger", "importer"}:
            parser.add_argument(
                "fichier",
                type=Path,
                metavar="FICHIER",
                help="fichier d’échange ; importer prend aussi un .csv ou un .xlsx",
            )
        if verb == "importer":
            parser.add_argument("--essai", action="store_true", help="dire ce qui serait fait, sans rien changer")
            parser.add_argument("--json", action="store_true", help="répondre en JSON")


def _export_words(parser: Parser) -> None:
    parser.add_argument("fichier", nargs="?", type=Path, metavar="FICHIER", help="fichier à écrire (sinon la sortie)")
    parser.add_argument("-o", "--sortie", type=Path, metavar="FILE", help="la même chose")
    parser.add_argument("--format", default="csv", metavar="FORMAT", help="csv ou xlsx")
    parser.add_argument("--colonnes", default="interne", metavar="COLONNES", help="interne, coop ou partageable")
    parser.add_argument(
        "--partageable", action="store_true", help="des totaux sans petits nombres : --colonnes partageable"
    )
    parser.add_argument("--du", metavar="JOUR", help="premier jour, comme 2026-11-01")
    parser.add_argument("--au", metavar="JOUR", help="dernier jour, comme 2026-11-30")


def _keeping_parsers(commands: _Commands[Parser]) -> None:
    opened = commands.add_parser("ouvrir", help="réunir le journal d’un autre poste à celui-ci, après l’avoir demandé")
    opened.set_defaults(command="ouvrir")
    opened.add_argument("fichier", type=Path, metavar="FICHIER", help="fichier d’échange, en .mediateur")
    opened.add_argument("--oui", action="store_true", help="réunir sans demander")
    save = commands.add_parser("sauvegarder", help="copier le journal, sans ses notes, et vérifier la copie")
    save.set_defaults(command="sauvegarder")
    save.add_argument("folder", nargs="?", type=Path, metavar="DOSSIER", help="dossier (sinon celui des réglages)")
    save.add_argument("--liste", action="store_true", help="montrer les sauvegardes de ce poste")
    restore = commands.add_parser("restaurer", help="reprendre une sauvegarde à la place du journal")
    restore.set_defaults(command="restaurer")
    restore.add_argument("file", type=Path, metavar="FICHIER", help="la sauvegarde à reprendre")
    restore.add_argument("--oui", action="store_true", help="reprendre sans demander")
