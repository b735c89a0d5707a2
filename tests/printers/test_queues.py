"""The queues of a real CUPS: what goes in comes out, and what cannot come out is said."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from mediateur.content.official import OFFICIAL_URL
from mediateur.paths import resources
from mediateur.printers import cups, troubles
from mediateur.printers.cups import Queue, State
from mediateur.printers.ticket import LONG_EDGE, ONE_SIDED, Ticket
from mediateur.usecases.content.library import Content
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.preferences import Preferences
from tests.cupsd import NOWHERE, PrintServer, a3_only, needs_cups

pytestmark = needs_cups
A4_POINTS = (595, 842)
DPI, POINTS = 150, 72
NBSP = "\N{NO-BREAK SPACE}"
OR_PDF = ", ou enregistrez en PDF."


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    preferences = Preferences(tmp_path_factory.mktemp("dossier"))
    return Printing(Content(resources(), preferences), preferences).form("guide-activer-adulte", "courant", "fr", None)


def pages(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


def told(pdf: bytes, ticket: Ticket) -> str:
    """Return what is said of a document that stays off paper."""
    with pytest.raises(troubles.NotPrintedError) as refusal:
        cups.send(pdf, ticket)
    return str(refusal.value)


def test_what_comes_out_is_the_document(print_server: PrintServer, pdf: bytes) -> None:
    cups.send(pdf, Ticket("Accueil", "Mon guide"))
    [paper] = print_server.papers()
    printed = pypdfium2.PdfDocument(paper)
    assert len(printed) == pages(pdf)
    for page in printed:
        assert page.get_size() == pytest.approx(A4_POINTS, abs=1)
    codes = zxingcpp.read_barcodes(printed[0].render(scale=DPI / POINTS).to_pil())
    assert [code.text for code in codes] == [OFFICIAL_URL]
    assert len(paper) < 1_000_000, "the pages became pictures"


@pytest.mark.parametrize("sides", [ONE_SIDED, LONG_EDGE])
@pytest.mark.parametrize(("colour", "mode"), [(False, "monochrome"), (True, "color")])
def test_what_was_chosen_reaches_the_queue(
    print_server: PrintServer, pdf: bytes, sides: str, colour: bool, mode: str
) -> None:
    cups.send(pdf, Ticket("Accueil", "Préparer l’arrivée", copies=3, sides=sides, colour=colour, pages="1-2"))
    [paper] = print_server.papers()
    [job] = print_server.jobs()
    assert job == ("Préparer l’arrivée", "3", sides, mode, "A4")
    assert pages(paper) == 2 * 3


@pytest.mark.parametrize(
    "title",
    [
        "-o raw",
        "--",
        "-h 127.0.0.1:1",
        "l'“été” \"d'abord\" `$(id)`;",
        "deux\nlignes\r\0\x1b[31m",
        "é" * 5000,
        "",
        "\u202e",
    ],
)
def test_no_title_is_an_option(print_server: PrintServer, pdf: bytes, title: str) -> None:
    ticket = Ticket("Accueil", title)
    cups.send(pdf, ticket)
    assert len(print_server.papers()) == 1
    assert print_server.jobs()[0][:3] == (ticket.document, "1", "one-sided")


def test_a_queue_says_what_it_is(print_server: PrintServer) -> None:
    print_server.add("Bureau")
    print_server.pause("Bureau")
    assert set(cups.names()) == {"Accueil", "Bureau"}
    assert cups.queue("Accueil").state is State.READY
    assert cups.queue("Accueil").has_a4
    assert {"A4", "A3"} <= cups.queue("Accueil").papers
    assert cups.queue("Bureau").state is State.STOPPED


@pytest.mark.parametrize("name", ["Étage", "2e-étage_n°1", "a,b", "-x", "$(id)"])
def test_a_queue_may_bear_any_name(print_server: PrintServer, pdf: bytes, name: str) -> None:
    print_server.add(name)
    assert name in cups.names()
    cups.send(pdf, Ticket(name, "Guide"))
    assert len(print_server.papers()) == 1


@pytest.mark.parametrize(
    ("papers", "has_a4"), [("", True), ("A3 A4", True), ("iso_a4_210x297mm", True), ("A3 Letter", False)]
)
def test_a_queue_that_does_not_say_its_papers_is_trusted(papers: str, has_a4: bool) -> None:
    assert Queue("Accueil", State.READY, frozenset(papers.split())).has_a4 is has_a4


def test_a_paused_queue_gets_nothing(print_server: PrintServer, pdf: bytes) -> None:
    print_server.pause("Accueil")
    paused = f"L’imprimante «{NBSP}Accueil{NBSP}» est en pause. Le document est prêt."
    assert told(pdf, Ticket("Accueil", "Guide")) == f"{paused} Relancez-la dans les réglages du poste{OR_PDF}"
    assert (print_server.waiting(), print_server.spool()) == ([], [])


def test_a_queue_that_refuses_is_told(print_server: PrintServer, pdf: bytes) -> None:
    print_server.refuse("Accueil")
    assert "n’accepte plus de documents" in told(pdf, Ticket("Accueil", "Guide"))


def test_a_queue_removed_is_told_with_the_others(print_server: PrintServer, pdf: bytes) -> None:
    print_server.add("Bureau")
    print_server.remove("Accueil")
    said = told(pdf, Ticket("Accueil", "Guide"))
    assert f"«{NBSP}Accueil{NBSP}» n’est pas là" in said
    assert said.endswith(f"Choisissez-en une autre (Bureau){OR_PDF}")


def test_a_queue_with_a3_only_is_told(print_server: PrintServer, pdf: bytes, tmp_path: Path) -> None:
    print_server.add("Traceur", a3_only(tmp_path))
    assert cups.queue("Traceur").papers == {"A3"}
    assert "n’a pas de papier A4" in told(pdf, Ticket("Traceur", "Guide"))
    cups.send(pdf, Ticket("Traceur", "Guide", paper="A3"))
    [paper] = print_server.papers()
    assert pypdfium2.PdfDocument(paper)[0].get_size() == pytest.approx((842, 1191), abs=1)


def test_no_queue_at_all_is_told(print_server: PrintServer, pdf: bytes) -> None:
    print_server.forget()
    assert cups.names() == ()
    assert told(pdf, Ticket("Accueil", "Guide")).startswith("Ce poste n’a aucune imprimante.")


def test_no_print_service_is_told(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", NOWHERE)
    assert cups.names() == ()
    assert told(pdf, Ticket("Accueil", "Guide")).startswith("Le service d’impression de ce poste ne répond pas.")


@pytest.mark.parametrize(
    "name", ["", "-x", "--help", "Accueil -o raw", "Acc\nueil", "l'“a”", "\0", "\ud800", "a" * 9000]
)
def test_no_name_is_an_option(print_server: PrintServer, pdf: bytes, name: str) -> None:
    said = told(pdf, Ticket(name, "Guide"))
    assert "n’est pas là" in said
    assert "\n" not in said
    assert len(said) < 300
    assert print_server.jobs() == []


def test_a_command_that_lacks_is_told(pdf: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not cups.available()
    assert told(pdf, Ticket("Accueil", "Guide")).startswith("L’imprimante ne répond pas.")
