"""Sharing in words: the status bar, Réglages, the papers on what is kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.content.text import french, grouped
from mediateur.journal.leaving import Coarseness, Share
from mediateur.journal.network import Counter, Heard, Joined, Taken
from mediateur.usecases.coordination import words as coordination_words
from mediateur.usecases.network.network import standing_of
from mediateur.usecases.network.sending import Sent
from mediateur.usecases.network.standing import NOWHERE, Choice, Standing
from mediateur.usecases.network.words import on_paper, position, privacy, status_line
from tests.forms import reading
from tests.pathways.shipped import library

DAY = dt.date(2026, 11, 29)
SHARED = Standing("partage.exemple.fr", "ardeche-nord", Choice("commune", dt.date(2026, 11, 1)), 0, DAY)
COORDINATES = Standing("partage.exemple.fr", "mediateur-07")
SHARE = Share(territory="ardeche-nord", coarseness=Coarseness.COMMUNE, since=dt.date(2026, 11, 1))
JOINED = Joined("https://partage.exemple.fr/v1", "mediateur-07", "c-1", DAY, SHARE)
ALONE = "Tout reste ici."


def test_a_machine_that_shares_never_says_that_all_stays() -> None:
    assert privacy(None, ALONE) == ALONE
    assert privacy(COORDINATES, ALONE) == ALONE
    told = privacy(SHARED, ALONE)
    assert ALONE not in told
    assert "ardeche-nord" in told
    assert "partage.exemple.fr" in told
    assert "1er\N{NO-BREAK SPACE}novembre 2026" in told


def test_the_status_bar_says_what_waits_in_few_words() -> None:
    assert status_line(None) == status_line(COORDINATES) == ""
    assert status_line(SHARED) == french("Partage : tout est envoyé")
    assert status_line(SHARED._replace(waiting=1)) == french("Partage : 1 envoi en attente")
    assert "12 envois" in status_line(SHARED._replace(waiting=12))


def test_why_not_and_when_again_are_said() -> None:
    again = dt.datetime(2026, 11, 29, 15, 12)
    told = position(SHARED._replace(waiting=3, trouble="Le serveur ne répond pas.", again=again))
    assert "Le serveur ne répond pas." in told
    assert french("Prochain essai : le 29\N{NO-BREAK SPACE}novembre 2026, vers 15 h.") in told
    assert french("Rien n'est encore parti.") in position(SHARED._replace(last=None))


def test_a_failure_before_the_program_was_closed_is_still_said() -> None:
    stopped = JOINED._replace(failures=2, paused=dt.datetime(2026, 11, 29, 12, 0, tzinfo=dt.UTC))
    assert standing_of(stopped, 3).trouble
    assert standing_of(stopped, 0).trouble == ""
    assert standing_of(JOINED, 3, Sent(kept=2)).trouble == ""
    assert "2 envois" in standing_of(JOINED, 2, Sent(refused=2)).trouble


@pytest.mark.parametrize("form", ["registre-traitement", "notice-information", "notice-dsi"])
def test_papers_on_what_is_kept_say_with_whom_it_is_shared(data_folder: Path, form: str) -> None:
    app = App(data_folder)
    app.content._kept = ({}, library())
    before = reading.words(app.printing.form(form, "courant", "fr", None))
    assert "ardeche-nord" not in before
    with app.open_store().begin() as work:
        work.link.join(JOINED)
        work.commit()
    told = reading.words(app.printing.form(form, "courant", "fr", None))
    assert "ardeche-nord" in told
    app.close()


def test_papers_of_practice_say_nothing_of_sharing(data_folder: Path) -> None:
    app = App(data_folder, practice=True)
    assert app.words_of_sharing() == {}
    app.close()


def test_no_paper_says_more_of_a_place_than_what_is_shared() -> None:
    assert french("Du lieu : rien") in on_paper(SHARED._replace(choice=Choice(NOWHERE, DAY)))["partage"]
    assert on_paper(None) == {"partage": "non"}


def test_what_came_in_is_counted_in_words() -> None:
    assert coordination_words.taken(Taken()) == coordination_words.NOTHING_NEW
    told = coordination_words.taken(Taken(new=1200, corrected=1, refused=2))
    assert french(f"Reçu : {grouped(1200)} nouvelles séances, 1 correction.") in told
    assert "2 lignes illisibles" in told


def test_silence_is_said_from_sixty_days_on() -> None:
    counters = [Counter("1", "Mairie", "nord", DAY - dt.timedelta(days)) for days in (59, 60)]
    assert [one.last for one in coordination_words.silent(counters, DAY)] == [DAY - dt.timedelta(60)]
    assert coordination_words.silence(counters, DAY).startswith("1 lieu n’a rien compté")
    assert coordination_words.silence([], DAY) == coordination_words.NO_PLACE
    assert coordination_words.since(counters[0], DAY) == french("59 jours")


def test_versions_are_told_the_most_frequent_first() -> None:
    machines = [Heard("a", "nord", "1.4"), Heard("b", "nord", "1.4"), Heard("c", "nord")]
    assert coordination_words.versions(machines) == french(
        "Versions de Médiateur : 1.4 sur 2 postes, inconnue sur 1 poste."
    )
