"""Every way in that something hostile may take, with what feeds it: one table, for each kind of attack."""

from __future__ import annotations

from tests.hostile.parsers_content import CONTENT
from tests.hostile.parsers_journal import JOURNAL
from tests.hostile.parsers_machine import MACHINE
from tests.hostile.parsers_trust import TRUST
from tests.hostile.table import Parser

PARSERS: tuple[Parser, ...] = (*CONTENT, *JOURNAL, *TRUST, *MACHINE)
BY_NAME = {parser.name: parser for parser in PARSERS}
