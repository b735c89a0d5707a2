"""Words with a capital that name nobody: public acronyms, and verbs or states with a capital after a civility."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.lexicon import STATES, VERBS

ACRONYMS = frozenset(
    """
    aah ada adapei adil aeeh afpa agefiph aidants ame aml anah anct anru ansm ants apa apec apl ars ase asp aspa ass
    bafa caf cafat carsat ccas ccass cdad cdd cdi cerfa cesf cesu chu cias cicas cidff cij cmp cmu cnaf cnam cnav cned
    cni cnil cnous cnracl cpam cpf cph crous css csg ddass ddfip ddt ddtm dgfip dgs dmp drfip edf ehpad ephad engie
    epci esat fai fsl hlm insee irsa maia mdph mfs mgen mjc msa msap nir nss ofii ofpra pass pch pix plie pmi qpv rdv
    rgpd rh rib rqth rse rsa rsi samu sav savs siao sivom sms sncf spip ssiad tpe tva udaf unaf unccas urssaf vae vsl
    """.split()
)
_CAPITAL_VERBS = frozenset(
    """
    veut peut doit va vient revient reviendra viendra repart repartira part souhaite souhaiterait souhaitait demande
    demandait prefere preferait prefererait refuse hesite dit fait sait voit prend reprend attend attendait comprend
    connait reconnait recoit recevra parle ecrit lit vit habite voulait pouvait avait devait voudrait pourrait devrait
    aimerait aura aurait sera serait etait pense croit craint rappelle rappellera rappelait essaie essaye active
    desactive reessaie recommence cree oublie accepte utilise cherche perd apprend repond tape arrive arrivait reste
    trouve retrouve explique signale semble confond commence regarde ouvre appelle retourne valide imprime clique
    confirme installe quitte repasse repassera passera fermera ouvrira choisit finit reflechit conteste consulte
    possede entend suit met remet permet transmet promet obtient maintient tient accompagne s'est n'est n'a s'oppose
    """.split()
)
_PLURALS = frozenset(
    """
    ont sont font vont viennent reviennent parviennent tiennent obtiennent maintiennent prennent reprennent
    comprennent apprennent peuvent veulent doivent savent voient recoivent disent lisent ecrivent connaissent
    reconnaissent attendent entendent perdent repondent rendent mettent remettent partent repartent sortent sentent
    finissent choisissent remplissent reflechissent reussissent suivent vivent croient craignent veulent essaient
    voulaient pouvaient devaient avaient etaient faisaient auraient seraient voudraient aimeraient ouvrent offrent
    """.split()
)
_CAPITAL_STATES = STATES - frozenset(
    """
    aveugle calme content fier fiere gentil gentille heureux jeune lent libre muet ok patient present presse pret prete
    ravi reparti retraite seul sourd triste venu vieille vieux volontaire x
    """.split()
)
_DOTTED = re.compile(r"(?<![\w.])(?:(?:[A-Za-z]\. ?){2,9}[A-Za-z]\.(?!\w)|(?:[A-Z]\.){2,9}[A-Z]\b)")
_VOWEL = re.compile(r"[aeiouyh]")
_VOWELS = frozenset("aeiouy")


def dotted_acronyms(text: str) -> Iterator[tuple[int, int]]:
    """Yield where initials of three words or more stand: « M. E. S. », « C.C.A.S »."""
    yield from (match.span() for match in _DOTTED.finditer(text))


def is_acronym(word: str) -> bool:
    """Say whether a word in capitals is a public acronym (« RSA », « ANTS ») or has no vowel (« DRH »)."""
    low = word.lower()
    return word.isupper() and (low in ACRONYMS or (len(low) > 2 and not _VOWELS.intersection(low)))


def is_capital_predicate(word: str) -> bool:
    """Say whether a word with a capital is a common verb or state and no surname: « Veut », « N'a », « Absente »."""
    low = word.lower()
    if low in _CAPITAL_STATES:
        return True
    return low in _CAPITAL_VERBS or is_plural_verb(low) or (low[:2] in ("n'", "s'") and is_elided(low))


def is_plural_verb(low: str) -> bool:
    """Say whether a lower-case word is a known verb of the third person plural: « souhaitent », « reviendront »."""
    return low in _PLURALS or low.endswith("ront") or (low.endswith("ent") and low[:-2] in VERBS)


def is_elided(low: str) -> bool:
    """Say whether what stands before the apostrophe may be elided: « n'arrive » is, « n'diaye » is a name."""
    head, apostrophe, rest = low.partition("'")
    return bool(head and apostrophe and _VOWEL.match(rest))
