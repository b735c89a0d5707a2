"""« À recopier »: each figure of the journal reaches one line of the other form, in its words and order."""

from __future__ import annotations

import datetime as dt
import random
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.vocabulary import AGES, AUTONOMY, DURATIONS, EQUIPMENT, PLACE_TYPES, REDIRECTIONS
from mediateur.journal.definitions import problems, totals
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Kind
from mediateur.journal.periods import Grain, period_of
from mediateur.journal.recopy import ESTIMATION, Sheet, copyable, recopy
from mediateur.journal.recopy_forms import CODES, FormLine, RecopyForm, Value, form_problems, read_forms
from mediateur.paths import resources

FILED, WRONG = read_forms(resources(), "recopy")
FORMS = {filed.file: filed.form for filed in FILED}
COOP, TALLY = FORMS["recopy/la-coop.yaml"], FORMS["recopy/france-services.yaml"]
WEEK = period_of(Grain.WEEK, dt.date(2026, 11, 19))
PLACES = {"salle": "France Services, salle 2"}


def met(number: int = 1, **fields: Any) -> Encounter:
    usual: dict[str, Any] = {
        "id": f"seance-{number}",
        "when": HalfDay(dt.date(2026, 11, 17), Half.MORNING),
        "mediator": "Médiateur 1",
        "pathway": "activer-adulte",
        "pathway_version": 1,
        "content_hash": "0" * 64,
        "persons": 1,
        "outcomes": (),
    }
    return Encounter(**usual | fields)


def values(sheet: Sheet) -> dict[str, str]:
    return {line.label: line.value for line in sheet.lines}


def sent(*where: str) -> tuple[Count, ...]:
    return tuple(Count(code="orientee", n=1, detail=one) for one in where)


@st.composite
def encounters(draw: st.DrawFn) -> list[Encounter]:
    kept = []
    for number in range(draw(st.integers(0, 6))):
        kind, persons = draw(st.sampled_from(Kind)), draw(st.integers(1, 5))
        where = draw(st.lists(st.sampled_from(sorted(REDIRECTIONS)), max_size=persons))
        kept.append(
            met(
                number,
                when=HalfDay(WEEK.since + dt.timedelta(days=draw(st.integers(0, 6))), draw(st.sampled_from(Half))),
                persons=persons,
                kind=kind,
                helped=draw(st.integers(0, persons)) if kind is Kind.WORKSHOP else 0,
                outcomes=() if kind is Kind.EVENT else sent(*where),
                place_type=draw(st.sampled_from(sorted(PLACE_TYPES))),
                duration=draw(st.sampled_from(sorted(DURATIONS))),
                autonomy=draw(st.sampled_from(sorted(AUTONOMY))),
                equipment=tuple(draw(st.lists(st.sampled_from(sorted(EQUIPMENT)), unique=True))),
                ages=(Count(code=draw(st.sampled_from(sorted(AGES))), n=draw(st.integers(0, persons))),),
                guides_printed=draw(st.integers(0, 3)),
            )
        )
        assert problems(kept[-1]) == ()
    return kept


def counted(text: str, persons: int) -> int:
    """Return the sum of the counts of « Avec guidage 8, Autonome 2 »; a word alone stands for everybody."""
    numbers = [int(found) for found in re.findall(r" (\d+)(?=$|, )", text)]
    return sum(numbers) if numbers else persons


def test_the_shipped_forms_hold_together() -> None:
    assert WRONG == ()
    assert COOP.title == "La Coop"


@given(encounters(), st.randoms())
def test_the_order_of_the_journal_does_not_matter(kept: list[Encounter], chance: random.Random) -> None:
    mixed = chance.sample(kept, len(kept))
    for form in FORMS.values():
        assert recopy(form, kept, WEEK, PLACES) == recopy(form, mixed, WEEK, PLACES)


@given(encounters())
def test_every_person_reaches_one_report_and_estimates_none_of_the_others(kept: list[Encounter]) -> None:
    sheets = recopy(COOP, kept, WEEK, PLACES)
    alone = [int(values(sheet).get("Nombre d’accompagnements", 0)) for sheet in sheets]
    together = [int(values(sheet).get("Bénéficiaires anonymes", 0)) for sheet in sheets]
    estimated = [int(values(sheet).get("Personnes touchées", 0)) for sheet in sheets]
    figures = totals(kept)
    assert (sum(alone) + sum(together), sum(estimated)) == (figures.touched, figures.estimated)
    assert [sheet.hint for sheet, n in zip(sheets, estimated, strict=True) if n] == [ESTIMATION] * len(
        [one for one in kept if one.kind is Kind.EVENT]
    )
    if kept:
        [whole] = recopy(TALLY, kept, WEEK, PLACES)
        told = values(whole)
        assert int(told["Personnes reçues"]) == figures.touched
        assert int(told["Personnes touchées par un stand ou un forum"]) == figures.estimated
        assert int(told["dont accompagnées"]) == figures.accompanied


@given(encounters())
def test_counts_by_code_add_up_to_the_persons(kept: list[Encounter]) -> None:
    for sheet in recopy(COOP, kept, WEEK, PLACES):
        told = values(sheet)
        persons = int(told.get("Nombre d’accompagnements") or told.get("Bénéficiaires anonymes") or 0)
        for label in ("Niveau d’autonomie du bénéficiaire", "Tranche d’âge"):
            if told.get(label):
                assert counted(told[label], persons) == persons


@given(encounters())
def test_every_copied_word_is_la_coops(kept: list[Encounter]) -> None:
    theirs = {line.label: set(line.words.values()) for line in COOP.lines if line.words}
    for sheet in recopy(COOP, kept, WEEK, PLACES):
        for line in sheet.lines:
            if line.label in theirs and line.value:
                left = line.value
                for word in sorted({*theirs[line.label], "Non communiqué"}, key=len, reverse=True):
                    left = left.replace(word, "")
                assert re.fullmatch(r"[ ,\d]*", left), line


def test_a_health_professional_is_told_as_other_since_la_coop_has_none() -> None:
    kept = [met(1, persons=3, outcomes=sent("soignant", "autre", "administration"))]
    [sheet] = recopy(COOP, kept, WEEK, PLACES)
    line = next(line for line in sheet.lines if line.label == "Structure de redirection")
    assert line.value == "Administration (mairie, préfecture…) 1, Autre 2"
    assert "«\u00a0Un soignant\u00a0» est compté dans «\u00a0Autre\u00a0»" in line.note
    assert values(sheet)["Le bénéficiaire est-il orienté vers une autre structure\u00a0?"] == "Oui"


def test_a_week_reads_as_the_report_of_la_coop() -> None:
    usual = {"place_type": "lieu_activite", "autonomy": "entierement_accompagne", "equipment": ("telephone",)}
    kept = [
        met(1, duration="30_60", ages=(Count(code="soixante_dix_plus", n=1),), **usual),
        met(2, duration="30_60", outcomes=sent("operateur_ou_organisme_en_charge"), **usual),
        met(3, persons=2, duration="60_120", **usual | {"autonomy": "autonome", "equipment": ("ordinateur",)}),
        met(
            4,
            kind=Kind.WORKSHOP,
            when=HalfDay(dt.date(2026, 11, 19), Half.AFTERNOON),
            persons=12,
            helped=5,
            title="Premiers pas",
            duration="120_plus",
        ),
        met(5, kind=Kind.EVENT, when=HalfDay(dt.date(2026, 11, 21), Half.MORNING), persons=40),
    ]
    alone, workshop, event = recopy(COOP, kept, WEEK, PLACES)
    assert (alone.title, alone.hint) == ("Individuels", "4\u00a0accompagnements")
    assert [(line.label, line.value) for line in alone.lines] == [
        ("Type d’activité", "Accompagnement individuel"),
        ("Nombre d’accompagnements", "4"),
        ("Date de l’accompagnement", "17/11/2026"),
        ("Durée", "De 30 minutes à 1 heure"),
        ("Lieu de l’accompagnement", "Lieu d’activité"),
        ("Matériel numérique utilisé", "Ordinateur, Téléphone"),
        ("Thématique(s) d’accompagnement de médiation numérique", "Santé"),
        ("Tags spécifiques", "Mon espace santé"),
        ("Niveau d’autonomie du bénéficiaire", "Avec guidage 2, Autonome 2"),
        ("Le bénéficiaire est-il orienté vers une autre structure\u00a0?", "Oui 1, Non 3"),
        ("Structure de redirection", "Opérateur ou organisme en charge de la démarche administrative 1"),
        ("Genre", "Non communiqué"),
        ("Tranche d’âge", "70\u00a0ans et plus 1, Non communiqué 3"),
        ("Statut", "Non communiqué ou hétérogène"),
    ]
    assert "La plus fréquente\u00a0: 2 sur 3." in alone.lines[3].note
    assert (workshop.title, workshop.hint) == ("Atelier du 19\u00a0novembre", "12\u00a0présents")
    assert values(workshop)["Titre de l’atelier"] == "Premiers pas"
    assert values(workshop)["Bénéficiaires anonymes"] == "12"
    assert "Niveau d’autonomie du bénéficiaire" not in values(workshop)
    assert (event.title, event.hint) == ("Événement du 21\u00a0novembre", ESTIMATION)
    assert values(event)["Personnes touchées"] == "40"
    assert next(line for line in event.lines if line.label == "Personnes touchées").note == "Estimation."


def test_what_nobody_told_has_nothing_to_copy() -> None:
    [sheet] = recopy(COOP, [met()], WEEK, PLACES)
    told = values(sheet)
    assert [told[label] for label in ("Durée", "Matériel numérique utilisé", "Tranche d’âge")] == ["", "", ""]
    assert len(list(copyable(sheet))) == sum(map(bool, told.values())) < len(sheet.lines)
    assert recopy(COOP, [], WEEK, PLACES) == recopy(TALLY, [], WEEK, PLACES) == ()


def test_a_form_of_one_date_has_a_report_for_each_day() -> None:
    later = met(2, when=HalfDay(dt.date(2026, 11, 18), Half.MORNING), place="salle")
    first, second = recopy(COOP, [later, met()], WEEK, PLACES)
    assert (first.title, second.title) == ("Individuels du 17\u00a0novembre", "Individuels du 18\u00a0novembre")
    assert [values(each)["Date de l’accompagnement"] for each in (first, second)] == ["17/11/2026", "18/11/2026"]
    assert "Nom du lieu" not in values(first)
    assert values(second)["Nom du lieu"] == PLACES["salle"]


@pytest.mark.parametrize("value", list(Value))
def test_each_value_can_be_asked(value: Value) -> None:
    form = RecopyForm("Essai", (FormLine("Une ligne", value=value),))
    full = met(place="salle", duration="30_60", title="Un titre", equipment=("tablette",), autonomy="autonome")
    full = msgspec.structs.replace(
        full, place_type="autre", ages=(Count(code="soixante_dix_plus", n=1),), outcomes=sent("autre")
    )
    [sheet] = recopy(form, [full], WEEK, PLACES)
    assert sheet.lines[0].value


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (FormLine(" ", text="x"), "libelle-vide"),
        (FormLine("Une ligne"), "une-seule-source"),
        (FormLine("Une ligne", text="x", age="soixante_dix_plus"), "une-seule-source"),
        (FormLine("Une ligne", outcome="active"), "code-inconnu"),
        (FormLine("Une ligne", obstacle="pluie"), "code-inconnu"),
        (FormLine("Une ligne", age="vieux"), "code-inconnu"),
        (FormLine("Une ligne", value=Value.AGES, words={"vieux": "x"}), "code-inconnu"),
        (FormLine("Une ligne", value=Value.WHERE, counted_as={"soignant": "ailleurs"}), "code-inconnu"),
        (FormLine("Une ligne", value=Value.GUIDES, words={"autre": "x"}), "code-inconnu"),
        (FormLine("Autre ligne", text="x"), "libelle-double"),
    ],
)
def test_a_wrong_line_is_named(line: FormLine, rule: str) -> None:
    form = RecopyForm("Essai", (FormLine("Autre ligne", text="x", only=(Kind.WORKSHOP,)), line))
    [problem] = form_problems("formulaires/essai.yaml", form)
    assert (problem.file, problem.rule) == ("formulaires/essai.yaml", rule)
    assert problem.place.startswith("ligne 2")


def test_a_form_without_lines_and_labels_apart_by_kind() -> None:
    assert [problem.rule for problem in form_problems("x", RecopyForm("Essai", ()))] == ["aucune-ligne"]
    apart = (FormLine("Nombre", text="x", only=(Kind.WORKSHOP,)), FormLine("Nombre", text="y", only=(Kind.EVENT,)))
    assert list(form_problems("x", RecopyForm("Essai", apart))) == []
    assert set(CODES) < set(Value)
