"""The words of every pathway as it ships: said in full, without judging, typeset, and no surer than known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.content.facts import Confidence
from mediateur.content.text import french
from mediateur.pathways.model import End, Obstacle, Pathway, Step
from mediateur.pathways.proofs_texts import end_texts, obstacle_texts, step_texts
from tests.pathways.shipped import library, names, shipped


def said_to_the_person(spoken: Step | Obstacle | End) -> tuple[str, ...]:
    """Return what the person hears, reads on the large screen and takes home."""
    return (spoken.say, spoken.show.title, *spoken.show.lines, spoken.paper.title, spoken.paper.text)


def spoken() -> tuple[Step | Obstacle | End, ...]:
    pathways = library().pathways
    return (*(s for p in pathways for s in p.steps), *library().obstacles, *(e for p in pathways for e in p.ends))


def every_text() -> Iterator[tuple[str, str]]:
    """Yield every text that somebody reads, with its place."""
    for pathway in library().pathways:
        yield from ((f"{pathway.id}, {place}", text) for place, text in texts_of(pathway))
    for obstacle in library().obstacles:
        yield from ((f"obstacle {obstacle.id}, {name}", text) for name, text in obstacle_texts(obstacle))
    for screen in library().screens:
        yield f"schéma {screen.id}", screen.alt
        for frame in screen.frames:
            yield from ((f"schéma {screen.id}", text) for text in (frame.caption, *(i.label for i in frame.items)))
    for situation in library().situations:
        yield from ((f"situation {situation.id}", text) for text in (situation.title, *situation.says))
    yield from ((f"fait {fact.id}", text) for fact in library().facts for text in (fact.text, fact.value))
    yield from ((f"source {source.id}", source.title) for source in library().sources)


def texts_of(pathway: Pathway) -> Iterator[tuple[str, str]]:
    """Yield the texts of a pathway, its obstacles left out."""
    for step in pathway.steps:
        yield from ((f"étape {step.id}, {name}", text) for name, text in step_texts(step))
        yield from ((f"étape {step.id}, réponse {answer.id}", answer.label) for answer in step.answers)
    for end in pathway.ends:
        yield from ((f"fin {end.id}, {name}", text) for name, text in end_texts(end))
    for question in pathway.triage.questions:
        yield from ((f"triage {question.id}", text) for text in (question.title, question.hint))
        for option in question.options:
            texts = (option.label, option.summary, option.bring, option.note)
            yield from ((f"triage {question.id}, {option.id}", text) for text in texts)
    yield from (("en-tête", text) for text in (pathway.title, pathway.summary, *pathway.needs, *pathway.words))
    yield from (("liste de fin", check.label) for check in pathway.checklist)


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
    ("activer-adulte", "preparer"): "nothing of the site is in view yet",
    ("activer-adulte", "deja-active"): "its texts say where to look, not what the page looks like",
    ("activer-adulte", "reglages"): "names four settings, no button",
    ("activer-adulte", "profil-medical"): "the page is the person's own and is not described",
    ("activer-adulte", "notifications"): "says that the name of the page is not established",
}


def test_what_was_only_seen_long_ago_is_marked_as_a_landmark() -> None:
    """A step that rests on a landmark bears its year, or tells the year in its texts, or is named above."""
    landmarks = {fact.id: fact.date[:4] for fact in library().facts if fact.confidence is Confidence.LANDMARK}
    unmarked = set()
    for pathway in library().pathways:
        for step in pathway.steps:
            years = {landmarks[name] for name in step.facts if name in landmarks}
            texts = " ".join(text for _, text in step_texts(step))
            if years and step.seen not in years and not any(year in texts for year in years):
                unmarked.add((pathway.id, step.id))
            if step.seen:
                assert step.seen in years, f"{pathway.id}, {step.id} n’a pas de repère de {step.seen}"
    assert unmarked == set(NOT_A_SCREEN_OF_THAT_TIME)


SAYS_SO = re.compile(
    r"établi|pas connu|pas été retrouvé|ne sait pas|demand|question|affich|propos|cherch|garanti|Signaler|promet|"
    r"selon|vérifi|orient|renseign|34 22|caisse",
    re.IGNORECASE,
)


def test_what_is_not_established_is_not_asserted() -> None:
    unknown = {fact.id for fact in library().facts if fact.confidence is Confidence.UNKNOWN}
    assert len(unknown) > 40
    told_as_sure = [
        f"{pathway.id}, étape {step.id}"
        for pathway in library().pathways
        for step in pathway.steps
        if unknown & set(step.facts) and not SAYS_SO.search(" ".join((step.subtitle, *step.do, step.paper.text)))
    ]
    told_as_sure += [
        f"obstacle {obstacle.id}, {attempt.id}"
        for obstacle in library().obstacles
        for attempt in obstacle.tries
        if unknown & set(attempt.facts) and not SAYS_SO.search(f"{attempt.title} {attempt.text}")
    ]
    assert told_as_sure == []
    admits = re.compile(
        r"(?:n’est|ne sont|n’a|n’ont) pas (?:été )?(?:établi|re|lu|tranch|précis)|pas établi|rien n’établit|"
        r"aucune (?:page|source|charte)[^.]* (?:lue|retrouvée)",
        re.IGNORECASE,
    )
    assert [f.id for f in library().facts if f.confidence is Confidence.UNKNOWN and not admits.search(f.text)] == []


def test_the_month_of_verification_is_that_of_the_newest_source_and_every_fact_is_dated_by_its_own() -> None:
    for name in names():
        assert shipped(name).verified.startswith(max(source.date for source in shipped(name).cited)[:7]), name
    sources = {source.id: source for source in library().sources}
    for fact in library().facts:
        assert fact.date <= max(sources[name].date for name in fact.sources) or len(fact.date) < 10, fact.id
