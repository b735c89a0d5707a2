"""The words that pages say whatever the guide: what a language must know before it tells any."""

from __future__ import annotations

from mediateur.content.dates import MONTHS
from mediateur.forms import foot, guide, guide_layout, legal, page
from mediateur.forms.sections import FREEDOM


def page_words() -> tuple[str, ...]:
    """Return these words in French, each once."""
    return (
        *(item.text for item in FREEDOM),
        *(guide_layout.KIND, guide_layout.NEED, guide_layout.DONE, guide_layout.CODE),
        *(guide_layout.RETURN, guide_layout.WHEN),
        *(guide.REMAINING, guide.AGAIN, guide.MEMO),
        *(page.NUMBER, page.RUNNING),
        *(foot.OFFICIAL, foot.CODE, foot.HELP, foot.CALL, foot.OR_CALL),
        *(legal.UNREVIEWED, legal.DRAWN, legal.DRAWN_WITH_YEARS, legal.AND, legal.SOURCES, legal.EDITED, legal.MONTH),
        legal.PAST,
        *MONTHS,
    )
