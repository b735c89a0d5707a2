"""The words of the adult's activation as it ships: said in full, without judging, typeset, and no surer than known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.content.facts import Confidence
from mediateur.content.text import french
from mediateur.pathways.model import End, Obstacle, Step
from mediateur.pathways.proofs_texts import end_texts, obstacle_texts, step_texts
from tests.pathways.adult import adult, library


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
    r"établi|pas connu|pas été retrouvé|ne sait pas|demand|question|affich|propos|cherch|garanti|Signaler",
    re.IGNORECASE,
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
