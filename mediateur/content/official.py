"""The official site: what a code or a button opens, and the address as it is told, which a person types."""

from __future__ import annotations

OFFICIAL_URL = "https://www.monespacesante.fr"
# As the sources tell it: two spellings of the one address that is checked letter by letter would look like a fraud.
OFFICIAL_ADDRESS = "monespacesante.fr"
