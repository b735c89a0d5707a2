"""The keys of the window, in one table.

Source: the interface design, section 5. On an AZERTY keyboard the top row gives & é " ' ( - è _ without
Maj, so each « Ctrl + digit » is bound to both; all but the sixth, since Ctrl + − makes the text smaller everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

AZERTY = {1: "&", 2: "é", 3: '"', 4: "'", 5: "(", 7: "è", 8: "_", 9: "ç"}

KEYS: dict[str, tuple[str, ...]] = {
    "aide": ("F1",),
    "neutre": ("F8",),
    "panneau": ("F9",),
    "ecran-usager": ("F11",),
    "imprimer": ("Ctrl+P",),
    "finir": ("Ctrl+Return", "Ctrl+Enter"),
    "chercher": ("Ctrl+K",),
    "agrandir": ("Ctrl++", "Ctrl+="),
    "reduire": ("Ctrl+-",),
    "taille-normale": ("Ctrl+0", "Ctrl+à"),
    "theme": ("Ctrl+Shift+T",),
    "annuler": ("Ctrl+Z",),
    "region-suivante": ("F6",),
    "region-precedente": ("Shift+F6",),
    "precedent": ("Alt+Left",),
    "suivant": ("Alt+Right",),
    **{f"aller-{n}": tuple(f"Ctrl+{key}" for key in (n, AZERTY.get(n)) if key) for n in range(1, 10)},
}


def bind(owner: QWidget, names: Iterable[str]) -> dict[str, QAction]:
    """Give a window the actions of these names with their keys; the caller connects them to bound slots."""
    made = {}
    for name in names:
        action = QAction(owner)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in KEYS[name]])
        owner.addAction(action)
        made[name] = action
    return made
