"""Every page and every view of a session, as a finger and a screen reader find them: names, targets, words, order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mediateur.content.text import plain
from mediateur.pathways.events import Begun, Hindered, Prepared
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.navigation import Tabs
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.closing.page import ClosingDialog
from mediateur.ui.pages.shell.entries import ENTRIES, FOOT
from mediateur.ui.pages.welcome.page import WelcomePage
from tests.ui.audit import clipped, cut_off, cut_tabs, nameless, overflowing, small_targets, tab_order
from tests.ui.conftest import show
from tests.ui.driving import CTRL, KEY, Driver, calm, settle

AUDITS: tuple[Callable[[QWidget], list[str]], ...] = (nameless, small_targets, clipped, overflowing, cut_off, cut_tabs)
PAGES = [entry.name for entry in (*ENTRIES, *FOOT)]
SHAPES = {
    "large": (1366, 690, 1.0),
    "200 %": (1366, 690, 2.0),
    "petit écran à 200 %": (1024, 768, 2.0),
    "étroit": (900, 690, 1.0),
    "panneau": (420, 728, 1.0),
    "panneau à 125 %": (420, 728, 1.25),
}
THEMES = [
    *(("clair", shape) for shape in SHAPES),
    *((theme, shape) for theme in ("sombre", "contraste") for shape in ("large", "panneau")),
]


def audit(window: QWidget) -> dict[str, list[str]]:
    """Return what each audit finds in a window at rest, by its name."""
    calm(window)
    return {look.__name__: faults for look in AUDITS if (faults := look(window))}


def shape(hands: Driver, name: str) -> None:
    width, height, scale = SHAPES[name]
    hands.theme.set(scale=scale)
    hands.window.resize(width, height)
    settle()


def views(hands: Driver) -> Iterator[str]:
    """Bring each kind of view of a session into the window, and name it."""
    hands.type("1")
    yield "trois questions"
    hands.type("311")
    yield "il manque quelque chose"
    hands.page.act(Prepared())
    yield "préparer et revenir"
    hands.page.go_back()
    hands.page.act(Begun())
    hands.reach("trois-elements")
    yield "étape"
    hands.enter()
    yield "étape, réponses demandées"
    hands.key(KEY.Key_B)
    yield "obstacles de l'étape"
    hands.page.act(Hindered("code-perdu"))
    yield "ça bloque"
    hands.type("2222")
    yield "sorties"
    hands.page._sources()
    yield "sources"
    hands.key(KEY.Key_Escape)
    hands.page._differs()
    yield "l'écran diffère"
    hands.key(KEY.Key_Escape)
    hands.page._ask("adresse")
    yield "adresse"
    hands.key(KEY.Key_Escape)
    hands.page.go_back()
    hands.reach_end()
    yield "fin"
    yield from closing_views(hands)


def closing_views(hands: Driver) -> Iterator[str]:
    hands.app.preferences.change(notes=True)
    hands.key(KEY.Key_Return, CTRL)
    dialog = hands.dialog
    assert isinstance(dialog, ClosingDialog)
    yield "fin de séance"
    dialog.details.toggle()
    next(b for b in dialog.findChildren(SecondaryButton.__mro__[1]) if b.label.startswith("Autre résultat")).click()
    assert dialog.note is not None
    dialog.note.field.set_text("Appeler le 06 39 98 12 34.")
    dialog.save()
    yield "fin de séance, dépliée et refusée"
    dialog._ask_to_drop()
    yield "ne rien garder"
    hands.dialog.close_dialog()
    dialog.close_dialog()


@pytest.mark.parametrize(("theme_name", "name"), THEMES, ids=[f"{theme}-{shape}" for theme, shape in THEMES])
def test_every_view_of_a_session_holds_in_every_shape(hands: Driver, theme_name: str, name: str) -> None:
    hands.theme.set(name=theme_name)
    shape(hands, name)
    found = {view: faults for view in views(hands) if (faults := audit(hands.window))}
    assert found == {}


@pytest.mark.parametrize("name", ["large", "petit écran à 200 %", "étroit", "panneau"])
def test_every_page_holds_in_the_window(hands: Driver, name: str) -> None:
    shape(hands, name)
    found = {}
    for page in PAGES:
        hands.window.show_page(page)
        if faults := audit(hands.window):
            found[page] = faults
    assert found == {}


@pytest.mark.parametrize("theme_name", ["sombre", "contraste"])
def test_every_page_holds_in_every_theme(hands: Driver, theme_name: str) -> None:
    hands.theme.set(name=theme_name)
    found = {}
    for page in PAGES:
        hands.window.show_page(page)
        if faults := audit(hands.window):
            found[page] = faults
    assert found == {}


@pytest.mark.parametrize("name", list(SHAPES))
def test_accueil_holds_with_sessions_that_wait(hands: Driver, name: str) -> None:
    for _ in range(2):
        hands.begin()
        hands.window.go_home()
    shape(hands, name)
    assert audit(hands.window) == {}


@pytest.mark.parametrize("name", ["large", "petit écran à 200 %", "panneau"])
def test_the_first_opening_holds(hands: Driver, name: str) -> None:
    shape(hands, name)
    hands.window.show_welcome()
    page, found = hands.window.page("bienvenue"), {}
    assert isinstance(page, WelcomePage)
    for step in range(3):
        page.show_step(step)
        if faults := audit(hands.window):
            found[step] = faults
    assert found == {}


def test_tab_follows_the_reading_order_of_accueil(hands: Driver) -> None:
    hands.begin()
    hands.window.go_home()
    settle()
    order = tab_order(hands.window)
    landmarks = ["Médiateur au guichet", "Accueil", "Aide", "Reprendre, ", "1, ", "6, ", "Ouvrir le journal", "Réduire"]
    assert ranks(order, landmarks) == sorted(ranks(order, landmarks))
    hands.window.show_page("journal")
    hands.window.show_page("reglages")
    settle()
    assert tab_order(hands.window)[-1] == "Agrandir le texte"


def test_tab_follows_the_reading_order_of_the_triage(hands: Driver) -> None:
    hands.type("1")
    hands.type("111")
    order = tab_order(hands.window)
    landmarks = ["Quitter", "Finir", "1, Oui", "1, Téléphone", "1, Activer", "Commencer", "Préparer et revenir"]
    assert ranks(order, landmarks) == sorted(ranks(order, landmarks))


def test_tab_follows_the_reading_order_of_a_step(hands: Driver) -> None:
    hands.begin()
    hands.forward()
    assert tab_order(hands.window) == [
        *("Quitter", "Panneau", "Écran usager", "Imprimer", "Finir"),
        *("Étapes du parcours", "Adresse du site", "Neutre", "Aide"),
        *("D’où vient cette information\N{NO-BREAK SPACE}?", "L’écran diffère", "Autre chose…"),
        *[hands.walk.pathway.obstacle(name).label for name in hands.walk.pathway.step("ouvrir").obstacles],
        "Précédent",
        *[f"{n}, {a.label}" for n, a in enumerate(hands.walk.pathway.step("ouvrir").answers, 1)],
        "Suivant",
    ]


def test_each_action_of_a_step_is_said_behind_its_number(hands: Driver) -> None:
    hands.begin()
    hands.forward()
    names = [text.accessibleName() for text in hands.stage.step.findChildren(Text) if text.isVisible()]
    actions = [f"{n}. {plain(action)}" for n, action in enumerate(hands.walk.pathway.step("ouvrir").do, 1)]
    first = names.index(actions[0])
    assert names[first : first + len(actions)] == actions


def test_tab_stays_in_the_closing_and_follows_its_questions(hands: Driver) -> None:
    hands.begin()
    hands.key(KEY.Key_Return, CTRL)
    dialog, seen = hands.dialog, []
    for _ in range(80):
        assert dialog.isAncestorOf(hands.focus())
        seen.append(hands.focus().accessibleName() or getattr(hands.focus(), "label", ""))
        if len(seen) > 1 and seen[-1] == seen[0]:
            break
        hands.key(KEY.Key_Tab)
    landmarks = ["Personnes aidées", "Espace activé", "Pas de code", "La personne est", "Ne rien garder", "Enregistrer"]
    assert seen[-1] == seen[0], "Tab comes round"
    assert ranks(seen, landmarks) == sorted(ranks(seen, landmarks))


def ranks(order: list[str], beginnings: list[str]) -> list[int]:
    """Return the rank of the first control whose name begins so, for each beginning."""
    return [next(i for i, name in enumerate(order) if name.startswith(start)) for start in beginnings]


def test_the_audits_see_what_is_planted(theme: Theme) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    scroll = ScrollColumn()
    line = Line("Une ligne bien trop longue pour la petite fenêtre qui doit la tenir")
    line.setFixedWidth(600)
    scroll.body.addWidget(line)
    column.addWidget(scroll)
    bare = QPushButton()
    bare.setFixedSize(12, 12)
    column.addWidget(bare)
    tight = QLabel("Des mots qui n'ont pas la place", window)
    tight.setFixedWidth(20)
    column.addWidget(tight)
    tabs = Tabs("Onglets", window)
    tabs.setFixedSize(100, 40)
    for label in ("Un premier onglet", "Un second onglet"):
        tabs.add(label)
    low = QPushButton("Trop bas", window)
    low.setGeometry(0, 290, 80, 60)
    show(window, 200, 300)
    assert nameless(window) == ["QPushButton"]
    assert [fault for fault in small_targets(window) if "12 × 12" in fault]
    assert [fault for fault in clipped(window) if fault.startswith("Des mots")]
    assert [fault for fault in overflowing(window) if fault.startswith("Une ligne")]
    assert [fault for fault in cut_off(window) if fault.startswith("Trop bas")]
    assert [fault for fault in cut_tabs(window) if fault.startswith("Un second")]
