"""The words that `lp` gets: what was chosen, and nothing that a title could make of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediateur.printers.ticket import LONG_EDGE, LONGEST_TITLE, UNTITLED, Ticket, one_line, words

HOSTILE = st.text() | st.text(alphabet="-o\n\r\t\0'\"`$;| \u202e\u2028\ud800é=", min_size=1, max_size=400)


def test_everything_chosen_is_told() -> None:
    ticket = Ticket("Accueil", "Mon guide", 3, LONG_EDGE, pages="1,3-4", more=("InputSlot=Tray2",))
    assert " ".join(words(ticket)) == (
        "-d Accueil -n 3 -t Mon guide -P 1,3-4 -o document-format=application/pdf -o media=A4"
        " -o sides=two-sided-long-edge -o print-color-mode=monochrome -o collate=true -o InputSlot=Tray2"
    )


def test_what_is_not_chosen_is_told_too_or_left_out() -> None:
    told = words(Ticket("Accueil", "Mon guide", colour=True, paper="A5"))
    assert {"print-color-mode=color", "sides=one-sided", "media=A5", "fit-to-page"} <= set(told)
    assert "collate=true" not in told
    assert "-P" not in told
    assert "collate=true" not in words(Ticket("Accueil", "Mon guide", copies=2, collated=False))


@given(HOSTILE)
def test_a_title_is_one_readable_word_of_the_command(title: str) -> None:
    told = words(Ticket("Accueil", title))
    plain = words(Ticket("Accueil", "Titre"))
    assert len(told) == len(plain)
    assert [word for word, usual in zip(told, plain, strict=True) if word != usual] in ([told[5]], [])
    assert told[4] == "-t"
    assert told[5].isprintable()
    assert told[5].strip()
    assert len(told[5]) <= LONGEST_TITLE
    assert len(told[5].encode()) <= 4 * LONGEST_TITLE


def test_a_title_keeps_what_can_be_read() -> None:
    assert one_line("Refuser\nl’accès\t«\u00a0tout\u00a0»", 80) == "Refuser l’accès « tout »"
    assert one_line("abcdef", 4) == "abc…"
    assert Ticket("Accueil", "\0\n").document == UNTITLED
