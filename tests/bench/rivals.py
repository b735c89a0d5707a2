"""WeasyPrint and Typst, each making the same guide: tagged, with the same fonts, and warm as they can be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

from tests.bench.told import Drawn, Stage, Told

Engine = Callable[[Told], bytes]
HERE = Path(__file__).parent
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}


def weasyprint(folder: Path, fonts: Path) -> Engine:
    """Return WeasyPrint with its style sheet read, its fonts known, and pictures kept from one guide to the next."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    known = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: Atkinson Hyperlegible Next; font-weight: {weight}; "
        f"src: url({(fonts / f'AtkinsonHyperlegibleNext-{name}.ttf').as_uri()}) }}\n"
        for weight, name in WEIGHTS.items()
    )
    style = CSS(string=faces + (HERE / "guide.css").read_text(encoding="utf-8"), font_config=known)
    pictures: dict[str, Any] = {}

    def make(told: Told) -> bytes:
        page = HTML(string=_html(told), base_url=f"{folder}/")
        options = {"pdf_variant": "pdf/ua-1", "cache": pictures}
        return bytes(page.write_pdf(stylesheets=[style], font_config=known, **options))

    return make


def typst(folder: Path, fonts: Path) -> Engine:
    """Return Typst with its fonts known, and what it keeps from one guide to the next."""
    from typst import Compiler, Fonts

    (folder / "guide.typ").write_bytes((HERE / "guide.typ").read_bytes())
    known = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
    compiler = Compiler(str(folder / "guide.typ"), root=str(folder), font_paths=known)

    def make(told: Told) -> bytes:
        data = told._asdict() | {"code": told.code._asdict(), "stages": [_plain(stage) for stage in told.stages]}
        return bytes(compiler.compile(sys_inputs={"told": json.dumps(data)}, format="pdf", pdf_standards=["ua-1"]))

    return make


def _plain(stage: Stage) -> dict[str, Any]:
    return stage._asdict() | {"picture": stage.picture._asdict() if stage.picture else None}


def _html(told: Told) -> str:
    body = [
        f'<p class="kind">{escape(told.kind)}</p><h1>{escape(told.title)}</h1>',
        f'<section class="frame"><h2>{escape(told.need)}</h2><ul>{_all("li", told.needs)}</ul></section>',
        f"<ol>{''.join(_stage(stage) for stage in told.stages)}</ol>",
        f'<section class="frame"><h2>{escape(told.note[0])}</h2>{_all("p", told.note[1:])}</section>',
        f"<footer>{_image(told.code)}<div><h2>{escape(told.official)}</h2>",
        f'<p><a href="{told.site}">{escape(told.address)}</a></p></div>',
        f"<div><h2>{escape(told.help)}</h2>{_all('p', (told.contact, told.call))}</div></footer>",
        f'<div class="small">{_all("p", told.legal)}</div>',
    ]
    head = f'<meta charset="utf-8"><title>{escape(told.title)}</title>'
    return f'<html lang="fr"><head>{head}</head><body>{"".join(body)}</body></html>'


def _stage(stage: Stage) -> str:
    picture = _image(stage.picture) if stage.picture else ""
    return f"<li>{picture}<h2>{escape(stage.title)}</h2>{_all('p', stage.lines)}</li>"


def _all(tag: str, texts: Iterable[str]) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)


def _image(drawn: Drawn) -> str:
    return f'<img src="{drawn.file}" alt="{escape(drawn.alt)}" style="width: {drawn.width}pt">'
