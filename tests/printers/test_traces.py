"""Nothing of what was typed for a person stays behind once her sheet is printed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.printers import cups
from mediateur.printers.ticket import Ticket
from tests.cupsd import PrintServer, needs_cups
from tests.traces import own_machine, traces, ways

FORM = "lettre-cloture"
CANARIES = ("Zoé Çanari-Ünique", "12 impasse du Perroquet (bât. B)")


@pytest.mark.parametrize("words", CANARIES)
def test_the_search_sees_each_way_of_writing(words: str, tmp_path: Path) -> None:
    for number, form in enumerate(sorted(ways(words))):
        (tmp_path / f"{number}.bin").write_bytes(b"\0avant" + form + b"apres\0")
    assert len(ways(words)) >= 10
    assert len(traces([words], tmp_path)) == len(ways(words))
    assert traces(["Autre chose"], tmp_path) == []


def test_the_search_sees_what_is_packed_or_named(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(CANARIES[0].encode()))
    (tmp_path / "b.json").write_text(json.dumps([CANARIES[0]]))
    (tmp_path / f"c {CANARIES[0]}").touch()
    assert len(traces(CANARIES, tmp_path)) == 3


@needs_cups
def test_nothing_typed_stays(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, print_server: PrintServer
) -> None:
    machine = own_machine(tmp_path, monkeypatch)
    app = App(data_folder)
    app.open_store()
    app.preferences.change(printing={"imprimante": "Accueil"})
    form = next(form for form in app.printing.catalogue() if form.id == FORM)
    typed = dict(zip((field.id for field in form.fields), CANARIES, strict=False))
    pdf = app.printing.form(form.id, "courant", "fr", None, typed=typed)
    (tmp_path / "papier.pdf").write_bytes(pdf)
    assert len(traces(CANARIES, tmp_path)) == len(CANARIES), "the search does not see them on paper, where they are"
    cups.send(pdf, Ticket("Accueil", form.title))
    (tmp_path / "papier.pdf").unlink()
    assert len(print_server.papers()) == 1
    app.close()
    assert print_server.spool() == []
    assert traces(CANARIES, tmp_path, data_folder, *machine, *print_server.kept()) == []
    assert [file for file in machine[-1].rglob("*") if file.is_file()] == []
