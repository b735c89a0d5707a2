"""What ReportLab leaves out and PDF/UA-1 (ISO 14289-1) asks: structure, title, language, metadata, true text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, PageLocation, String

from mediateur.forms.tagged import TAGS, Annotation, Bookmark, Mark, Node

LONG = 3
_PRINTED = 4
_PAIR = re.compile(rb"^<([0-9A-F]{2})> <([0-9A-F]{4,6})>$", re.MULTILINE)
_MAPS = re.compile(rb"\d+ beginbfchar.*endbfchar\n", re.DOTALL)
_MAPS_AT_MOST = 100


def finish(pdf: bytes, root: Node, title: str, language: str = "fr", bookmarks: Sequence[Bookmark] = ()) -> bytes:
    """Return the PDF with the structure `root` (a Document), its title, its language and PDF/UA's declaration.

    A document of LONG pages or more has its headings as bookmarks.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        if len(document.pages) >= LONG:
            _list_headings(document, bookmarks)
        _Structure(document).write(root)
        document.Root.Lang = String(TAGS[language])
        document.Root.MarkInfo = Dictionary(Marked=True)
        document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        _mend_text_maps(document)
        _describe(document, title, TAGS[language])
        out = BytesIO()
        document.save(out, min_version="1.7", deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _list_headings(document: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """Write the headings as bookmarks, each under the last one of a lower level."""
    with document.open_outline() as outline:
        open_: list[tuple[int, list[OutlineItem]]] = [(0, outline.root)]
        for mark in bookmarks:
            while open_[-1][0] >= mark.level:
                open_.pop()
            item = OutlineItem(mark.words, mark.page, PageLocation.XYZ, left=0, top=mark.top, zoom=0)
            open_[-1][1].append(item)
            open_.append((mark.level, item.children))


class _Structure:
    """Writes the tree, and for every page the way back from its marked content to the tree."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.document = document
        self.parents: list[dict[int, pikepdf.Object]] = [{} for _ in document.pages]
        self.of_annotations: list[pikepdf.Object] = []

    def write(self, root: Node) -> None:
        tree = self.document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._element(root, tree)])
        numbers: list[int | pikepdf.Object] = []
        for page, parents in enumerate(self.parents):
            self.document.pages[page].obj.StructParents = page
            self.document.pages[page].obj.Tabs = Name.S
            marked = self.document.make_indirect(Array([parents[mcid] for mcid in sorted(parents)]))
            numbers += [page, marked]
        for rank, element in enumerate(self.of_annotations):
            numbers += [len(self.parents) + rank, element]
        tree.ParentTree = self.document.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self.parents) + len(self.of_annotations)
        self.document.Root.StructTreeRoot = tree

    def _element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        element = self.document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent))
        if node.alt:
            element.Alt = String(node.alt)
        if node.lang:
            element.Lang = String(node.lang)
        if node.box:
            box = Array([round(side, 2) for side in node.box])
            element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
        if node.scope:
            element.A = Dictionary(O=Name.Table, Scope=Name(f"/{node.scope}"))
        element.K = Array([self._kid(kid, element) for kid in node.kids if not isinstance(kid, Node) or kid.kids])
        return element

    def _kid(self, kid: Node | Mark | Annotation, element: pikepdf.Object) -> pikepdf.Object:
        if isinstance(kid, Node):
            return self._element(kid, element)
        page = self.document.pages[kid.page].obj
        if isinstance(kid, Mark):
            self.parents[kid.page][kid.mcid] = element
            return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid)
        annotation = self.document.make_indirect(page.Annots[kid.rank])
        page.Annots[kid.rank] = annotation
        annotation.Contents = String(kid.description)
        annotation.F = _PRINTED
        annotation.StructParent = len(self.parents) + len(self.of_annotations)
        self.of_annotations.append(element)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)


def _mend_text_maps(document: pikepdf.Pdf) -> None:
    """Leave out of the fonts' text maps the codes that ReportLab does not use (it maps them to U+0000, forbidden)."""
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == Name.Font and "/ToUnicode" in item:
            item.ToUnicode.write(_mended(item.ToUnicode.read_bytes()))


def _mended(text_map: bytes) -> bytes:
    used = [pair.group() for pair in _PAIR.finditer(text_map) if int(pair[2], 16)]
    parts = [used[start : start + _MAPS_AT_MOST] for start in range(0, len(used), _MAPS_AT_MOST)]
    blocks = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(part), b"\n".join(part)) for part in parts)
    return _MAPS.sub(lambda _: blocks, text_map, count=1)


def _describe(document: pikepdf.Pdf, title: str, tag: str) -> None:
    """Write the title, and no moment of making: the same guide gives the same bytes."""
    for key in list(document.docinfo.keys()):
        del document.docinfo[key]
    document.docinfo["/Title"] = String(title)
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {tag}
        metadata["pdfuaid:part"] = "1"
