"""What CUPS says of a printer in keywords is told in French, the worst first, and nothing is made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.printers.reasons import BROKEN, REFUSING, WORDS, read, reason

SAID = """\
printer Accueil is idle.  enabled since Sun Nov 29 02:47:15 2026
\tForm mounted:
\tDescription: Alerts: paused
\tAlerts: none
printer Bureau disabled since Sun Nov 29 02:47:16 2026 -
\tPaused
\tAlerts: paused toner-low-report
printer Étage now printing Étage-7.  enabled since Sun Nov 29 02:47:16 2026
\tLoading paper
\tAlerts: toner-low-warning media-empty-error
printer Fond is idle.  enabled since Sun Nov 29 02:47:16 2026
\tAlerts: none
Accueil accepting requests since Sun Nov 29 02:47:15 2026
Bureau not accepting requests since Sun Nov 29 02:47:16 2026 -
Fond not accepting requests since Sun Nov 29 02:47:16 2026 -
\tRejecting Jobs
"""


def test_what_the_system_says_is_read_queue_by_queue() -> None:
    assert read(SAID) == {"Bureau": "en pause", "Étage": "plus de papier", "Fond": REFUSING}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("none", ""),
        ("", ""),
        ("toner-low-report", "bientôt plus d’encre"),
        ("toner-low-warning media-jam-error", "papier coincé"),
        ("media-empty", "plus de papier"),
        ("fuser-over-temp-error", BROKEN),
        ("com.maker.dreaming-report cups-waiting-for-job-completed", ""),
    ],
)
def test_the_worst_reason_is_told(said: str, told: str) -> None:
    assert reason(said.split()) == told


@given(st.lists(st.sampled_from(sorted(WORDS)), min_size=1), st.sampled_from(("", "-report", "-warning", "-error")))
def test_the_order_in_which_they_are_said_changes_nothing(keywords: list[str], severity: str) -> None:
    said = [f"{keyword}{severity}" for keyword in keywords]
    assert reason(said) == reason(said[::-1]) == WORDS[min(keywords, key=list(WORDS).index)]


@given(st.text())
def test_no_answer_is_more_than_it_says(said: str) -> None:
    assert set(read(said).values()) <= {*WORDS.values(), REFUSING, BROKEN}
