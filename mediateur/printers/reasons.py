"""Why a printer may not print, as CUPS says it, in the few words that stand beside its name.

The keywords are those of printer-state-reasons (RFC 8011, 5.4.12; PWG 5100.9), each with how serious it is as its end:
« -error », « -warning », « -report ». What is not known here is told only where it is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

PAUSED, REFUSING, BROKEN = "en pause", "n’accepte plus de documents", "en panne"
# The worst first: one reason is told, and it is the one to mend.
WORDS: Mapping[str, str] = {
    "paused": PAUSED,
    "moving-to-paused": PAUSED,
    "offline": "éteinte ou débranchée",
    "shutdown": "éteinte ou débranchée",
    "timed-out": "ne répond pas",
    "connecting-to-device": "ne répond pas",
    "media-jam": "papier coincé",
    "media-empty": "plus de papier",
    "media-needed": "papier à mettre",
    "input-tray-missing": "bac à papier absent",
    "cover-open": "capot ouvert",
    "door-open": "capot ouvert",
    "interlock-open": "capot ouvert",
    "toner-empty": "plus d’encre",
    "marker-supply-empty": "plus d’encre",
    "marker-waste-full": "bac d’encre usée plein",
    "output-area-full": "sortie pleine",
    "spool-area-full": "file pleine",
    "media-low": "bientôt plus de papier",
    "toner-low": "bientôt plus d’encre",
    "marker-supply-low": "bientôt plus d’encre",
    "marker-waste-almost-full": "bac d’encre usée presque plein",
    "output-area-almost-full": "sortie presque pleine",
}
_SEVERITY = re.compile(r"-(?:error|warning|report)$")


def reason(keywords: Iterable[str]) -> str:
    """Return the worst of these reasons in French, nothing where there is none to tell."""
    said = tuple(keywords)
    known = {_SEVERITY.sub("", keyword) for keyword in said}
    worst = next((words for keyword, words in WORDS.items() if keyword in known), "")
    return worst or (BROKEN if any(keyword.endswith("-error") for keyword in said) else "")


def read(said: str) -> dict[str, str]:
    """Return the reason of each queue that has one, from what `lpstat -l -p -a` says in English."""
    found: dict[str, str] = {}
    name = ""
    for line in said.splitlines():
        words = line.split()
        if line.startswith("printer ") and len(words) > 1:
            name = words[1]
        elif name and words[:1] == ["Alerts:"]:
            found[name] = reason(words[1:])
        elif words[1:4] == ["not", "accepting", "requests"] and not line[0].isspace():
            found[words[0]] = PAUSED if found.get(words[0]) == PAUSED else REFUSING
    return {queue: told for queue, told in found.items() if told}
