"""More made-up notes, after a reading of what the guard let through or stopped wrongly; the same four tables."""

from __future__ import annotations

_TO_STOP: dict[str, str] = {
    "nom": """
Monsieur et Madame DUPONT
M. et Mme Laurent
M. et Mme Dumont
M. et Mme Clément
Monsieur et Madame Vincent reviennent
M. le maire Dupont
madame la maire Dupont
Mme la directrice Martin
M. le président Martin
M. le curé Bertrand
Veuve Martin
Mme N'Diaye
mme clément revient lundi
MME CLEMENT RAPPELLE LUNDI
MME LA MAIRE DUPONT EST PASSEE
M. le maire Jean Dupont
sa fille LEA
nom : ROUX
M. et Mme Dupont reviennent jeudi avec leur carte
M. et Mme DUPONT
Monsieur et Madame Laurent, code demandé au 34 22
Vu Mme et M. Clément, deux espaces activés
rdv M. et Mme Dumont mardi 10 h
Madame et Monsieur Vincent ont reçu le courrier
Mmes Dupont et Martin à l'atelier
M. le maire Dupont est passé à la permanence
madame la maire Dupont veut un atelier
Mme la directrice Martin demande 20 guides
M. le président Martin ouvre la salle
vu avec M. le curé Bertrand
Monsieur le Maire Bernard
Mme la secrétaire de mairie Durand prête la tablette
M. le docteur Martin
Mme l'adjointe Durand
Veuve Martin, carte au nom du mari
veuve Dupont ne reçoit pas ses SMS
la veuve DURAND
Mme veuve Martin
Mme DUMONT n'a pas son téléphone
MONSIEUR ET MADAME DUPONT REVIENNENT JEUDI
dossier de Mme Vincent clos
Aidé M. Clément à fermer son espace
mme dupont et mme martin
la dame s'appelle Durand
nom : Dupont, carte perdue
M. ou Mme Durand rappellera
Famille Dumont : trois espaces
M. et Mme Florent souhaitent fermer
Monsieur et Madame Clément sont venus avec leur fils
mr et mme dupont ont leur code
m. et mme laurent
MME ET M. DUMONT REVIENNENT
Messieurs Martin et Durand
Mme la présidente Durand
monsieur le directeur général Martin
M. le conseiller départemental Durand
Mme la conseillère numérique Martin
Mme la sous-préfète Durand
M. le Dr Martin
Monsieur le curé Jean Martin
M. le maire adjoint Durand
le maire Dupont passera
vu avec la directrice Martin
l'infirmière Durand a imprimé le guide
appelée par la secrétaire Durand
Mme veuve Durand
veuve Clément, 3 essais
Mme Durand née Martin
née Durand, carte au nom d'épouse
la famille Laurent
couple Martin, deux activations
Monsieur MARTIN a reçu le SMS
rappeler monsieur N'Diaye
M. et Mme Armont
M.et Mme Dupont
monsieur et madame vincent sont passés
Mr & Mme Dupont
Mme la responsable Durand
M. l'abbé Martin
Mme la chargée de mission Durand
Vve Martin
madame veuve Martin Jeanne
M. DIA a son code
Madame Parent revient
Mme RSA Durand
sa fille LEA reviendra
""",
    "mot-de-passe": """
code wifi : soleil
wi-fi : Soleil87
le mot de passe c'est soleil
son mdp c'est minou
le mot de passe est soleil
mdp = tartine
mot de passe choisi : soleil
le mot de passe de sa boite c'est papillon
clé wifi : Mediatheque2024
mot de passe du wifi c'est bibliotheque
mdp c'est chocolat
son mot de passe est chaton
le mot de passe c'est marguerite et elle l'a noté
mot de passe ameli : papillon
mot de passe wifi : bienvenue
wifi : Mairie2025!
clé wifi = AZERTY12345
code wifi : FranceServices69
code wifi FranceServices69
code wifi MaisonFrance2026
code box : Livebox8F2A
""",
    "code": """
carte vitale 80250000012345678901
carte Vitale lue : 80250000012345678901
CV 80250000012345678901 refusée
numéro de carte 8025 0000 0123 4567 8901
482913
482 913
SMS reçu 482913, saisi avec elle
a reçu 482913 par SMS
reçu 739204 par mail
le 739204 n'est pas passé, code expiré
login jdupont
login : jdupont
identifiant jdupont
identifiant ameli mdurand
nom d'utilisateur mdurand
Vitale n° 80250000098765432109
sa carte 8025 0000 0987 6543 2109
carte vitale numéro 80250000098765432109
80250000098765432109
carte de mutuelle 4587965123654
739204
739 204
7 3 9 2 0 4
code du wifi : Bienvenue69
son login c'est jdupont
73 92 04
code reçu, c'était 739204
elle lit 739204 sur son SMS
SMS avec 739204, trop tard
739204 saisi deux fois, code refusé
7K2M9Q
login bmartin
login : pdurand
identifiant ameli : jmartin
identifiant tlorvain, mot de passe oublié
pseudo kdurand
""",
    "telephone": """
262 692 12 34 56
appeler le 262 692 12 34 56
son fils au 590 690 00 00 00
joindre la sœur 32 470 00 00 00 en Belgique
tel 212 600 00 00 00
06 39 98 20 30 à rappeler après midi
262 693 00 00 00
594 694 00 00 00
mobile 33 6 39 98 20 30
joindre la fille 41 79 000 00 00
portable du fils 213 550 00 00 00
""",
    "e-mail": """
écrire à jdupont@example.fr
""",
    "date-naissance": """
née le 04/05/1949, profil complété
""",
}

TO_STOP: tuple[tuple[str, str], ...] = tuple(
    (kind, note) for kind, lines in _TO_STOP.items() for note in lines.strip("\n").splitlines()
)

TO_KEEP = tuple(
    """
Monsieur et Madame s'entraident
monsieur et madame patientent
M. et Mme absents
Mme Absente
M. Absent au rdv
Mme Bloquée sur le code
Madame Âgée de 80 ans
Mme la responsable du CCAS
M. le chargé de mission numérique
le président Départemental
le mot de passe est connu de son fils
le mot de passe c'est pour plus tard
code wifi : voir affiche
identifiant numérique
691234 visites du site
veuve avec trois enfants
famille nombreuse
Couple âgé
appeler le 0 809 40 00 40
0 809 40 00 40
assistance au 0 806 00 01 26
numéro 0 809 54 19 19 affiché à l'accueil
0 820 20 00 00 trop cher
Monsieur RSA
Mme ANTS
Madame APL et CAF, réorientée
M. CPF à orienter
Mme Veut activer
Monsieur A perdu son code
Madame Souhaite fermer
Monsieur Ne veut pas de mail
Mme A reçu le courrier
M. Est revenu avec sa carte
Madame Revient jeudi
Monsieur et Madame reviennent jeudi
Monsieur et Madame Reviennent jeudi
M. et Mme ont activé leurs espaces
Mme la directrice est absente
M. le président de l'association prête la salle
M. le maire Adjoint
Mme la maire de Limoges est venue
M. le curé de Tulle
Monsieur le Maire de Saint-Junien
87000
69100 Villeurbanne, 14 personnes
budget de 482 913 €
482913 habitants
2026
atelier du 24/11/2026, salle 3
201126 : atelier
carte Vitale lue sans souci
carte Vitale perdue, 3 personnes
la veuve ne connaît pas le code de son mari
veuve, vit seule
veuve depuis 2019, n'a pas le code
le mot de passe c'est compliqué
le mot de passe c'est difficile à retenir
mot de passe : c'est trop long
le mdp c'est à refaire
le mot de passe est oublié
wifi coupé, partage de connexion
code wifi affiché à l'accueil
code wifi : demander à l'accueil
login oublié
login et mot de passe perdus
identifiant perdu
login ameli inconnu
262 personnes, 69 séances
dossier 482913
ticket n° 482913 chez le support
SMS jamais arrivé, 3 essais
Mme la référente CAF
Mme CARSAT, retraite
0 809 54 00 00 donné
appeler le 0809 40 00 40
le 08 06 00 01 26 est gratuit
08 20 00 00 00
le 0 892 70 00 00 est payant
+33 809 40 00 40
Madame CSS à renouveler
Monsieur MDPH
M. CARSAT, dossier retraite
Mme AAH
Mme Peut venir jeudi
M. Doit rappeler le 3422
Monsieur N'a pas de mail
Madame S'est connectée seule
Mme Va revenir
Madame A besoin d'aide
Monsieur A oublié son téléphone
Mme A déjà activé
Monsieur et madame hésitent
M. et Mme Souhaitent activer
Monsieur et Madame Ont leurs codes
Monsieur et madame discutent entre eux
Mme la maire adjointe
M. le maire et Mme la directrice
Mme la présidente du club de Brive
M. le directeur de l'EHPAD
la directrice CCAS a prêté la salle
le maire est passé
la secrétaire de mairie imprime
le médecin Doctolib ?
le conseiller France Services Tulle
Mme la directrice de la médiathèque de Limoges
l'infirmière a expliqué
rue du Maire Martin
avenue du Président Durand
la veuve a besoin d'un accompagnement
née à Limoges
code wifi à demander
wifi : coupé
wifi : lent
clé wifi perdue
mot de passe wifi changé
le mot de passe est périmé
le mot de passe c'est pénible
le mot de passe est enregistré
mon mot de passe c'est quoi
le mot de passe c'est son fils qui le sait
identifiant fiscal
identifiant impots confondu avec ameli
login impossible
login caf
pseudo au choix
241126
120 000 visites
code reçu, budget 120 000 €
code demandé, dossier 739204
SMS reçus par 120000 assurés
carte vitale lue le 12/10/2026, 2 essais
carte postale
cartes Vitale : 12 lues, 3 illisibles
Mme Parle peu français
Monsieur Et Madame reviennent
monsieur et madame ont oublié leurs cartes
M. et Mme finissent leur profil
SMS reçu, 120 000 € de budget
code demandé le 241126
lot 482913, codes expliqués
carte lue, rappeler au 3422
vitale lue
wifi : ok
mot de passe : périmé
identifiants distincts
identifiant unique
veuf depuis peu
Mme la Maire
MME LA MAIRE EST ABSENTE
M. le Maire et le Préfet
Monsieur n'arrive pas à cliquer
prend des notes pendant l'atelier
0 825 00 00 00
""".strip().splitlines()
)

WARNINGS = tuple(
    """
ordonnance à renouveler
son ordonnance de lunettes
vient pour une ordonnance
analyse de sang à déposer
résultats d'analyses sanguines
bilan sanguin prévu
son traitement change
traitement pour le cœur
prend du Doliprane
prend du doliprane le soir
prend du Kardégic
prend de la metformine
prend des statines
mal-entendant
mal entendante
mal-voyante
non voyant, vient avec un proche
""".strip().splitlines()
)

PRODUCT_WORDS = tuple(
    """
ordonnance masquée
ordonnance du 12/06/2023 introuvable
ajouter une ordonnance
délai de traitement du dossier
traitement de la demande en cours
traitement des données expliqué
analyse de la demande
prend du temps
prend du retard
""".strip().splitlines()
)
