"""Made-up notes that hold no identity and must pass, and those that only deserve a warning."""

from __future__ import annotations

NOTES = """
rappeler le 3422
rappeler le 34 22
appeler le 34 22 demain matin
appeler le 36 46
voir avec le 3646 pour la caisse
12 personnes
salle 204
salle 204 bis, 12 personnes
le 23/11/2026
rdv le 23/11/2026 à 14 h
rdv le 4 décembre
rendez-vous le 4 décembre 2026 à 10 h 30
Mme la maire
Mme la maire est passée
M. le préfet
M. le Préfet
Monsieur le directeur
Monsieur le Maire
Mme la conseillère
Mme la Conseillère départementale
Mme l'adjointe
M. l'adjoint
madame la directrice de la médiathèque
monsieur le président du CCAS
le médecin traitant
le médecin traitant a déjà ajouté un document
depuis 2019
arrêté du 26/10/2023
arrêté du 26 octobre 2023
matrice du 26/10/2023
article R. 1111-28
R. 1111-28 et R. 1111-53
R.1111-28
code de la santé publique, article R. 1111-28
France Services de la commune
orientée vers France services
87000 Limoges
code postal 87000
code postal : 87000
code INSEE 87085
10 h 12
à 10h12
10:12
ouvert de 9 h à 12 h et de 14 h à 17 h
ouvert 09:00-12:00 14:00-17:00
1 234 personnes
1 234 € de budget
montant 1 234 567
étape 4 sur 8
code non reçu
code provisoire non reçu
code demandé, attendre le courrier
code demandé le 23/11/2026
code reçu le 20 novembre 2026
code reçu en 5 minutes
code reçu à 10 h 12
le code à 6 chiffres n'arrive pas
code à six chiffres refusé
code expiré après 15 minutes
code refusé 3 fois
code demandé au 3422
le code via le 34 22
code d'erreur 404
code erreur 503 sur le site
mot de passe oublié
mot de passe : oublié
mot de passe trop court
mot de passe : 12 caractères minimum
mot de passe refusé 3 fois
mot de passe à changer
le mot de passe est refusé
le mot de passe est trop long à taper
mot de passe noté sur un papier
mot de passe FranceConnect perdu
mdp ameli oublié
mdp perdu
mdp : à refaire
le code de connexion n'arrive pas
code de connexion reçu par e-mail
ligne 12, arrêt mairie
bus 4 puis bus 12
bus 2A jusqu'au centre
bâtiment 2B
Mon espace santé
profil médical non rempli
carte Vitale lue
carte Vitale perdue
numéro de série illisible
numéro de série à droite de la photo
numéro de sécurité sociale à 15 chiffres
numéro de sécurité sociale non reconnu
numéro provisoire, ne peut pas activer
e-mail à créer
pas d'adresse e-mail
elle a une adresse chez orange.fr
ne trouve pas l'arobase sur le clavier
le signe @ est difficile à taper
mail envoyé, pas reçu
boîte gmail pleine
site monespacesante.fr lent
monespacesante.fr ne répond pas
FranceConnect en panne
FranceConnect+ demande l'identité numérique
L'Identité Numérique La Poste à créer
écran 15 pouces
taille 1 m 75
à 12 m de l'entrée
5 km à pied
environ 20 %
de 12 à 14 personnes
2 à 3 séances par semaine
3 enfants, 4 espaces
2 personnes sur 12
atelier du 12 au 16 octobre
permanences les 01, 08, 15, 22 et 29 janvier
permanences les 02, 09, 16, 23 et 30 mars
départements 19, 23, 87
Madame souhaite attendre
Madame veut fermer son espace
Madame ne veut pas
madame a déjà un espace
madame revient jeudi
Monsieur préfère réfléchir
Monsieur reviendra avec sa carte
monsieur hésite
monsieur n'a pas de mail
Monsieur et Madame reviennent
Madame, Monsieur,
Monsieur est venu avec sa fille
madame vient avec son fils
Mme souhaite activer
Mme a activé son espace
M. préfère attendre
Mme très contente
Mme fatiguée, à reprendre
M. ne reçoit pas le SMS
sa fille l'aide
son mari reviendra
la dame préfère réfléchir
personne âgée de 84 ans
72 ans, vient à pied
agent d'accueil absent
le directeur du centre passera
s'appelle Mon espace santé désormais
le bouton s'appelle « Activer »
nom : non renseigné
nom différent de la carte
nom mal orthographié
prénom mal écrit sur la carte
nom et prénom demandés par le site
problème de nom de naissance
nom d'usage refusé
identifiant oublié
identifiant ameli perdu
identifiant : oublié
salle Jean Lorvain
médiathèque Louise Trébuchard
école Jules Kermadec
place Saint-Martin
rue de la République
avenue du Général
commune de Saint-Junien
marché le mardi
en janvier 2022
depuis mars 2019
lancé en janvier 2022
depuis le 12/03/2019
loi du 26/01/2016
décret du 04/08/2021
carte valable jusqu'au 12/03/2029
version 2.4.10
Android 8.1.0
Windows 10
iPhone 12
tablette prêtée n° 4
poste 3
imprimante 2 en panne
facture du 12/03/2024
courrier du 15/09/2026
courrier daté du 02/11/2026
lettre reçue le 12/05/2024
activé le 12/03/2024
espace ouvert le 03/05/2022
dernière connexion le 12/02/2024
séance 2 sur 3
2 SMS reçus
3 essais
15 min d'attente au téléphone
téléphone fixe seulement
téléphone sans internet
appeler le 15 en cas d'urgence
le 112 ou le 15
le 119 a été donné
numéro vert 0 800 130 000
SIRET 130 025 265 00013
dossier 2026-1134
référence 2026/118
permanence 2 rue du Marché
résidence les Tilleuls
groupe de 8
12 informées, 3 aidées
3 activés 2 à reprendre 1 fermeture
compteurs : 12 15 18 20 22 9 11
scores 10 12 14 16 18
le M. à la fin
10 M. d'euros
métro ligne 13
TER de 17 h 42
billet à 4,50 €
0,05 € la minute
n'a pas son téléphone ce jour
préfère venir avec son aidante
opposition expliquée
clôture expliquée, dix ans d'archives
Samu et bris de glace expliqués
chez le pharmacien
le facteur n'est pas passé
la caisse a changé l'adresse
changement de caisse en cours
MSA et non CPAM
rattachée à la CPAM de la Haute-Vienne
téléphone de la mairie affiché à l'accueil
Wi-Fi coupé ce matin
connexion lente, 4G faible
deux codes à ne pas confondre
les deux codes sont nommés en entier
un code pour activer, un code pour se connecter
six semaines pour s'opposer
neuf personnes sur dix
un quart d'heure d'attente
une heure trente au total
vingt-trois personnes, douze chaises
cent vingt affiches imprimées
mille deux cents habitants
quatre-vingts dépliants
2026-11-23
du 01/09/2026 au 30/11/2026
2024-2025
année scolaire 2025/2026
""".strip().splitlines()

WARNINGS = """
elle a un cancer
il est diabétique
suivi pour un diabète
VIH
grossesse en cours
enceinte de six mois
dépression
personne handicapée
en situation de handicap
malentendante, passer par l'écrit
malvoyant, gros caractères
personne sourde
sort de chirurgie
hospitalisée la semaine dernière
sous traitement
maladie d'Alzheimer
AVC récent
en ALD
troubles de la mémoire
opéré du genou
asthme
suivie par un psychiatre
dialyse trois fois par semaine
épileptique
prise de sang à ajouter
allergie à noter dans le profil
fauteuil roulant
médicaments à renouveler
arrêt maladie
vaccinée contre la grippe
""".strip().splitlines()

PRODUCT_WORDS = """
Mon espace santé
carte Vitale
Assurance maladie
la caisse d'assurance maladie
caisse primaire maladie
profil médical à remplir
médecin traitant à déclarer
ordonnance ajoutée
carnet de vaccination vide
dans l'enceinte de la mairie
fracture numérique
traitement de texte
opération de communication
professionnel de santé
compte rendu ajouté
document de santé masqué
urgences : refus d'accès expliqué
""".strip().splitlines()
