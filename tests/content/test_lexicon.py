"""The lexicon: plain explanations, no word twice, facts that exist."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import yaml

from mediateur.content.lexicon import (
    Lexicon,
    Term,
    explained,
    fold,
    lexicon_problems,
    load_lexicon,
    pattern,
)
from mediateur.content.problems import ContentError
from mediateur.content.readability import measure
from mediateur.paths import resources

GOOD = Term(id="code", words=("code provisoire",), text="Un code envoyé.", facts=("code-envoi",))
SHIPPED = load_lexicon(resources())


def rules(lexicon: Lexicon) -> list[tuple[str, str]]:
    return [(problem.place, problem.rule) for problem in lexicon_problems(lexicon, {"code-envoi"})]


def test_a_good_lexicon_has_no_problem() -> None:
    assert rules(Lexicon(terms=(GOOD,), initials=("SMS",), everyday=("ordinateur",), technical=("décret",))) == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"text": " "}, "texte-vide"),
        ({"words": ()}, "texte-vide"),
        ({"words": ("code provisoire", "")}, "texte-vide"),
        ({"text": f"{'mot ' * 21}."}, "phrase-longue"),
        ({"facts": ("absent",)}, "fait-inconnu"),
    ],
)
def test_what_is_wrong_in_a_term_is_named(changes: dict[str, object], rule: str) -> None:
    assert rules(Lexicon(terms=(msgspec.structs.replace(GOOD, **changes),))) == [("mot code", rule)]


def test_a_word_is_written_once_in_all_the_lists() -> None:
    other = Term(id="autre", words=("CODE provisoire",), text="Un autre code.")
    assert rules(Lexicon(terms=(GOOD, other))) == [("mot autre", "mot-double")]
    assert rules(Lexicon(terms=(GOOD,), everyday=("Code\N{NO-BREAK SPACE}provisoire",))) == [("everyday", "mot-double")]
    assert rules(Lexicon(initials=("SMS",), technical=("sms",))) == [("technical", "mot-double")]
    same = msgspec.structs.replace(GOOD, words=("autre mot",))
    assert rules(Lexicon(terms=(GOOD, same))) == [("mot code", "id-double")]


def test_a_folder_without_a_lexicon_has_an_empty_one_and_a_bad_file_is_named(tmp_path: Path) -> None:
    assert load_lexicon(tmp_path) == Lexicon()
    (tmp_path / "lexicon.yaml").write_text("terms: [{id: a}]", encoding="utf-8")
    with pytest.raises(ContentError) as failure:
        load_lexicon(tmp_path)
    assert failure.value.problems[0].file == "lexicon.yaml"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("deux codes provisoires ici", ["codes provisoires"]),
        ("un code\N{NO-BREAK SPACE}provisoire.", ["code provisoire"]),
        ("décode provisoire", []),
        ("S\N{RIGHT SINGLE QUOTATION MARK}opposer", ["s'opposer"]),
    ],
)
def test_words_are_found_in_the_plural_and_whatever_the_typography(text: str, found: list[str]) -> None:
    assert pattern(("code provisoire", "s'opposer")).findall(fold(text)) == found


def test_the_longest_word_is_the_one_found() -> None:
    assert pattern(("carte", "carte Vitale")).findall("la carte vitale") == ["carte vitale"]
    assert pattern(()).findall("rien") == []


def test_the_lexicon_that_ships_is_good_and_plain() -> None:
    facts = {
        fact["id"]
        for path in (resources() / "facts").glob("*.yaml")
        if path.name != "sources.yaml"
        for fact in yaml.safe_load(path.read_text(encoding="utf-8"))
    }
    assert list(lexicon_problems(SHIPPED, facts)) == []
    assert len(SHIPPED.terms) >= 60
    hard = {term.id: found for term in SHIPPED.terms if (found := _hard_words(term))}
    assert hard == {}


def _hard_words(term: Term) -> tuple[str, ...]:
    found = measure(term.text, SHIPPED)
    return found.hard + found.initials


def test_the_words_that_people_stumble_on_are_explained() -> None:
    wanted = (
        "code provisoire|code de connexion|numéro de série|profil médical|masquer|bloquer|fermer|s'opposer|"
        "bris de glace|Samu|régulation|équipe de soins|directives anticipées|personne de confiance|CNIL|DMP|INS|"
        "FranceConnect|AME|PMI|tutelle|curatelle|habilitation familiale|sauvegarde de justice|navigateur|"
        "fenêtre privée|QR"
    ).split("|")
    known = {fold(word) for word in explained(SHIPPED)}
    assert [word for word in wanted if fold(word) not in known] == []
