"""Any pathway as a case: its trunk, page after page, with what hinders most often, and its own guide beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mediateur.content.screens import FrameKind, Item, ItemKind, Screen
from mediateur.content.text import french
from mediateur.pathways.model import Obstacle, Pathway, Step, main_answer
from mediateur.training.cases import NEVER_TYPED, Case, Incident, Point, Scene, Way, When

PREFIX = "libre-"
PERSON = french("Une personne inventée, avec des numéros inventés.")
SAYS = french("Vous pouvez m'aider ? C'est moi qui tape.")
CONDUCT = french("La laisser taper et choisir elle-même.")
IN_HER_PLACE = french("Prendre le clavier, pour aller plus vite")
ALOUD = french("C'est la personne qui tape et qui clique, même quand cela bloque.")
NOT_ACCEPTED = french("Ce code provisoire n'est pas accepté.")
NO_MATCH = french("Une information ne correspond pas.")
SUSPECT = french("Votre espace sera fermé. Répondez avec votre code et votre mot de passe.")
DOUBT = french("Je n'ai pas dû bien recopier.")
NOTHING = french("Je n'ai rien reçu.")
WORRY = french("On me demande mon mot de passe. Je réponds ?")
WHAT_NOW = "{}."


class _Hitch(NamedTuple):
    """What hinders at a field (or at a telephone, without one), and the obstacles that tell what to do about it."""

    name: str
    obstacles: tuple[str, ...]
    when: When
    person: str
    field: str = ""
    site: str = ""
    message: str = ""
    slip: bool = False
    silent: bool = False


HITCHES = (
    _Hitch("message", ("fraude",), When.ENTERING, WORRY, message=SUSPECT, silent=True),
    _Hitch("code", ("code-perdu", "message-erreur"), When.SENDING, DOUBT, french("Code provisoire"), NOT_ACCEPTED),
    _Hitch(
        "numero", ("message-erreur",), When.SENDING, DOUBT, french("Numéro de sécurité sociale"), NO_MATCH, slip=True
    ),
    _Hitch(
        "sms",
        ("code-connexion", "code-n-arrive-pas"),
        When.TYPING,
        NOTHING,
        french("Code de connexion"),
        silent=True,
    ),
)


def free_case(pathway: Pathway, *, whole: bool = False) -> Case:
    """Return a pathway as a case; each thing that hinders comes once, on the first page where it may.

    It has the pages of the trunk; when it is `whole`, those of every branch too, for who is led there by the guide.
    """
    seen: set[str] = set()
    trunk = tuple(_scene(step, pathway, seen) for step in pathway.trunk)
    branches = tuple(_scene(step, pathway, seen, aside=True) for step in pathway.branches) if whole else ()
    return Case(
        id=f"{PREFIX}{pathway.id}",
        title=pathway.title,
        summary=pathway.summary,
        pathway=pathway.id,
        minutes=pathway.minutes,
        person=PERSON,
        says=SAYS,
        fears=(),
        conduct=(Point(text=CONDUCT, facts=("elle-tape",), by=(NEVER_TYPED,)),),
        scenes=trunk + branches,
        end=_end(pathway),
    )


def _end(pathway: Pathway) -> str:
    answers = [main_answer(pathway.trunk[-1]), *pathway.trunk[-1].answers]
    return next((answer.end for answer in answers if answer.end), pathway.pause)


def _scene(step: Step, pathway: Pathway, seen: set[str], *, aside: bool = False) -> Scene:
    screen = pathway.screen(step.screen)
    chosen = next((item.label for item in _site_items(screen) if item.kind is ItemKind.CHOICE), "")
    incidents = tuple(_incidents(step, screen, pathway, seen))
    return Scene(id=step.id, step=step.id, chosen=chosen, incidents=incidents, aside=aside)


def _site_items(screen: Screen) -> list[Item]:
    return [item for frame in screen.frames if frame.kind is FrameKind.BROWSER for item in frame.items]


def _incidents(step: Step, screen: Screen, pathway: Pathway, seen: set[str]) -> Iterator[Incident]:
    fields = {item.label for item in _site_items(screen) if item.kind in (ItemKind.FIELD, ItemKind.MASKED)}
    phone = any(frame.kind is FrameKind.PHONE for frame in screen.frames)
    known = {obstacle.id: obstacle for obstacle in pathway.obstacles}
    for hitch in HITCHES:
        obstacle = next((known[name] for name in hitch.obstacles if name in known), None)
        if obstacle is None or hitch.name in seen or not (hitch.field in fields or (phone and hitch.message)):
            continue
        seen.add(hitch.name)
        yield _incident(step, hitch, obstacle)


def _incident(step: Step, hitch: _Hitch, obstacle: Obstacle) -> Incident:
    start = f"{step.id}-{hitch.name}"
    tries = [
        Way(id=f"{start}-{each.id}", label=each.title, right=True, why=each.text, facts=each.facts)
        for each in obstacle.tries
    ]
    facts = tuple(dict.fromkeys(fact for each in obstacle.tries for fact in each.facts))
    exits = [
        Way(id=f"{start}-{way.id}", label=way.label, right=True, why=obstacle.say, facts=facts, end=way.end)
        for way in obstacle.exits
    ]
    wrong = Way(id=f"{start}-clavier", label=IN_HER_PLACE, right=False, why=ALOUD, facts=("elle-tape",))
    return Incident(
        id=start,
        when=hitch.when,
        ask=WHAT_NOW.format(obstacle.title),
        ways=(*tries, wrong, *exits),
        field=hitch.field,
        site=hitch.site,
        person=hitch.person,
        message=hitch.message,
        slip=hitch.slip,
        silent=hitch.silent,
    )
