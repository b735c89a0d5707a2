"""Reading content: strict YAML, French typography, and a problem that names the place for whatever is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.problems import ContentError, Problem
from mediateur.content.reader import MOST_BYTES, fill, read_values
from mediateur.content.text import NBSP
from mediateur.content.yaml_tree import MOST_DEPTH, Raw, tree


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    label: str
    count: int = 0
    mark: bool = False
    lines: tuple[str, ...] = ()


class Sheet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    say: str
    items: tuple[Item, ...] = ()


GOOD = "id: a'b\nsay: C'est l'e-mail ?\nitems:\n  - {id: un, label: Oui, mark: true, count: 3}\n"


def read(folder: Path, content: str | bytes) -> Sheet:
    path = folder / "pages" / "une.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_values(path, Sheet, folder)


def refused(folder: Path, content: str | bytes) -> Problem:
    with pytest.raises(ContentError) as caught:
        read(folder, content)
    [problem] = caught.value.problems
    assert problem.file == "pages/une.yaml"
    assert problem.file in caught.value.happened
    assert problem.message.endswith(".")
    assert str(folder) not in str(problem)
    return problem


def test_texts_are_typeset_and_codes_are_left_as_they_are(tmp_path: Path) -> None:
    sheet = read(tmp_path, GOOD)
    assert (sheet.id, sheet.say) == ("a'b", f"C’est l’e‑mail{NBSP}?")
    assert sheet.items == (Item(id="un", label="Oui", mark=True, count=3),)


@pytest.mark.parametrize("word", ["no", "null", "~", "2022-05", "0x10", "1e3", "yes", "12:30:45"])
def test_every_scalar_is_the_text_that_was_written(word: str) -> None:
    assert tree(f"a: {word}") == {"a": word}


NESTED = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc'-é ", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(NESTED, st.booleans())
def test_the_tree_is_that_of_the_library_with_texts_only(value: Raw, flow: bool) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, default_style='"')
    assert tree(text) == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    assert tree(text) == value


def test_an_empty_text_holds_nothing() -> None:
    assert tree("") is None
    assert tree("# rien\n") is None


BOMB = "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}' if n else '*a'] * 9)}]\n" for n in range(12))
DEEP = {
    "brackets": "[" * 200_000,
    "closed brackets": "[" * 5000 + "]" * 5000,
    "dashes": "- " * 200_000 + "a",
    "braces": "{a: " * 100_000,
    "indents": "".join(f"{' ' * n}a:\n" for n in range(900)),
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deep_nesting_is_a_problem_and_not_the_end_of_the_program(tmp_path: Path, text: str) -> None:
    problem = refused(tmp_path, text)
    assert (problem.rule, f"plus de {MOST_DEPTH} niveaux" in problem.message) == ("yaml", True)


@pytest.mark.parametrize(
    ("content", "reason", "place"),
    [
        (GOOD + "say: encore\n", f"la clé «{NBSP}say{NBSP}» est écrite deux fois", "ligne 5"),
        (BOMB, "un renvoi (&, *) n’est pas permis", "ligne 2"),
        ("a: &a [*a]", "un renvoi (&, *) n’est pas permis", "ligne 1"),
        ("id: a\n---\nid: b\n", "un second document commence", "ligne 2"),
        ("? [a]\n: b\n", "une clé est un mot", "ligne 1"),
        ("id: [\n", "", "ligne 2"),
        ("id: a\n\tsay: b\n", "", "ligne 2"),
        ("id: a\x07b", "un caractère interdit s’y trouve", ""),
    ],
)
def test_what_is_not_strict_yaml_is_told_with_its_line(tmp_path: Path, content: str, reason: str, place: str) -> None:
    problem = refused(tmp_path, content)
    assert problem.rule == "yaml"
    assert reason in problem.message
    assert problem.place == place


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        ("", "", "Il faut ici des clés et leurs valeurs, et l’on y lit rien."),
        ("[]", "", "Il faut ici des clés et leurs valeurs, et l’on y lit une liste."),
        ("id: a\n", "", f"«{NBSP}say{NBSP}» manque."),
        (GOOD + "couleur: bleu\n", "", f"«{NBSP}couleur{NBSP}» n’est pas une clé connue."),
        (GOOD.replace("Oui", "[Oui]"), "items, un, label", "Il faut ici un texte, et l’on y lit une liste."),
        (
            GOOD.replace("count: 3", "count: trois"),
            "items, un, count",
            "Il faut ici un nombre entier, et l’on y lit un texte.",
        ),
        (GOOD.replace("true", "peut-être"), "items, un, mark", "Il faut ici true ou false, et l’on y lit un texte."),
        (GOOD + "  - {id: deux, label: Non, lines: [[a]]}\n", "items, deux, lines, n° 1", "Il faut ici un texte"),
        (GOOD + "  - {label: Non}\n", "items, n° 2", f"«{NBSP}id{NBSP}» manque."),
    ],
)
def test_a_wrong_shape_is_told_in_french_with_the_ids_on_the_way(
    tmp_path: Path, content: str, place: str, message: str
) -> None:
    problem = refused(tmp_path, content)
    assert (problem.rule, problem.place) == ("forme", place)
    assert message in problem.message


def test_files_that_do_not_read(tmp_path: Path) -> None:
    assert refused(tmp_path, b"id: \xe9t\xe9\n").rule == "fichier-illisible"
    assert refused(tmp_path, bytes(range(256)) * 50).rule == "fichier-illisible"
    assert refused(tmp_path, b"# a\n" * (MOST_BYTES // 4 + 1)).rule == "fichier-trop-gros"
    assert refused(tmp_path, b"\x00" * 1000).rule == "yaml"
    with pytest.raises(ContentError, match="abîmé") as caught:
        read_values(tmp_path / "absent.yaml", Sheet, tmp_path)
    assert caught.value.problems[0].rule == "fichier-absent"
    (tmp_path / "dossier.yaml").mkdir()
    with pytest.raises(ContentError) as caught:
        read_values(tmp_path / "dossier.yaml", Sheet, tmp_path)
    assert caught.value.problems[0].rule == "fichier-illisible"


@given(st.binary(max_size=60))
def test_no_content_raises_anything_but_a_content_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    try:
        read(folder, content)
    except ContentError as error:
        assert not re.search(r"[Ee]xpected|[Oo]bject", error.problems[0].message)


def test_references_are_replaced_and_those_without_a_datum_are_named() -> None:
    item = Item(id="{telephone}", label="Appelez le {telephone} ou {rien}.", lines=("{telephone}",))
    filled, missing = fill(item, {"telephone": "34 22"}, Item)
    assert filled == Item(id="34 22", label="Appelez le 34 22 ou {rien}.", lines=("34 22",))
    assert missing == ("rien",)
