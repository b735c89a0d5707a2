"""Attestations on paper: tagged, on one page whatever the name, and a code that is read back from the page."""

from __future__ import annotations

import random
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageFilter

from mediateur import paths
from mediateur.content.text import NBSP
from mediateur.errors import MediateurError
from mediateur.forms import certificate_layout, qr, recovery_sheet
from mediateur.forms.certificate import Printed
from mediateur.forms.recovery_sheet import Recovery
from mediateur.training.certificate import NO_DIPLOMA, Asked
from mediateur.trust import credential, recovery
from mediateur.trust.keys import fingerprint
from mediateur.trust.scanning import read_bytes
from tests.forms import reading, samples
from tests.forms.test_documents import failures
from tests.trust.samples import CODE, FACTS, KEY

ASKED = Asked(420, 80, 1)
LONG_NAME = "Éléonore-Désirée " + "Åström de La Ferté-Saint-Aubin du Val d’Œuvre " * 2
LONG = {
    "court": (FACTS.name, FACTS.title, "Organisme A"),
    "accents": ("Zoë Ñuñez-L’Hôtel, ÿ Ç œ æ", FACTS.title, "Association « Où ça ? »"),
    "long": (
        LONG_NAME[:100].strip(),
        "Accompagner à Mon espace santé : " + "les droits et la posture " * 3,
        "Union " * 18,
    ),
    "sans espace": ("M" * 60, "W" * 60, "W" * 60),
}


def printed(kind: str = "court", asked: Asked = ASKED) -> Printed:
    name, title, organisation = LONG[kind]
    facts = credential.Facts(
        FACTS.number, name, title.strip(), FACTS.trained, FACTS.minutes, FACTS.issued, FACTS.expires, FACTS.rule
    )
    return Printed(
        facts.number,
        facts.name,
        facts.title,
        facts.trained,
        facts.issued,
        facts.expires,
        facts.minutes,
        asked,
        organisation.strip(),
        fingerprint(KEY.public),
        credential.write(facts, KEY),
    )


def pdf(kind: str = "court", *, colour: bool = True) -> bytes:
    return certificate_layout.render(printed(kind), colour=colour, resources=paths.resources())


@pytest.mark.needs_tool("pdfinfo")
@pytest.mark.parametrize("kind", LONG)
@pytest.mark.parametrize("colour", [True, False])
def test_is_pdf_ua_on_one_page(kind: str, colour: bool, tmp_path: Path) -> None:
    made = pdf(kind, colour=colour)
    assert failures(made, tmp_path) == []
    document = pypdfium2.PdfDocument(made)
    assert len(document) == 1
    assert [round(side * 25.4 / 72) for side in document.get_page_size(0)] == [297, 210]


@pytest.mark.needs_tool("pdfinfo")
def test_says_the_facts_in_the_order_of_reading(tmp_path: Path) -> None:
    told = [line.replace(NBSP, " ") for line in reading.spoken(pdf(), tmp_path)]
    assert told == [
        "P: Attestation n° 2026-0087",
        "H1: Attestation de formation",
        "P: Cette attestation est remise à",
        "P: Médiateur 87",
        "P: qui a suivi en entier la session « Accompagner à Mon espace santé », d’une durée de 7 heures. Il fallait : "
        "7 heures de formation, en entier ; 80 % de bonnes réponses au questionnaire ; une séance observée par un "
        "formateur.",
        "P: Logo de l’organisme",
        *("P: Session suivie le", "P: 19 novembre 2026"),
        *("P: Attestation remise le", "P: 20 novembre 2026"),
        *("P: Attestation valable jusqu’au", "P: 19 novembre 2028"),
        *("P: Cachet et signature de l’organisme", "P: Organisme A"),
        "Figure: ",
        f"P: {NO_DIPLOMA.replace(NBSP, ' ')} Le carré contient les faits ci-dessus, signés. Il se vérifie sans "
        f"internet dans Médiateur, rubrique Formation. Clé de l’organisme : {fingerprint(KEY.public)}.",
    ]


@pytest.mark.parametrize("kind", LONG)
def test_nothing_runs_into_anything_else(kind: str) -> None:
    """Lines of text are parted: none stands on another, in the frame, or on the code."""
    lines = [piece for piece in reading.pieces(pdf(kind)) if piece.text.strip()]
    for one in lines:
        assert one.x >= certificate_layout.INNER
        assert one.x + one.width <= certificate_layout.WIDTH - certificate_layout.INNER
        assert one.y >= certificate_layout.INNER
    for rank, one in enumerate(lines):
        for other in lines[rank + 1 :]:
            apart = one.x + one.width <= other.x + 0.5 or other.x + other.width <= one.x + 0.5
            lower, upper = sorted((one, other), key=lambda piece: piece.y)
            assert apart or one.y == other.y or upper.y - lower.y >= 0.75 * max(lower.size, 1), (one.text, other.text)
    code = next(each for each in reading.structure(pdf(kind)).walk() if each.tag == "Figure").box
    quiet = certificate_layout.SIDE * qr.QUIET_MODULES / 60
    for one in lines:
        beside = one.x + one.width < code[0] - quiet or one.y > code[3] or one.y + one.size < code[1]
        assert beside, one.text


def test_a_long_name_takes_smaller_letters_and_a_very_long_one_a_second_line() -> None:
    sizes = {
        kind: {
            round(piece.size)
            for piece in reading.pieces(pdf(kind))
            if piece.text.strip() and piece.text in LONG[kind][0] and len(piece.text) > 1 and piece.tag == "/P"
        }
        for kind in ("court", "long")
    }
    assert sizes["court"] == {30}
    assert max(sizes["long"]) < 30


@pytest.mark.needs_tool("pdftoppm")
@pytest.mark.parametrize("kind", LONG)
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_the_code_is_read_from_the_page(kind: str, dpi: int, tmp_path: Path) -> None:
    picture = reading.first_picture(pdf(kind), tmp_path, dpi)
    picture.save(tmp_path / "page-lue.png")
    assert read_bytes((tmp_path / "page-lue.png").read_bytes()) == (printed(kind).code,)


@pytest.mark.needs_tool("pdftoppm")
@pytest.mark.parametrize("seed", range(4))
def test_the_code_is_read_from_a_photograph_of_the_page(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    page = reading.first_picture(pdf(colour=False), tmp_path, 220).convert("L")
    turned = page.rotate(chance.uniform(-8, 8), Image.Resampling.BICUBIC, expand=True, fillcolor=90)
    blurred = turned.filter(ImageFilter.GaussianBlur(1))
    light = Image.linear_gradient("L").resize(blurred.size).point(lambda value: 90 + value // 2)
    seen = Image.blend(Image.blend(blurred, light, 0.35), Image.effect_noise(blurred.size, 50), 0.15)
    seen.save(tmp_path / "photo.jpg", quality=55)
    assert read_bytes((tmp_path / "photo.jpg").read_bytes()) == (printed().code,)


def test_the_pdf_itself_is_read_by_the_page_that_verifies() -> None:
    assert read_bytes(pdf()) == (CODE,)


def test_the_code_is_as_large_as_the_design_asks_and_its_modules_too() -> None:
    sides = []
    for kind in LONG:
        modules = qr.credential_matrix(printed(kind).code)
        side = certificate_layout.SIDE * 25.4 / 72
        sides.append(len(modules))
        assert 36 <= side <= 38
        assert side / len(modules) >= 0.42
    assert sides[0] == 65, "version 12"


def test_the_usual_code_is_the_one_that_another_library_makes() -> None:
    """zxing-cpp draws it, and reads it in the tests: qrcode says independently that it is right, for one of 8 masks."""
    import qrcode

    drawn = qr.credential_matrix(CODE)
    others = []
    for mask in range(8):
        other = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q, border=0, mask_pattern=mask)
        other.add_data(CODE)
        other.make(fit=True)
        others.append(tuple(tuple(bool(module) for module in row) for row in other.get_matrix()))
    assert drawn in others


def test_letters_that_paper_cannot_write_are_told() -> None:
    with pytest.raises(MediateurError, match="caractères"):
        certificate_layout.render(printed()._replace(name="王"), resources=paths.resources())


def test_a_rule_that_asks_nothing_says_nothing() -> None:
    made = certificate_layout.render(printed(asked=Asked(0, 0, 0)), resources=paths.resources())
    assert "Il fallait" not in reading.words(made)


@pytest.mark.needs_tool("pdfinfo")
def test_the_recovery_sheet_is_tagged_and_typed_back(tmp_path: Path) -> None:
    lines = recovery.lines(KEY)
    sheet = Recovery("Organisme A", fingerprint(KEY.public), lines)
    made = recovery_sheet.render(sheet, printed=samples.PRINTED, resources=paths.resources())
    assert failures(made, tmp_path) == []
    assert len(pypdfium2.PdfDocument(made)) == 1
    told = reading.spoken(made, tmp_path)
    cells = [line.removeprefix("P: ").replace(NBSP, "").replace(" ", "") for line in told]
    typed = [line for line in cells if line in {each.replace(" ", "") for each in lines}]
    assert recovery.key_of(typed).seed == KEY.seed
