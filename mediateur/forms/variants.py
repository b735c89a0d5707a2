"""The three versions of every form."""

from __future__ import annotations

from enum import StrEnum


class Variant(StrEnum):
    """A version of a form."""

    COURANT = "courant"
    GROS = "gros"
    SIMPLIFIE = "simplifie"


VARIANT_LABELS: dict[Variant, str] = {
    Variant.COURANT: "Texte courant",
    Variant.GROS: "Gros caractères",
    Variant.SIMPLIFIE: "Version simplifiée",
}
