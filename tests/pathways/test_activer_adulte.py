"""The adult's activation as it ships: every answer walked, every situation told to its end, every text as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediateur.content.facts import Confidence
from mediateur.content.text import french
from mediateur.paths import resources
from mediateur.pathways import walk as w
from mediateur.pathways.library import Library, load_library
from mediateur.pathways.model import Answer, End, Obstacle, Pathway, Step, decode, encode
from mediateur.pathways.proofs_texts import end_texts, obstacle_texts, step_texts
from mediateur.pathways.walk import RESUMING, Walk, decode_events, encode_events, start_of
from mediateur.usecases.verify import verify
from tests.pathways.test_walk import possible

ROOT = resources()


@cache
def library() -> Library:
    return load_library(ROOT)


@cache
def adult() -> Pathway:
    return next(pathway for pathway in library().pathways if pathway.id == "activer-adulte")


def test_the_content_that_ships_has_no_problem() -> None:
    report = verify(ROOT)
    assert report.problems == ()
    [line] = report.pathways
    assert line["id"] == "activer-adulte"
    assert line["steps"] >= 20
    assert line["answers"] >= 60
    assert line["paths"] > 1000


# Every answer, and every pair of consecutive answers.


def ways_in() -> dict[str, Walk]:
    """Return, for each step, the shortest walk from the triage that has it in view."""
    questions = adult().triage.questions
    found: dict[str, Walk] = {}
    for options in product(*(question.options for question in questions)):
        walk = Walk(adult())
        for question, option in zip(questions, options, strict=True):
            walk = walk.choose(question.id, option.id)
        found.setdefault(walk.begin().state.at, walk.begin())
    waiting = list(found.values())
    while waiting:
        walk = waiting.pop(0)
        assert walk.step
        for answer in walk.step.answers:
            if answer.step and not answer.retry and answer.step not in found:
                found[answer.step] = walk.answer(answer.id)
                waiting.append(found[answer.step])
    return found


def outcomes_of(walk: Walk, answer: Answer) -> Iterator[Walk]:
    """Yield every walk that an answer gives: on, ended, obstacle settled by each try, or left by each exit."""
    at = walk.state.at
    following = walk.answer(answer.id)
    if answer.end:
        assert following.state.end == answer.end
        assert set(adult().end(answer.end).outcomes) | set(answer.gains) <= set(following.outcomes)
        yield following
        return
    if answer.step:
        assert (following.state.at, following.state.obstacle) == (answer.step, "")
        yield following
        if not answer.retry:
            return
        following = tried_enough(following, at, answer)
    assert following.state.obstacle == (answer.obstacle or answer.after)
    assert following.state.at == at
    yield from ways_out(following)


def tried_enough(walk: Walk, step: str, answer: Answer) -> Walk:
    for _ in range(answer.retry - 1):
        walk = walk.then(w.Opened(step)).answer(answer.id)
        assert walk.state.obstacle == ""
    return walk.then(w.Opened(step)).answer(answer.id)


def ways_out(walk: Walk) -> Iterator[Walk]:
    """Yield the walks that leave the open obstacle: settled at each try, then by each exit when nothing is left."""
    at, obstacle = walk.state.at, walk.obstacle
    assert obstacle
    before = walk.tried_ids(obstacle.id)
    for attempt in (attempt for attempt in obstacle.tries if attempt.id not in before):
        assert walk.live_try == attempt
        settled = walk.then(w.Tried(attempt.id, solved=True))
        assert (settled.state.at, settled.state.obstacle, settled.state.end) == (at, "", "")
        yield settled
        walk = walk.then(w.Tried(attempt.id, solved=False))
    assert walk.live_try is None
    for way in obstacle.exits:
        left = walk.then(w.Left(way.id))
        assert (left.state.end, left.state.obstacle) == (way.end, "")
        assert set(adult().end(way.end).outcomes) <= set(left.outcomes)
        yield left


def sound(walk: Walk) -> Walk:
    """Check what must hold of any walk, and that it can be resumed from what a draft keeps."""
    state = walk.state
    steps = {step.id for step in adult().steps}
    assert set(walk.done).isdisjoint(walk.remaining)
    assert {*walk.done, *walk.remaining, *walk.route} <= steps
    assert dict(state.given).keys() <= steps
    assert not {step for step, _ in state.given} & set(state.dropped)
    if state.end and not RESUMING & set(adult().end(state.end).outcomes):
        assert walk.remaining == ()
    assert walk.outcomes
    assert len(set(walk.outcomes)) == len(walk.outcomes)
    resumed = Walk.replay(decode(encode(walk.pathway)), decode_events(encode_events(walk.events)))
    assert resumed == walk
    assert (resumed.remaining, resumed.done, resumed.outcomes) == (walk.remaining, walk.done, walk.outcomes)
    return walk


def test_every_answer_and_every_pair_of_consecutive_answers_is_walked() -> None:
    ways = ways_in()
    assert set(ways) == {step.id for step in adult().steps}
    pairs, ends = 0, set()
    for walk in ways.values():
        assert walk.step
        for first in walk.step.answers:
            for reached in outcomes_of(walk, first):
                if reached.state.end:
                    ends.add(sound(reached).state.end)
                    continue
                assert reached.step
                for second in reached.step.answers:
                    pairs += 1
                    ends |= {sound(following).state.end for following in outcomes_of(reached, second)}
    assert pairs > 150
    assert ends - {""} == {end.id for end in adult().ends}


def test_every_obstacle_reaches_each_of_its_exits_wherever_it_may_be_met() -> None:
    met = set()
    for step, walk in ways_in().items():
        for name in adult().step(step).obstacles:
            opened = walk.then(w.Hindered(name))
            left = [following.state.end for following in map(sound, ways_out(opened)) if following.state.end]
            assert left == [way.end for way in adult().obstacle(name).exits]
            assert opened.then(w.Returned()).state.at == step
            met.add(name)
    answered = {answer.obstacle or answer.after for step in adult().steps for answer in step.answers} - {""}
    assert met | answered == {obstacle.id for obstacle in adult().obstacles}


def test_not_today_is_one_act_away_from_every_step_and_every_obstacle() -> None:
    for walk in ways_in().values():
        assert walk.step
        for here in (walk, *(walk.then(w.Hindered(name)) for name in walk.step.obstacles)):
            stopped = sound(here.then(w.Paused()))
            assert stopped.state.end == adult().pause
            assert "a-reprendre" in stopped.outcomes


@given(data=st.data())
@settings(max_examples=60)
def test_random_walks_are_undone_resumed_and_changed(data: st.DataObject) -> None:
    walk = Walk(adult())
    for _ in range(data.draw(st.integers(1, 30))):
        forward = [w.Answered(walk.step.id, answer.id) for answer in walk.step.answers] if walk.step else []
        event = data.draw(
            st.sampled_from(forward) | st.sampled_from(possible(walk)) if forward else st.sampled_from(possible(walk))
        )
        following = walk.then(event)
        assert following.undo() == walk
        walk = sound(following)
    for step, _ in walk.state.given:
        early = walk.then(w.Opened(step))
        for answer in adult().step(step).answers:
            changed = sound(early.answer(answer.id))
            assert (
                set(dict(walk.state.given)) - set(dict(changed.state.given)) <= {*changed.state.dropped, step}
                or answer.retry
            )


def test_what_is_missing_follows_the_triage() -> None:
    questions = adult().triage.questions
    asked = 0
    for options in product(*(question.options for question in questions)):
        walk = Walk(adult())
        for question, option in zip(questions, options, strict=True):
            walk = walk.choose(question.id, option.id)
        lacking = tuple(option.bring for option in options if option.bring)
        asked += bool(lacking)
        assert walk.triaged
        assert walk.to_bring == lacking
        assert walk.missing == (lacking if start_of(adult(), walk.state) == adult().trunk[0].id else ())
        assert walk.then(w.Prepared()).state.end == adult().triage.prepare
    assert asked > 20


# The situations that this pathway must cover, each told to its end.


class Story(NamedTuple):
    """A situation, what was done, and where it leads.

    `acts`: `souhait=activer` answers the triage, `oui` the question in view, `!nom` opens an obstacle, `+essai`
    settles it and `-essai` does not, `>issue` leaves it, `<étape` goes back to a step, `PAUSE` stops, `PREPARER` prepares.
    """

    situation: str
    acts: str
    end: str
    outcomes: str


ACTIVATED = "oui activer oui oui oui plus-tard premiere"
STORIES = (
    Story("code en main", f"souhait=activer pret oui oui {ACTIVATED}", "activee", "activee"),
    Story("préparer et revenir", "carte=absente reception=aucun souhait=activer PREPARER", "preparer", "a-reprendre"),
    Story("préparer et revenir", "souhait=activer manque", "preparer", "a-reprendre"),
    Story(
        "déjà activé, ses accès en main",
        "souhait=utiliser oui elle-avec-acces oui plus-tard habituelle",
        "usage-appris",
        "deja-active usage-appris",
    ),
    Story(
        "déjà activé, accès retrouvés",
        "souhait=utiliser oui elle-sans-acces -bon-site +lien elle-avec-acces oui plus-tard retrouvee",
        "acces-retrouve",
        "deja-active acces-retrouve",
    ),
    Story("déjà activé, ses accès en main", "souhait=activer pret oui deja-active arret", "deja-active", "deja-active"),
    Story(
        "activé par quelqu’un d’autre",
        "souhait=regler oui autrui -aidant -reprendre -historique -appeler >orienter",
        "orientee",
        "orientee",
    ),
    Story(
        "activé par quelqu’un d’autre",
        "souhait=activer pret oui oui deja-active autrui >constat",
        "deja-active",
        "deja-active",
    ),
    Story(
        "code perdu",
        f"souhait=activer pret oui !code-perdu -chercher +redemander nouveau oui oui {ACTIVATED}",
        "activee",
        "code-demande activee",
    ),
    Story(
        "code expiré",
        f"souhait=activer pret oui oui code-non-accepte oui oui {ACTIVATED}",
        "activee",
        "code-demande activee",
    ),
    Story(
        "code jamais reçu",
        "souhait=activer pret oui nouveau oui redemander oui redemander oui redemander -indesirables -lien -autre-moyen -coordonnees -appeler >attendre",
        "code-demande",
        "code-demande a-reprendre",
    ),
    Story(
        "code jamais reçu", "souhait=activer pret oui nouveau oui chez-elle", "code-demande", "code-demande a-reprendre"
    ),
    Story(
        "numéro de série illisible",
        f"carte=illisible souhait=activer !serie-illisible -place -lumiere +appeler pret oui oui {ACTIVATED}",
        "activee",
        "activee",
    ),
    Story(
        "numéro de série illisible",
        "souhait=activer !serie-illisible -place -lumiere -appeler >revenir",
        "preparer",
        "a-reprendre",
    ),
    Story(
        "carte perdue",
        "carte=absente souhait=activer !carte-absente -chez-elle -numero -caisse >orienter",
        "orientee",
        "orientee",
    ),
    Story(
        "pas d’e-mail",
        "souhait=activer pret oui oui oui activer oui pas-d-email -sms -creer -demander >orienter",
        "orientee",
        "orientee",
    ),
    Story(
        "pas d’e-mail",
        "souhait=activer pret oui nouveau !pas-d-email +sms oui oui " + ACTIVATED,
        "activee",
        "code-demande activee",
    ),
    Story(
        "pas de mobile",
        "souhait=activer pret oui nouveau !pas-de-mobile -email -ouvrir -demander >revenir",
        "preparer",
        "a-reprendre",
    ),
    Story(
        "e-mail ou numéro dépassé",
        "souhait=activer pret oui nouveau coordonnees -autre-moyen -caisse -appeler >orienter",
        "orientee",
        "orientee",
    ),
    Story(
        "nom erroné",
        "souhait=activer pret oui oui oui activer nom-errone -comparer -autre-personne -corriger >arreter",
        "impossible",
        "impossible",
    ),
    Story(
        "confusion avec ameli",
        "souhait=activer pret ameli -adresse -identifiants -sans-compte >arreter",
        "orientee",
        "orientee",
    ),
    Story("confusion avec ameli", f"souhait=activer pret ameli +adresse oui oui {ACTIVATED}", "activee", "activee"),
    Story(
        "numéro qui commence par 7 ou 8",
        "souhait=activer pret oui oui !numero-provisoire -regarder -caisse -appeler >arreter",
        "impossible",
        "impossible",
    ),
    Story("refuser : fermer", "souhait=refuser fermer oui oui", "cloture", "droit-explique cloture"),
    Story(
        "refuser : fermer",
        "souhait=activer pret oui oui oui dire-non fermer oui rappeler",
        "orientee",
        "droit-explique orientee",
    ),
    Story("refuser : s’opposer", "souhait=refuser opposer oui oui", "opposition", "droit-explique opposition"),
    Story("refuser : délai passé", "souhait=refuser opposer non plus-tard", "droit-explique", "droit-explique"),
    Story("refuser : seulement savoir", "souhait=refuser compris", "droit-explique", "droit-explique"),
    Story("attendre", "souhait=activer pret oui oui PAUSE", "a-reprendre", "a-reprendre"),
    Story("attendre", "souhait=activer pret autre-jour", "a-reprendre", "a-reprendre"),
    Story(
        "réfléchir", "souhait=activer pret oui oui oui reflechir temps", "preference-reflexion", "preference-reflexion"
    ),
    Story("réfléchir", "souhait=refuser reflechir", "preference-reflexion", "droit-explique preference-reflexion"),
    Story("comprendre", "souhait=comprendre compris", "informee", "informee"),
    Story(
        "peur pour ses données",
        "souhait=comprendre !crainte-donnees -ecouter -qui-voit -reglages -dire-non >expliquer",
        "droit-explique",
        "droit-explique",
    ),
    Story(
        "sourde ou malentendante",
        "souhait=activer pret !entendre-difficile -ecran -codes -visio >orienter",
        "orientee",
        "orientee",
    ),
    Story(
        "sourde ou malentendante",
        "souhait=comprendre !entendre-difficile +ecran activer PAUSE",
        "a-reprendre",
        "a-reprendre",
    ),
    Story(
        "lire ou voir est difficile",
        f"souhait=activer !lire-difficile +agrandir pret oui oui {ACTIVATED}",
        "activee",
        "activee",
    ),
    Story(
        "pas d’internet",
        "souhait=activer pret !pas-d-internet -ici -ou-revenir -telephone -panne >revenir",
        "preparer",
        "a-reprendre",
    ),
    Story(
        "on lui a demandé un code",
        "souhait=activer pret !fraude -arreter -signaler -deja-donne -appeler >orienter",
        "orientee",
        "orientee",
    ),
    Story(
        "le site ne répond pas",
        "souhait=activer pret indisponible -relire -recommencer -attendre -appeler >arreter",
        "impossible",
        "impossible",
    ),
    Story(
        "l’écran diffère",
        "souhait=activer pret oui !page-differe -adresse -mot-proche -franceconnect -noter >arreter",
        "impossible",
        "impossible",
    ),
    Story(
        "le code de connexion manque",
        "souhait=activer pret oui oui oui activer oui oui pas-de-code -regarder -attendre -autre-moyen -appeler >revenir",
        "preparer",
        "a-reprendre",
    ),
    Story(
        "premiers réglages",
        "souhait=activer pret oui oui oui activer oui oui oui profil fait fait fait fait premiere",
        "activee",
        "usage-appris activee",
    ),
    Story(
        "premiers réglages",
        "souhait=activer pret oui oui oui activer oui oui oui document plus-tard tout-plus-tard premiere",
        "activee",
        "activee",
    ),
    Story(
        "premiers réglages",
        "souhait=regler oui elle-avec-acces oui qui-voit-quoi fait fait habituelle",
        "usage-appris",
        "deja-active usage-appris",
    ),
    Story(
        "changer d’avis",
        "souhait=activer pret oui oui oui activer <choisir dire-non fermer oui avis",
        "preference-reflexion",
        "droit-explique preference-reflexion",
    ),
)
SITUATIONS = (
    *("code en main", "code perdu", "code expiré", "code jamais reçu", "numéro de série illisible", "carte perdue"),
    *("déjà activé, ses accès en main", "déjà activé, accès retrouvés", "activé par quelqu’un d’autre"),
    *("pas d’e-mail", "pas de mobile", "e-mail ou numéro dépassé", "nom erroné", "confusion avec ameli"),
    *("numéro qui commence par 7 ou 8", "refuser : fermer", "refuser : s’opposer", "refuser : délai passé"),
    *("refuser : seulement savoir", "attendre", "réfléchir", "comprendre", "sourde ou malentendante", "pas d’internet"),
    *("premiers réglages", "préparer et revenir", "peur pour ses données", "lire ou voir est difficile"),
    *("on lui a demandé un code", "le site ne répond pas", "l’écran diffère", "le code de connexion manque"),
    "changer d’avis",
)
ANSWERED = {"carte": "lisible", "reception": "les-deux"}


def told(story: Story) -> Walk:
    """Return the walk of a story; every word of it must mean something where it stands."""
    walk = Walk(adult())
    words = story.acts.split()
    chosen = ANSWERED | dict(word.split("=") for word in words if "=" in word)
    for question, option in chosen.items():
        walk = walk.choose(question, option)
    done = [word for word in words if "=" not in word]
    walk = walk if done[0] == "PREPARER" else walk.begin()
    for word in done:
        assert not walk.state.end, f"« {word} » vient après la fin {walk.state.end}"
        walk = sound(walk.then(act(walk, word)))
    return walk


def act(walk: Walk, word: str) -> w.AnyEvent:
    if word in {"PAUSE", "PREPARER"}:
        return w.Paused() if word == "PAUSE" else w.Prepared()
    if word[0] in "+-":
        assert walk.live_try
        assert walk.live_try.id == word[1:]
        return w.Tried(word[1:], solved=word[0] == "+")
    if word[0] == "!":
        assert walk.step
        assert word[1:] in walk.step.obstacles
        return w.Hindered(word[1:])
    if word[0] == "<":
        return w.Opened(word[1:])
    assert (word[0] == ">") == bool(walk.obstacle), f"{word} : {walk.state.obstacle or 'aucun obstacle ouvert'}"
    return w.Left(word[1:]) if word[0] == ">" else w.Answered(walk.state.at, word)


@pytest.mark.parametrize("story", STORIES, ids=[f"{story.situation} - {story.acts[-24:]}" for story in STORIES])
def test_each_situation_leads_to_its_end(story: Story) -> None:
    walk = told(story)
    assert walk.state.end == story.end
    assert walk.outcomes == tuple(story.outcomes.split())


def test_no_situation_is_left_out_and_no_row_is_idle() -> None:
    assert {story.situation for story in STORIES} == set(SITUATIONS)
    assert len(set(STORIES)) == len(STORIES)
    walks = [told(story) for story in STORIES]
    seen = {step for walk in walks for step, _ in walk.state.given}
    assert seen == {step.id for step in adult().steps}
    assert {walk.state.end for walk in walks} == {end.id for end in adult().ends}
    assert {name for walk in walks for name in walk.state.met} == {obstacle.id for obstacle in adult().obstacles}


# The words.


def said_to_the_person(spoken: Step | Obstacle | End) -> tuple[str, ...]:
    """Return what the person hears, reads on the large screen and takes home."""
    return (spoken.say, spoken.show.title, *spoken.show.lines, spoken.paper.title, spoken.paper.text)


def spoken() -> tuple[Step | Obstacle | End, ...]:
    return (*adult().steps, *adult().obstacles, *adult().ends)


def every_text() -> Iterator[tuple[str, str]]:
    """Yield every text that somebody reads, with its place."""
    for step in adult().steps:
        yield from ((f"étape {step.id}, {name}", text) for name, text in step_texts(step))
        yield from ((f"étape {step.id}, réponse {answer.id}", answer.label) for answer in step.answers)
    for obstacle in adult().obstacles:
        yield from ((f"obstacle {obstacle.id}, {name}", text) for name, text in obstacle_texts(obstacle))
    for end in adult().ends:
        yield from ((f"fin {end.id}, {name}", text) for name, text in end_texts(end))
    for screen in library().screens:
        yield f"schéma {screen.id}", screen.alt
        for frame in screen.frames:
            yield from ((f"schéma {screen.id}", text) for text in (frame.caption, *(i.label for i in frame.items)))
    for question in adult().triage.questions:
        yield from ((f"triage {question.id}", text) for text in (question.title, question.hint))
        for option in question.options:
            texts = (option.label, option.summary, option.bring, option.note)
            yield from ((f"triage {question.id}, {option.id}", text) for text in texts)
    yield from (("en-tête", text) for text in (adult().title, adult().summary, *adult().prepare))
    yield from (("liste de fin", check.label) for check in adult().checklist)
    yield from ((f"fait {fact.id}", text) for fact in library().facts for text in (fact.text, fact.value))
    yield from ((f"source {source.id}", source.title) for source in library().sources)


def test_the_two_codes_are_named_in_full_to_the_person() -> None:
    """« Un code » may be any code (the warning against calls says so); a definite one is always named in full."""
    definite = re.compile(
        r"\b(?:le|les|ce|ces|votre|vos|son|ses|du|des|au|aux|nouveau|cet|deux) codes?\b(?! provisoires?| de connexion)",
        re.I,
    )
    bare = [(value.id, text) for value in spoken() for text in said_to_the_person(value) if definite.search(text)]
    assert bare == []
    start = [
        (value.id, text)
        for value in spoken()
        for text in said_to_the_person(value)
        if re.match(r"Codes?\b(?! provisoire| de connexion)", text)
    ]
    assert start == []
    assert sum("code provisoire" in text for value in spoken() for text in said_to_the_person(value)) > 5
    assert sum("code de connexion" in text for value in spoken() for text in said_to_the_person(value)) > 3


FORBIDDEN = re.compile(r"\b(refus|échecs?|patiente?s?|assurée?s?|cliente?s?|fra(?:gile|gilité)s?)\b|!|—|\.\.\.", re.I)


def test_no_text_holds_a_word_that_judges_or_a_shout() -> None:
    assert [(place, text) for place, text in every_text() if FORBIDDEN.search(text)] == []


TYPED = re.compile(r"\w'\w|[^\S\N{NO-BREAK SPACE}][:;?!»]|«[^\N{NO-BREAK SPACE}]|[^\N{NO-BREAK SPACE}]»|\d \d|  ")


def test_every_text_has_french_typography_once_loaded() -> None:
    texts = list(every_text())
    assert len(texts) > 900
    assert [(place, text) for place, text in texts if TYPED.search(text)] == []
    assert [(place, text) for place, text in texts if french(text) != text] == []
    assert sum("34\N{NO-BREAK SPACE}22" in text for _, text in texts) > 20


def test_no_text_still_holds_a_reference() -> None:
    assert [(place, text) for place, text in every_text() if re.search(r"[{}]", text)] == []


def test_the_words_of_the_definitions_are_there() -> None:
    said = "\n".join(text for value in spoken() for text in said_to_the_person(value))
    for sentence in (
        "Aucun système n'est sans risque ; chaque accès laisse une trace que vous pouvez lire.",
        "Je ne lis pas vos documents ; tournez l'écran si vous préférez.",
        "Ne pas activer n'est pas refuser : vos soignants peuvent déjà ajouter ou lire des documents.",
        "Vous pouvez dire non ; je vous aide autant que pour activer.",
        "Si vous fermez, tout est archivé dix ans ; vous pouvez demander la suppression avant.",
        "Je compte une personne aidée ; je n'écris ni nom, ni numéro, ni santé.",
        "C'est vous qui tapez ; je regarde ailleurs pour le mot de passe.",
        "On vous appelle pour un code ? Raccrochez, puis tapez vous-même monespacesante.fr.",
    ):
        assert french(sentence) in said


# How sure we are.


NOT_A_SCREEN_OF_THAT_TIME = {
    "preparer": "nothing of the site is in view yet",
    "deja-active": "its texts say where to look, not what the page looks like",
    "reglages": "names four settings, no button",
    "profil-medical": "the page is the person's own and is not described",
    "notifications": "says that the name of the page is not established",
}


def test_what_was_only_seen_long_ago_is_marked_as_a_landmark() -> None:
    """A step that rests on a landmark bears its year, or tells the year in its texts, or is named above."""
    landmarks = {fact.id: fact.date[:4] for fact in adult().facts if fact.confidence is Confidence.LANDMARK}
    unmarked = set()
    for step in adult().steps:
        years = {landmarks[name] for name in step.facts if name in landmarks}
        texts = " ".join(text for _, text in step_texts(step))
        if years and step.seen not in years and not any(year in texts for year in years):
            unmarked.add(step.id)
        if step.seen:
            assert step.seen in years, f"{step.id} n’a pas de repère de {step.seen}"
    assert unmarked == set(NOT_A_SCREEN_OF_THAT_TIME)


SAYS_SO = re.compile(
    r"établi|pas connu|n’a pas été|On ne sait pas|[Dd]emande|selon|affich|propos|peut|suivre|même question|garanti|cherch|Chercher|dernier|differe|différ",
    re.I,
)


def test_what_is_not_established_is_not_asserted() -> None:
    unknown = {fact.id for fact in adult().facts if fact.confidence is Confidence.UNKNOWN}
    assert len(unknown) > 5
    told_as_sure = [
        f"étape {step.id}"
        for step in adult().steps
        if unknown & set(step.facts) and not SAYS_SO.search(" ".join((step.subtitle, *step.do, step.paper.text)))
    ]
    told_as_sure += [
        f"obstacle {obstacle.id}, {attempt.id}"
        for obstacle in adult().obstacles
        for attempt in obstacle.tries
        if unknown & set(attempt.facts) and not SAYS_SO.search(f"{attempt.title} {attempt.text}")
    ]
    assert told_as_sure == []
    for fact in adult().facts:
        if fact.confidence is Confidence.UNKNOWN:
            assert re.search(r"n’est pas établi|ne sont pas établies|n’a pas été re|n’est pas établie", fact.text), (
                fact.id
            )


def test_the_month_of_verification_is_that_of_the_newest_source_and_every_fact_is_cited() -> None:
    assert adult().verified == max(source.date for source in adult().cited)[:7]
    sources = {source.id: source for source in library().sources}
    for fact in library().facts:
        assert fact.date <= max(sources[name].date for name in fact.sources) or len(fact.date) < 10, fact.id


def test_a_pathway_survives_its_own_encoding() -> None:
    assert decode(encode(adult())) == adult()
    assert msgspec.json.encode(adult(), order="deterministic") == encode(decode(encode(adult())))
