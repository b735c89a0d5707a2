"""The ids of forms that other rooms name. Nothing is imported here: the window reads it as it opens."""

from __future__ import annotations

ACTIVATION = "activer-adulte"
PREPARE, MEMO = "preparer-revenir", "memo-qui-voit-quoi"
# The guide of a pathway bears its id, the sheet of a right the id of that right, the hand-out of a module its id.
GUIDE, SHEET, MODULE = "guide-", "fiche-", "module-"
