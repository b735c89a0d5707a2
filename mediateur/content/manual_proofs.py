"""Proofs of the manual: no link that leads nowhere, no picture that lacks or is idle, no page that nobody reaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from mediateur.content.manual import PICTURES, SUMMARY, Page, paragraphs, read_manual
from mediateur.content.problems import Problem
from mediateur.content.text import sentences, word_count

MOST_WORDS = 20
FOLDER = "manuel"
Found = Iterator[tuple[str, str]]


def manual_problems(folder: Path) -> tuple[Problem, ...]:
    """Return every problem of the manual in a folder; none when there is no such folder.

    Links that leave the manual are not followed: what they lead to does not come with the program.
    """
    if not folder.is_dir():
        return ()
    try:
        pages = {page.name: page for page in read_manual(folder)}
    except (OSError, UnicodeDecodeError) as error:
        message = f"Une page ne se lit pas ({type(error).__name__}). Remettez ce dossier."
        return (Problem(FOLDER, "", "forme", message),)
    pictures = {f"{PICTURES}/{path.name}" for path in (folder / PICTURES).glob("*.png")}
    problems = [
        Problem(f"{FOLDER}/{page.name}.md", "", *found)
        for page in pages.values()
        for rule in (_headings(page), _links(page, pages), _pictures(page, pictures), _sentences(page))
        for found in rule
    ]
    return (*problems, *_unreached(pages), *_idle(pages.values(), pictures))


def _headings(page: Page) -> Found:
    if [heading.level for heading in page.headings].count(1) != 1 or not page.text.startswith("# "):
        yield "titre", "Une page commence par son seul titre, « # »."
    levels = [heading.level for heading in page.headings]
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield "titre", "Un niveau de titre est sauté."
    for anchor, count in Counter(heading.anchor for heading in page.headings).items():
        if count > 1:
            yield "titre-double", f"Le titre « {anchor} » est donné {count} fois. Changez-en un."


def _links(page: Page, pages: Mapping[str, Page]) -> Found:
    for link in page.links:
        if link.leaves:
            continue
        reached = pages.get(link.page or page.name)
        if reached is None:
            yield "lien-mort", f"« {link.target} » n’existe pas. Corrigez le lien, ou écrivez la page."
        elif link.anchor and link.anchor not in {heading.anchor for heading in reached.headings}:
            yield "lien-mort", f"« {link.target} » : cette page n’a pas ce titre. Corrigez le lien."


def _pictures(page: Page, files: Iterable[str]) -> Found:
    for picture in page.pictures:
        if picture.file not in files:
            yield "image-absente", f"« {picture.file} » n’existe pas. Lancez « make manuel », ou corrigez le nom."
        if not picture.alt.strip():
            yield "image-muette", f"« {picture.file} » n’a pas de description. Écrivez ce qu’elle montre."


def _sentences(page: Page) -> Found:
    for _, words in paragraphs(page):
        for sentence in sentences(words):
            if word_count(sentence) > MOST_WORDS:
                yield "phrase-longue", f"Plus de {MOST_WORDS} mots : « {sentence} » Coupez-la."


def _unreached(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Find the pages to which no chain of links leads from the summary."""
    seen, waiting = set(), [SUMMARY]
    while waiting:
        name = waiting.pop()
        if name in pages and name not in seen:
            seen.add(name)
            waiting += [link.page for link in pages[name].links if not link.leaves]
    for name in sorted(set(pages) - seen):
        message = f"Aucun lien n’y mène depuis {SUMMARY}.md. Ajoutez-en un."
        yield Problem(f"{FOLDER}/{name}.md", "", "page-perdue", message)


def _idle(pages: Iterable[Page], files: Iterable[str]) -> Iterator[Problem]:
    shown = {picture.file for page in pages for picture in page.pictures}
    for file in sorted(set(files) - shown):
        yield Problem(f"{FOLDER}/{file}", "", "image-inutile", "Aucune page ne montre cette image. Retirez-la.")
