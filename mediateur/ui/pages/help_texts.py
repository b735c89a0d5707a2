"""What F1 says of each screen, and what the program is made of."""

from __future__ import annotations

from typing import NamedTuple

from mediateur.content.text import french


class ScreenHelp(NamedTuple):
    """The help of one screen: its title, its sentences, the regions of the keyboard map that concern it."""

    title: str
    lines: tuple[str, ...]
    regions: tuple[str, ...]


class Licence(NamedTuple):
    """A work that the program is made of or relies on."""

    name: str
    what: str
    licence: str


def _screen(title: str, regions: str, *lines: str) -> ScreenHelp:
    return ScreenHelp(french(title), tuple(french(line) for line in lines), tuple(regions.split()))


SCREENS: dict[str, ScreenHelp] = {
    "accueil": _screen(
        "Accueil",
        "accueil",
        "Posez la question, puis choisissez une carte ou tapez son chiffre.",
        "Toutes les réponses se valent : activer, attendre, dire non.",
        "Les séances en attente sont en haut. Elles ne portent que leur parcours et leur demi-journée.",
    ),
    "parcours": _screen(
        "Parcours",
        "",
        "Commencez un parcours, ou reprenez une séance avec le code écrit sur le papier de la personne.",
        "Les durées sont indicatives. Le mois est celui de la source la plus récente.",
    ),
    "droits": _screen(
        "Droits",
        "droits",
        "Chaque droit dit ce qu'il change, ce qu'il ne change pas, où et comment. Ses sources sont à un clic.",
        "« Montrer à la personne » ouvre le grand écran. « Essayer ce choix » montre ce qu'il change.",
        "« Qui peut voir quoi ? » est un exemple inventé : rien n'est gardé. Une case encadrée a changé.",
    ),
    "seance": _screen(
        "Séance",
        "seance",
        "La personne tape sur le site officiel. Vous guidez, vous ne tapez jamais à sa place.",
        "Chaque étape a quatre blocs : À faire, À dire, La personne voit, Ça bloque ?",
        "Choisissez une réponse, puis « Suivant ». Toute étape s'ouvre et une étape peut être sautée.",
        "« Quitter » garde la séance : elle se reprend exactement là.",
    ),
    "ca bloque": _screen(
        "Ça bloque ?",
        "seance",
        "Un essai à la fois. Dites « Réglé » ou « Toujours rien » après chacun.",
        "Il y a toujours une sortie digne, comme reprendre un autre jour.",
        "La difficulté n'est jamais la faute de la personne.",
    ),
    "ecran usager": _screen(
        "Écran usager",
        "ecran_usager",
        "Une idée en grand, pour la personne. Elle n'a rien à y faire : c'est vous qui avancez.",
        "S'il y a un second écran, il s'affiche dessus et le guide reste devant vous.",
    ),
    "fin de seance": _screen(
        "Fin de séance",
        "fin",
        "Vérifiez les comptes et la liste : déconnexion, fenêtre fermée, carte et papiers rendus.",
        "Plusieurs résultats peuvent se compter ensemble.",
        "« Ne rien garder » efface la séance : rien n'est compté.",
    ),
    "journal": _screen(
        "Journal",
        "journal",
        "Une ligne par séance, la plus récente en haut, à la demi-journée.",
        "Les filtres se combinent. « Exporter… » écrit ce qu'ils gardent, pour un tableur, sans les notes.",
        "« À partager » écrit des totaux sans petits nombres. Ce qui est parti est gardé tel quel.",
        "« Ajouter une séance » compte une séance menée sans cet écran.",
        "« Importer… » reprend un tableau CSV ou XLSX : un essai à blanc, puis l'import, qui peut se retirer.",
        "« Corriger » demande pourquoi. L'historique garde ce qui a changé, jamais une note.",
        "Une séance supprimée peut revenir jusqu'à la fermeture du programme. Ensuite, elle est effacée.",
    ),
    "atelier": _screen(
        "Atelier collectif",
        "atelier",
        "Comptez au fil de l'atelier. Chaque ajout est gardé aussitôt : une coupure ne perd rien.",
        "Les présents sont des personnes touchées. Les personnes aidées une à une sont des personnes accompagnées.",
        "Seule la personne qui anime enregistre. Un atelier qui semble déjà enregistré est signalé.",
        "« Événement » compte un stand ou un forum : une estimation, jamais mêlée aux autres chiffres.",
    ),
    "a recopier": _screen(
        "À recopier",
        "a_recopier",
        "Les chiffres d'un jour, d'une semaine ou d'un mois, dans l'ordre et avec les mots de l'autre formulaire.",
        "Copiez une ligne, collez-la dans l'autre formulaire, passez à la suivante. Rien n'est envoyé.",
        "D'autres formulaires s'ajoutent dans le dossier « formulaires » des données.",
    ),
    "imprimer": _screen(
        "Imprimer",
        "",
        "L'aperçu est le papier lui-même. Le noir et blanc est complet.",
        "Gros caractères et texte courant disent la même chose.",
        "Les feuilles sont rangées par usage ; celles que vous imprimez souvent viennent d'abord.",
        "« Remplir à l'écran » sert à une personne qui ne peut pas écrire. Ce qui est tapé s'imprime, puis s'efface.",
        "« Emporter sur une clé » écrit des feuilles vides, en PDF, dans un dossier.",
        "Sans imprimante, enregistrez le guide en PDF.",
    ),
    "reglages": _screen(
        "Réglages",
        "",
        "Chaque réglage est gardé dès que vous le changez. Pour revenir en arrière, choisissez de nouveau.",
        "Le lieu d'accueil est imprimé en bas des guides.",
    ),
    "aide": _screen(
        "Aide",
        "",
        "F1 ouvre l'aide de l'écran où vous êtes.",
        "Les rubriques donnent toutes les touches, ce qui est compté et les licences.",
    ),
}

WHAT_IT_IS = french(
    "Médiateur aide un médiateur assis à côté d'une personne, devant « Mon espace santé ». Il ne remplace pas le "
    "site officiel et ne demande aucune donnée à la personne."
)
CHANGES = french("Le site peut avoir changé. Chaque étape montre ses sources et leur date.")
LICENCES: tuple[Licence, ...] = (
    Licence("Médiateur", "le programme", "MIT"),
    Licence("Atkinson Hyperlegible Next", "les caractères", "SIL Open Font License 1.1"),
    Licence("Lucide", "les icônes", "ISC"),
    Licence("Qt et Qt for Python (PySide6)", "la fenêtre", "LGPL 3"),
    Licence("SQLAlchemy, Alembic", "le journal", "MIT"),
    Licence("ReportLab", "les pages imprimées", "BSD"),
    Licence("svglib, python-stdnum", "les schémas, les numéros", "LGPL"),
    Licence("qrcode, msgspec", "les codes QR, les contenus", "BSD"),
    Licence("pikepdf", "les PDF accessibles", "MPL 2.0"),
    Licence("pypdfium2", "l’aperçu des pages", "BSD, Apache 2.0"),
    Licence("PyYAML, rapidfuzz", "les contenus, la recherche", "MIT"),
    Licence("XlsxWriter, calamine", "les tableurs", "BSD, MIT"),
    Licence("phonenumbers, requests", "les téléphones, le réseau", "Apache 2.0"),
    Licence("Python", "le langage", "PSF"),
)
