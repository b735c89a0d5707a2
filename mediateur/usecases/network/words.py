"""The sharing of a journal in words: what leaves, what never leaves, where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from mediateur.content.dates import long_date
from mediateur.content.text import french, grouped
from mediateur.usecases.network.standing import NOWHERE, PLACE, TOWN, Choice, Invited, Standing

LEAVES_TITLE, STAYS_TITLE = "Ce qui part", "Ce qui ne part jamais"
LEAVES = tuple(
    french(line)
    for line in (
        "La demi-journée, le parcours, le nombre de personnes.",
        "Les résultats et les blocages.",
        "Si vous l'avez dit : âges, durée, autonomie, matériel.",
        "Les corrections et les suppressions, pour que le compte reste juste.",
        "La version de Médiateur, celle des contenus, le jour du dernier envoi.",
    )
)
STAYS = tuple(
    french(line)
    for line in (
        "Les notes.",
        "Votre repère, comme « Médiateur 1 ».",
        "Le nom d'un atelier.",
        "L'adresse, les horaires et le téléphone du lieu.",
        "L'heure, le nom de ce poste, ses fichiers.",
    )
)
HONEST = french(
    "Ces séances partent « sans nom ni numéro », pas « anonymes ». Dans un petit village, une demi-journée, un âge et "
    "un résultat peuvent désigner quelqu'un : dites-en le moins possible du lieu."
)
COARSENESS = (
    (
        PLACE,
        "Le lieu",
        french("Son nom, son type, sa commune. Le coordinateur voit quels lieux n'envoient plus rien."),
    ),
    (TOWN, "La commune seulement", french("Le code de la commune et le type de lieu, sans son nom.")),
    (NOWHERE, "Rien du lieu", french("Les séances comptent pour le territoire, sans dire où.")),
)
REMAINS = french(
    "Ce qui est déjà parti reste sur le serveur, et chez le coordinateur. Pour en retirer une séance, supprimez-la du "
    "journal et attendez l'envoi, avant de quitter. Après, adressez-vous à lui."
)
SIGNS = "**Contenus** : il peut aussi en envoyer, qu'il signe. Empreinte de sa clé : {fingerprint}."
TRUST = french("Accepter aussi les contenus qu'il signe")
TRUST_MEANS = french(
    "Parcours, droits, formation, papiers : chacun est proposé et expliqué avant de servir. Sans cela, le partage "
    "marche de la même façon, et vous pourrez le décider plus tard, dans Réglages, « Contenu »."
)
SAY_LESS_TITLE = french("Dire moins du lieu")
SAY_LESS = {TOWN: french("Ne dire que la commune"), NOWHERE: french("Ne plus rien dire du lieu")}
SAY_LESS_MEANS = french(
    "Ce qui est déjà parti est corrigé sur le serveur à l'envoi suivant, et chez le coordinateur quand il le reçoit. "
    "Ce qu'il a déjà lu ou imprimé reste. Pour en dire plus ensuite, il faudrait une autre invitation."
)
LEFT = french("Vous avez quitté le partage. Plus rien ne part de ce poste. Votre journal n'a pas changé.")
REMAINED = french("Ce qui était déjà parti reste sur le serveur, et chez le coordinateur.")


def invitation(invited: Invited) -> tuple[str, ...]:
    """Return what an invitation says, line by line."""
    told = (
        french(f"**Invitation de** : {plain(invited.inviter)}"),
        french(f"**Territoire** : {plain(invited.territory)}"),
        french(f"**Serveur** : {plain(invited.server)}"),
    )
    return (*told, french(SIGNS.format(fingerprint=invited.signs))) if invited.signs else told


def status_line(standing: Standing | None) -> str:
    """Return what the status bar says of sharing, in few words; nothing where nothing is shared."""
    if standing is None or standing.choice is None:
        return ""
    if not standing.waiting:
        return french("Partage : tout est envoyé")
    return french(f"Partage : {grouped(standing.waiting)} envoi{_s(standing.waiting)} en attente")


def position(standing: Standing) -> tuple[str, ...]:
    """Return where a sharing stands: what waits, when the last sending was, why it stopped, when it is tried again."""
    return tuple(_position(standing))


def _position(standing: Standing) -> Iterator[str]:
    waits = f"En attente : {grouped(standing.waiting)} envoi{_s(standing.waiting)}."
    yield french(waits if standing.waiting else "Tout est envoyé.")
    yield french(f"Dernier envoi : le {long_date(standing.last)}." if standing.last else "Rien n'est encore parti.")
    if standing.trouble:
        yield standing.trouble
    if standing.again is not None and standing.waiting:
        yield french(f"Prochain essai : le {long_date(standing.again.date())}, vers {standing.again.hour} h.")


def shared(standing: Standing) -> str:
    """Return what is shared, with whom, through which server, from which day; nothing of a machine that coordinates."""
    if standing.choice is None:
        return french(f"Serveur : {plain(standing.server)}.")
    return french(
        f"Les séances comptées depuis le {long_date(standing.choice.since)} sont partagées avec {_whom(standing)}. "
        f"Du lieu : {of_place(standing.choice)}."
    )


def privacy(standing: Standing | None, otherwise: str) -> str:
    """Return where what is counted goes: nowhere (`otherwise`), or with whom it is shared."""
    if standing is None or standing.choice is None:
        return otherwise
    return french(f"Tout est écrit sur ce poste, et une partie en part. {shared(standing)}")


def on_paper(standing: Standing | None) -> dict[str, str]:
    """Return the words of the fields of papers on what is kept, by field.

    Without sharing, nobody but the person who fills the paper knows who is told the figures.
    """
    if standing is None or standing.choice is None:
        return {"partage": "non"}
    told = f"oui, avec {_whom(standing)}, pour les séances comptées depuis le {long_date(standing.choice.since)}"
    return {
        "partage": french(f"{told}, sans note. Du lieu : {of_place(standing.choice)}"),
        "destinataires": french(f"{_coordinator(standing)} : chaque séance, sans nom ni numéro"),
    }


def plain(words: str) -> str:
    """Return words of others without what marks a text."""
    return words.replace("*", "·")


def _whom(standing: Standing) -> str:
    return f"{_coordinator(standing)}, par le serveur {plain(standing.server)}"


def _coordinator(standing: Standing) -> str:
    return f"le coordinateur du territoire {plain(standing.label)}"


def of_place(choice: Choice) -> str:
    """Return what is said of the place."""
    words = {PLACE: "son nom, son type et sa commune", TOWN: "sa commune et son type", NOWHERE: "rien"}
    return words[choice.coarseness]


def _s(number: int) -> str:
    return "s" if number > 1 else ""
