"""What the program is, and what it is made of."""

from __future__ import annotations

from typing import NamedTuple

from mediateur.content.text import french


class Licence(NamedTuple):
    """A work that the program is made of or relies on."""

    name: str
    what: str
    licence: str


WHAT_IT_IS = french(
    "Médiateur aide un médiateur assis à côté d'une personne, devant « Mon espace santé ». Il ne remplace pas le "
    "site officiel et ne demande aucune donnée à la personne."
)
CHANGES = french("Le site peut avoir changé. Chaque étape montre ses sources et leur date.")
ACCESSIBILITY = french(
    "Accessibilité : partiellement conforme à la norme EN 301 549. La déclaration, règle par règle, est avec le code "
    "du programme, dans docs/accessibilite.md."
)
LICENCES: tuple[Licence, ...] = (
    Licence("Médiateur", "le programme", "MIT"),
    Licence("Atkinson Hyperlegible Next", "les caractères", "SIL Open Font License 1.1"),
    Licence("Lucide", "les icônes", "ISC"),
    Licence("Qt et Qt for Python (PySide6)", "la fenêtre", "LGPL 3"),
    Licence("SQLAlchemy, Alembic", "le journal", "MIT"),
    Licence("ReportLab", "les pages imprimées", "BSD"),
    Licence("svglib, python-stdnum", "les schémas, les numéros", "LGPL"),
    Licence("qrcode, msgspec", "les codes QR, les contenus", "BSD"),
    Licence("pikepdf", "les PDF accessibles", "MPL 2.0"),
    Licence("pypdfium2", "l’aperçu des pages", "BSD, Apache 2.0"),
    Licence("PyYAML, rapidfuzz", "les contenus, la recherche", "MIT"),
    Licence("XlsxWriter, calamine", "les tableurs", "BSD, MIT"),
    Licence("phonenumbers, requests", "les téléphones, le réseau", "Apache 2.0"),
    Licence("cryptography, base45", "les signatures", "Apache 2.0 ou BSD"),
    Licence("cwt, keyring", "les attestations, les secrets", "MIT"),
    Licence("sqlcipher3, zxing-cpp", "le registre, la lecture des codes QR", "zlib, Apache 2.0"),
    Licence("Python", "le langage", "PSF"),
)
