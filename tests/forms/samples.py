"""A small pathway with everything a guide prints, and the contacts that try the pages."""

from __future__ import annotations

import datetime as dt

from mediateur.content.facts import Confidence, Fact
from mediateur.content.screens import Frame, FrameKind, Item, ItemKind, Screen
from mediateur.content.text import french
from mediateur.forms.written import Box, WrittenForm, fields
from mediateur.forms.written_blocks import TICKED
from mediateur.journal.encounter import Place
from mediateur.pathways.model import (
    Answer,
    Check,
    End,
    Exit,
    Need,
    Obstacle,
    Option,
    Paper,
    Pathway,
    Question,
    Show,
    Step,
    Triage,
    Try,
)

PRINTED = dt.date(2026, 11, 23)
ADDRESS = "monespacesante.fr"
SHORT = Place(id="p1", name="France Services, salle 2")
LONG = Place(
    id="p2",
    name="Espace numérique de la maison des associations du quartier de la Grande-Prairie",
    address="Bâtiment C, deuxième étage, 128 bis avenue du Général-de-Gaulle, 97419 Sainte-Marie-de-la-Rivière-Haute",
    hours="Du lundi au vendredi de 9 h à 12 h et de 13 h 30 à 17 h, le samedi sur rendez-vous",
    phone="06 39 98 12 34 puis touche 2",
)
HOSTILE = Place(
    id="p3",
    name="Salle <b>2</b> & <font size=90>annexe</font> &amp; **gras**",
    address="Rue du\x00 Bac\x1b[31m\n3\u202e eniruz\u200f",
    hours="9\u202fh",
    phone="<a href='https://exemple.invalid'>06 39 98 00 00</a>",
)
TYPED = (
    "Marie-Charlotte de la Rivière-Haute d'Entre-deux-Monts, née Anticonstitutionnellement-Longue",
    "<b>gras</b> & <font size=90>grand</font> &amp; **étoiles** \\n %s {0}",
    "12 rue\x00 du\x1b[31m Bac\n97\u202e eniruz\u200f\u2066 fin",
    "unseulmotsansaucunespace@exemple.invalid" * 3,
    "x",
)
CONTACTS = {"absent": None, "court": SHORT, "long": LONG, "hostile": HOSTILE}


def typed(form: WrittenForm) -> dict[str, str]:
    """Return a value for each field of a form: very long, markup, hidden characters, no space; every box ticked."""
    found = list(fields(form))
    return {
        field.id: TICKED if isinstance(field, Box) else TYPED[index % len(TYPED)] for index, field in enumerate(found)
    }


def _browser(*items: Item) -> tuple[Frame, ...]:
    return (Frame(kind=FrameKind.BROWSER, address=ADDRESS, items=items),)


SCREENS = (
    Screen(
        id="accueil",
        alt=french("Page d'accueil du site : le bouton « Activer Mon espace santé » est entouré."),
        frames=_browser(Item(kind=ItemKind.BUTTON, label=french("Activer Mon espace santé"), target=True)),
        symbols=("globe", "mouse-pointer-click"),
    ),
    Screen(
        id="elements",
        alt=french("Trois champs : code provisoire, numéro de série, numéro de sécurité sociale."),
        frames=_browser(
            Item(kind=ItemKind.FIELD, label="Code provisoire", target=True),
            Item(kind=ItemKind.FIELD, label="Numéro de sécurité sociale"),
        ),
        symbols=("keyboard", "lock"),
    ),
    Screen(
        id="cartes",
        alt=french("Deux cartes Vitale. Avec photo : à droite. Sans photo : au dos, en haut à gauche."),
        frames=(
            Frame(kind=FrameKind.CARD_FRONT, caption=french("Avec photo : à droite"), target=True),
            Frame(kind=FrameKind.CARD_BACK, caption=french("Sans photo : au dos"), target=True),
        ),
        symbols=("id-card",),
    ),
    Screen(
        id="choix",
        alt=french("Deux choix : activer, ou s'opposer à la création."),
        frames=_browser(
            Item(kind=ItemKind.CHOICE, label="Activer"),
            Item(kind=ItemKind.CHOICE, label=french("Je m'oppose à la création")),
        ),
        symbols=("circle-help",),
    ),
)
_TEXTS = (
    ("preparer", "Préparer sa carte", "Préparez votre carte", "Cherchez le numéro de série.", "cartes", ""),
    (
        "ouvrir",
        "Ouvrir le site",
        "Ouvrez le site",
        "Cliquez sur « Activer Mon espace santé », puis « Commencer ». Cette entrée sert aussi à dire non.",
        "accueil",
        "2022",
    ),
    (
        "taper",
        "Taper les trois éléments",
        "Tapez les trois éléments",
        "C'est vous qui tapez. Ne les donnez à personne.",
        "elements",
        "2022",
    ),
    ("choisir", "Faire son choix", "Faites votre choix", "Activer, ou dire non. Les deux sont possibles.", "choix", ""),
    (
        "acces",
        "Choisir un mot de passe",
        "Choisissez un mot de passe",
        "Le site vérifie d'abord votre identité : répondez <vous-même> & seul.",
        "",
        "",
    ),
    ("fin", "Se déconnecter", "Déconnectez-vous", "Cliquez sur « Se déconnecter ». Fermez la page.", "accueil", ""),
)


def _step(index: int, row: tuple[str, ...]) -> Step:
    ids = [text[0] for text in _TEXTS]
    step_id, rail, title, text, screen, seen = row
    onward = Answer(id="oui", label="Oui", step=ids[index + 1]) if index + 1 < len(ids) else None
    return Step(
        id=step_id,
        title=french(rail),
        rail=french(rail),
        subtitle="Sous-titre",
        do=("Faire",),
        say="Dire.",
        screen=screen,
        show=Show(title="Montrer", lines=("Une ligne.",)),
        paper=Paper(title=french(title), text=french(text)),
        cautions=(),
        facts=(),
        obstacles=("perdu",),
        question=french("Fait ?"),
        answers=(
            onward or Answer(id="oui", label="Oui", end="activee"),
            Answer(id="non", label="Non", obstacle="perdu"),
            Answer(id="plus-tard", label="Plus tard", end="a-reprendre"),
        ),
        seen=seen,
        once=step_id in ("taper", "choisir", "acces"),
    )


def _end(end_id: str, title: str, text: str, prints: str = "guide") -> End:
    show = Show(title="Fin", lines=("Une ligne.",))
    paper = Paper(title=french(title), text=french(text))
    outcomes = ("a-reprendre",) if end_id in ("a-reprendre", "preparer") else (end_id,)
    return End(
        id=end_id, title=title, say="Fini.", next="Suite.", outcomes=outcomes, prints=prints, paper=paper, show=show
    )


OBSTACLE = Obstacle(
    id="perdu",
    label="Code perdu",
    title="Le code est perdu",
    kind="code_provisoire",
    say="On essaie autrement.",
    avoid="Insister.",
    tries=(Try(id="chercher", title="Chercher", text="Chercher dans les e-mails.", facts=()),),
    exits=(Exit(id="orienter", label="Appeler le 34 22", end="orientee"),),
    paper=Paper(
        title=french("Demandez un nouveau code"), text=french("Appelez le 34 22. Dites : « J'ai perdu mon code ».")
    ),
    show=Show(title="Autrement", lines=("On essaie autrement.",)),
)
PATHWAY = Pathway(
    id="activer-essai",
    title=french("Activer Mon espace santé"),
    version=1,
    verified="2026-08",
    sources=("SP",),
    minutes=20,
    summary="Résumé.",
    prepare=(
        Need(text=french("Le **code provisoire**, reçu par e-mail ou par courrier"), steps=("taper", "acces")),
        Need(text=french("Le **numéro de sécurité sociale**"), steps=("taper",)),
        Need(text=french("Le **numéro de série** de la carte Vitale"), steps=("taper",)),
    ),
    triage=Triage(
        questions=(
            Question(
                id="carte",
                title=french("La carte est-elle là ?"),
                hint="",
                options=(
                    Option(id="oui", label="Oui", summary="Carte là"),
                    Option(id="non", label="Non", summary="Pas de carte", bring=french("Votre carte Vitale.")),
                ),
            ),
        ),
        prepare="preparer",
        facts=("horaires-3422",),
    ),
    trunk=tuple(_step(index, row) for index, row in enumerate(_TEXTS)),
    branches=(),
    ends=(
        _end(
            "activee", "Revenez quand vous voulez", "Il vous faudra votre mot de passe. Le code change à chaque fois."
        ),
        _end("a-reprendre", "Revenez un autre jour", "Gardez cette feuille. Rien n'est perdu."),
        _end("orientee", "Appelez le 34 22", "Vous pouvez aussi demander à votre caisse."),
        _end("preparer", "Revenez avec ces éléments", "Entourez ce qui vous manque.", "preparer"),
    ),
    pause="a-reprendre",
    checklist=(Check(id="fin", label="La personne est déconnectée."),),
    obstacles=(OBSTACLE,),
    screens=SCREENS,
    facts=(
        Fact(
            id="horaires-3422",
            text="Horaires.",
            sources=("SP",),
            confidence=Confidence.CONFLICT,
            date="2026",
            value=french("du lundi au vendredi, à partir de 8 h 30"),
        ),
    ),
)
