"""What holds of the guard whatever is typed: made-up numbers are always found, any text is read to its end."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum.fr import nir

from mediateur.journal.privacy import Kind, inspect, redact
from mediateur.journal.spreadsheet_limits import MOST_CHARACTERS_OF_CELL
from tests.journal.notes_to_stop import NOTES
from tests.journal.privacy_more_notes import TO_STOP
from tests.journal.samples import TODAY

NOTES_TO_STOP = NOTES + TO_STOP

LONG = 4 * MOST_CHARACTERS_OF_CELL

SEPARATORS = st.sampled_from(["", " ", ".", "-", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\n", "/", "  "])
DEPARTMENTS = [f"{number:02}" for number in range(1, 96)] + ["2A", "2B", "99"]
OPENINGS = ["", "rappeler le ", "Vu ce matin : ", "carte perdue, ", "elle dit "]
ENDINGS = ["", " demain", ".", ", à reprendre", " (noté)"]


@st.composite
def social_security_numbers(draw: st.DrawFn) -> str:
    """Draw a made-up number with its right key."""
    body = (
        draw(st.sampled_from("123478"))
        + f"{draw(st.integers(0, 99)):02}{draw(st.integers(1, 12)):02}"
        + draw(st.sampled_from(DEPARTMENTS))
        + f"{draw(st.integers(1, 990)):03}{draw(st.integers(1, 999)):03}"
    )
    return body + str(nir.calc_check_digits(body))


@st.composite
def spread(draw: st.DrawFn, text: str) -> str:
    """Draw a layout of a number: separators where the hand put them."""
    return text[0] + "".join(draw(SEPARATORS) + char for char in text[1:])


def kinds(text: str) -> set[Kind]:
    return {finding.kind for finding in inspect(text, today=TODAY).blocking}


@given(st.data())
def test_a_social_security_number_is_found_in_any_layout(data: st.DataObject) -> None:
    number = data.draw(spread(data.draw(social_security_numbers())))
    note = data.draw(st.sampled_from(OPENINGS)) + number + data.draw(st.sampled_from(ENDINGS))
    assert Kind.SOCIAL_SECURITY in kinds(note)


@given(social_security_numbers(), st.integers(0, 96), st.sampled_from(ENDINGS))
def test_a_wrong_key_is_no_excuse(number: str, key: int, ending: str) -> None:
    plain = f"{number[:13]}{key:02}"
    cut = re.fullmatch(r"(.)(..)(..)(..)(...)(...)(..)", plain)
    assert cut
    assert Kind.SOCIAL_SECURITY in kinds(" ".join(cut.groups()) + ending)
    assert Kind.SOCIAL_SECURITY in kinds(plain + ending)


@given(st.data(), st.integers(0, 9999))
def test_a_phone_number_is_found_in_any_layout(data: st.DataObject, last: int) -> None:
    number = data.draw(spread(f"063998{last:04}"))
    note = data.draw(st.sampled_from(OPENINGS)) + number + data.draw(st.sampled_from(ENDINGS))
    assert Kind.PHONE in kinds(note)


WHO = ["Madame", "Monsieur", "La personne", "Mme la maire", "Sa fille", "Le médecin traitant"]
DOES = ["souhaite attendre", "a déjà un espace", "préfère réfléchir", "revient jeudi", "n’a pas reçu le code"]
WHY = ["", ", code expiré", ", carte Vitale perdue", ", mot de passe oublié", ", 3 essais", ", salle 204"]
WHEN = ["", " le 23/11/2026", " depuis 2019", " mardi à 10 h 12", " après le 4 décembre", " en janvier 2022"]
THEN = ["", ". Rappeler le 3422", ". Appeler le 34 22", ". Orientée vers France Services", ". 2 guides imprimés"]


@given(*(st.sampled_from(words) for words in (WHO, DOES, WHY, WHEN, THEN)))
@settings(max_examples=300)
def test_an_innocent_sentence_passes(who: str, does: str, why: str, when: str, then: str) -> None:
    assert inspect(f"{who} {does}{why}{when}{then}.", today=TODAY).answer() == "ok"


@given(st.sampled_from(NOTES_TO_STOP), st.sampled_from(OPENINGS), st.sampled_from(ENDINGS))
def test_a_verdict_never_holds_the_text_it_read(case: tuple[str, str], opening: str, ending: str) -> None:
    kind, note = case
    verdict = inspect(opening + note + ending, today=TODAY)
    said = repr(verdict) + verdict.answer() + kind
    for finding in verdict.blocking:
        passage = (opening + note + ending)[finding.start : finding.end]
        assert len(passage) < 3 or passage not in said


@pytest.mark.parametrize("note", [note for _, note in NOTES_TO_STOP])
def test_a_passage_that_was_removed_is_found_no_more(note: str) -> None:
    left = note
    while found := inspect(left, today=TODAY).blocking:
        passage, before = left[found[0].start : found[0].end], left
        left = redact(left, found[0])
        still = [left[other.start : other.end] for other in inspect(left, today=TODAY).blocking]
        assert before.count(passage) > 1 or passage not in still
        assert len(left) < len(before)


@given(st.text() | st.text("0123456789 .-/+:Oo\n") | st.text("MmeLlo. 'dé:@A1"))
@example("\0" * 40)
@example("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 3)
@settings(max_examples=400)
def test_any_text_is_read_and_positions_lie_in_it(text: str) -> None:
    verdict = inspect(text, today=TODAY)
    for finding in (*verdict.blocking, *verdict.warnings):
        assert 0 <= finding.start < finding.end <= len(text)
        assert len(redact(text, finding)) <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1 ",
        "O",
        "06 39 ",
        "0-",
        "a@",
        "a point ",
        "Mme Le ",
        "né à a ",
        "12/03/",
        "code de la ",
        "carte vitale ",
        "tel 32 470 ",
        "482913 code\n",
        "M. le maire ",
        "login a",
        "mdp : ",
        "mdp abc1 ",
        "compte Bleu1 ",
        "chez a point ",
        "12 rue des ",
        "habite au ",
        "lieu-dit a ",
        "caf a ",
        "passeport 1",
        "insta a ",
        "question secrete a ",
        "REPONSE A LA QUESTION A ",
        "reponse secrete a ",
        "cle wifi a1 ",
        "a1 comme mdp ",
        "cb finit par 1 ",
        "habite a cote du a ",
        "vit en caravane a ",
        "camping a bat 1 ",
        "hameau de a ",
        "rue du Docteur ",
        "ecole M. Curie ",
        "M. E. S. ",
        "Aline L ",
        "lorvain / aline ",
        "1 mois 2 an ",
        "a.a.",
        "c est ",
        "dossier de ",
        "Lorvain ",
        "lorvain aline ",
        "nicole a ",
        "suite robert fournier ",
        "mme veuve ",
        "mdm olivier ",
        "question secrete, a, ",
        "code recu 118 463 ",
        "Aa-1",
        "fr76",
        "2a",
        "é",
        "\n",
    ],
)
def test_long_repetitions_are_read_to_the_end(piece: str) -> None:
    text = (piece * (LONG // len(piece) + 1))[:LONG]
    assert inspect(text + " Mme Lorvain", today=TODAY).blocking
