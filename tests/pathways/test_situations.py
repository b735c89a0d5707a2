"""Each row of the project's tables has a situation that the search finds in everyday words and that leads to an end."""

from __future__ import annotations

import pytest

from mediateur.pathways.search import Kind
from mediateur.pathways.story import play
from tests.pathways.shipped import library, shipped
from tests.pathways.whole import whole

FIRST = 5
# Section of the facts or of the definitions; what a person says; the pathway that answers.
ROWS = """
1.7 | mon bébé vient de naître, je veux son espace | activer-enfant
1.7 | le code de mon enfant n'est pas arrivé | activer-enfant
1.7 | ma fille va avoir 18 ans | activer-enfant
1.7 | je suis mineure et je ne veux pas que mes parents voient | activer-enfant
1.7 | on est séparés, l'autre parent a le compte | activer-enfant
1.7 | fermer l'espace de mon enfant | dire-non
1.7 | je suis sous tutelle | personne-protegee
1.7 | je suis sous curatelle | personne-protegee
1.7 | habilitation familiale pour ma mère | personne-protegee
1.7 | sauvegarde de justice | personne-protegee
1.7 | je n'ai jamais eu de carte vitale | situations-particulieres
1.7 | je n'ai pas d'adresse mail | situations-particulieres
1.7 | pas de portable | activer-adulte
1.7 | j'ai l'aide médicale d'État | situations-particulieres
1.7 | j'habite à l'étranger | situations-particulieres
1.7 | j'habite à Mayotte | situations-particulieres
1.7 | je viens de Nouvelle-Calédonie | situations-particulieres
1.7 | mon frère est en prison | situations-particulieres
1.7 | je change de caisse | situations-particulieres
1.7 | mon nom est mal écrit | activer-adulte
2.1 | je ne veux pas qu'on ouvre mon espace | dire-non
2.1 | fermer mon espace déjà ouvert | dire-non
2.1 | je ne veux pas que ce médecin regarde | qui-voit-quoi
2.1 | cacher un document | qui-voit-quoi
2.1 | tout cacher d'un coup | qui-voit-quoi
2.1 | je ne veux pas que le samu regarde | qui-voit-quoi
2.1 | refuser le bris de glace | qui-voit-quoi
2.1 | je ne veux plus de messages de prévention | agenda-prevention
2.1 | retirer une application de mes données | catalogue-applications
2.1 | je ne veux pas que mon médecin dépose ce document | faire-alimenter
2.1 | mes données pour la recherche | qui-voit-quoi
6.1 | j'ai perdu mon code | activer-adulte
6.1 | je n'arrive pas à lire le numéro de la carte | activer-adulte
6.1 | c'est mon ancien numéro de téléphone | activer-adulte
6.1 | je ne veux pas créer d'email | activer-adulte
6.1 | c'est pareil qu'ameli | activer-adulte
6.1 | erreur de prénom | activer-adulte
6.1 | franceconnect ne marche pas | retrouver-acces
6.1 | je n'ai aucun document | documents
6.1 | impossible d'écrire à mon médecin | messagerie
6.1 | j'ai peur du piratage | activer-adulte
6.1 | je suis sourde | activer-adulte
6.1 | je n'ai pas internet | activer-adulte
6.1 | je vais réfléchir | activer-adulte
delicate | on a la même adresse mail avec mon mari | activer-adulte
delicate | mon fils répond à ma place | activer-adulte
delicate | ma fille traduit pour moi | activer-adulte
delicate | elle a l'air perdue | activer-adulte
delicate | mon mari est mort | comprendre
delicate | elle vient de lire son résultat et elle pleure | documents
delicate | lisez-moi ça | documents
delicate | je suis aveugle | activer-adulte
delicate | je ne sais pas lire | activer-adulte
delicate | le site ne marche pas | activer-adulte
delicate | le 34 22 est fermé | activer-adulte
delicate | on est à la maison de retraite | activer-adulte
"""
TABLE = [tuple(cell.strip() for cell in row.split("|")) for row in ROWS.strip().splitlines()]


@pytest.mark.parametrize(("section", "said", "pathway"), TABLE, ids=[row[1] for row in TABLE])
def test_each_row_is_found_and_walked_to_its_end(section: str, said: str, pathway: str) -> None:
    found = [one.entry for one in whole().find(said, FIRST) if one.entry.kind is Kind.SITUATION]
    titles = {entry.title for entry in found if entry.target == pathway}
    answering = [told for told in library().situations if told.title in titles and section in told.about]
    assert answering, [(entry.title, entry.target) for entry in found]
    for told in answering:
        assert play(shipped(told.pathway), told.story).state.end == told.end


def test_the_table_is_not_idle() -> None:
    assert len({said for _, said, _ in TABLE}) == len(TABLE)
    assert {pathway for _, _, pathway in TABLE} <= {told.pathway for told in library().situations}
