"""« Emporter sur une clé »: readable names that any stick takes, documents whole or absent, a work that stops."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.errors import MediateurError
from mediateur.forms.catalogue import FormInfo, Shelf
from mediateur.forms.variants import Variant
from mediateur.paths import resources
from mediateur.usecases.content.library import Content
from mediateur.usecases.paper import kit
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.preferences import Preferences

SAFE = re.compile(r'[^:?*"<>|/\\\x00-\x1f]+')


def form(form_id: str, title: str, *variants: Variant, languages: tuple[str, ...] = ("fr",)) -> FormInfo:
    return FormInfo(form_id, title, variants or tuple(Variant), languages, qr=False, shelf=Shelf.GUIDES)


@pytest.fixture
def printing(data_folder: Path) -> Printing:
    preferences = Preferences(data_folder)
    return Printing(Content(resources(), preferences), preferences)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Activer Mon espace santé", "Activer Mon espace santé.pdf"),
        ("Dire non\N{NO-BREAK SPACE}: s’opposer, fermer", "Dire non, s’opposer, fermer.pdf"),
        ("Qui peut voir quoi\N{NO-BREAK SPACE}?", "Qui peut voir quoi.pdf"),
        ("a/b\\c", "a-b-c.pdf"),
        ("CON", "CON_.pdf"),
        ("Les droits nationaux", "Les droits nationaux.pdf"),
        (" .. ", "document.pdf"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert kit.file_name(title) == name


@given(st.lists(st.text(max_size=200), min_size=1, max_size=6))
def test_names_are_safe_short_and_all_different(titles: list[str]) -> None:
    forms = [form(str(number), title) for number, title in enumerate(titles + titles)]
    names = [item.name for item in kit.plan(forms, Variant.GROS)]
    assert len({name.casefold() for name in names}) == len(forms)
    for name in names:
        assert SAFE.fullmatch(name)
        assert len(name) <= kit.LONGEST
        assert name.endswith(".pdf")
        assert not name.startswith((" ", "."))


def test_a_form_comes_once_in_what_it_has_and_its_name_says_it() -> None:
    slips = form("b", "Bulletins", Variant.COURANT)
    items = kit.plan([form("a", "Guide", languages=("fr", "en")), slips, slips], Variant.GROS, "en")
    assert [(item.form, item.variant, item.language, item.name) for item in items] == [
        ("a", Variant.GROS, "en", "Guide, gros caractères, en anglais.pdf"),
        ("b", Variant.COURANT, "fr", "Bulletins.pdf"),
    ]


def test_documents_are_written_one_at_a_time_and_nothing_else(printing: Printing, tmp_path: Path) -> None:
    by_id = {one.id: one for one in printing.catalogue()}
    items = kit.plan([by_id["preparer-revenir"], by_id["lettre-cloture"], by_id["memo-qui-voit-quoi"]], Variant.GROS)
    work = kit.write(items, tmp_path, printing, None)
    first = next(work)
    assert [path.name for path in tmp_path.iterdir()] == [first.name] == [items[0].name]
    next(work)
    work.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(item.name for item in items[:2])
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("error", "told"), [(errno.ENOSPC, "La clé est pleine."), (errno.EIO, "Ce dossier ne se laisse plus écrire.")]
)
def test_a_stick_that_fails_is_told_and_leaves_nothing_half_written(
    printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, told: str
) -> None:
    items = kit.plan([one for one in printing.catalogue() if one.id.startswith("lettre-")][:3], Variant.COURANT)
    work = kit.write(items, tmp_path, printing, None)
    next(work)

    def refused(_descriptor: int) -> None:
        raise OSError(error, "essai")

    monkeypatch.setattr("os.fsync", refused)
    with pytest.raises(MediateurError) as caught:
        next(work)
    assert caught.value.happened == told
    assert caught.value.safe == "Un document y est écrit en entier."
    assert [path.name for path in tmp_path.iterdir()] == [items[0].name]


def test_a_stick_that_is_gone_is_told(printing: Printing, tmp_path: Path) -> None:
    items = kit.plan(printing.letters()[:1], Variant.COURANT)
    with pytest.raises(MediateurError, match="ne se laisse plus écrire"):
        next(kit.write(items, tmp_path / "absente", printing, None))
