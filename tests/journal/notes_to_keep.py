"""Made-up notes without an identity, that pass; those that only deserve a warning; the product's own words."""

# Long: a list of notes, one after the other, that is read beside its twin of notes to stop.
from __future__ import annotations

NOTES = tuple(
    """
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
numéro vert 0 805 000 000
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
Madame n'a pas reçu le code, on rappelle le 34 22 lundi
Monsieur comprend mais préfère attendre sa fille
Monsieur garde la main sur la souris
Madame craint pour ses données
Madame lit bien, tape lentement
Monsieur tape seul
madame bloque sur le mot de passe
madame connaît son mot de passe par cœur
monsieur perd patience
Madame refuse le SMS
Monsieur sourit et repart content
Madame utilise déjà ameli
Madame pensait que c'était payant
monsieur voulait juste comprendre
Madame aimerait une version papier
madame habite loin
Madame vit seule
monsieur conduit plus, navette du mardi
Madame rappellera le 3422 elle-même
Monsieur s'est connecté seul
Madame s'oppose pour l'instant
Mme réfléchit
Mme hésite encore
Mme préfère le papier
M. souhaite fermer son espace
M. refuse
M. est parti avant la fin
M. n'a pas sa carte
Mme et M. sont repartis avec le guide
Mme est revenue avec sa carte
Mme veut l'aide de sa fille
Madame la présidente du club
Madame la Sous-préfète
Monsieur le Sous-Préfet
M. le maire adjoint
M. le Maire et Mme l'Adjointe
Mme la directrice de l'école
M. le curé
Mme la secrétaire de mairie
M. le président de l'association
Mme la référente handicap
M. le conseiller France Services
Mme la pharmacienne
M. le pharmacien
Monsieur le facteur
Mme la principale
M. l'ingénieur
Mme la sénatrice
Mme la députée
M. le ministre
Bonjour Madame, bonjour Monsieur
Merci Monsieur.
Avec Monsieur, tout va bien.
Vu avec Madame. Retour prévu jeudi.
12 personnes, 3 espaces activés, 2 à reprendre
15 participants, 10 femmes, 5 hommes
7 personnes informées sur 9
6 ordinateurs, 2 en panne
salle 12 au 2e étage
salle B204
salle 3.12
bureau 1204
2e étage, porte 12
rdv 10 h 30 le 24/11
rdv mardi 24 novembre à 10h30
rdv le 24/11 à 10:30
reporté au 01/12/2026
du 24/11 au 04/12
du 24/11/2026 au 04/12/2026
prochaine permanence : 2 décembre 2026, 9 h 30 - 12 h
24-11-2026
24.11.2026
le 3 novembre 2025
le 12 juin 2026 le site était en panne
compte ouvert le 12/06/2022
compte créé en 2022
espace créé automatiquement en janvier 2022
carte délivrée le 12/06/2015
carte Vitale de 2004
ancien compte ameli de 2012
l'ordinateur date de 2010
attestation du 12/06/2024
ordonnance du 12/06/2023
résultats du 12/06/2021
compte rendu du 03/02/2020 introuvable
document daté du 03/02/2020
décret n° 2021-1047 du 4 août 2021
arrêté du 11 juillet 2019
loi du 4 mars 2002
la loi du 6 janvier 1978
loi Informatique et libertés du 6 janvier 1978
CNIL, délibération du 12/03/2020
depuis le 1er janvier 2022
depuis 1998
âge moyen 74 ans
une personne de 91 ans
deux personnes de plus de 80 ans
né à Limoges
née à l'étranger, pas de numéro définitif
nouveau-né, espace pas encore créé
enfants nés après 2022, espace créé d'office
naissance prévue en mars 2027
acte de naissance demandé
date de naissance refusée par le site
date de naissance : format JJ/MM/AAAA
lieu de naissance mal orthographié
code non valide
code inconnu
code périmé
code reçu hier
code reçu par courrier
code envoyé par courrier, 10 jours d'attente
code valable 10 minutes
code à usage unique non reçu
code bloqué après 3 essais
codes confondus
un nouveau code a été demandé
le code arrive en 2 minutes
le code provisoire arrive sous 15 jours
3 codes demandés
pas de code
code : non reçu
code : pas reçu
code provisoire : perdu
code provisoire : à redemander au 34 22
codes demandés : 12
code postal erroné sur le compte, 19000 au lieu de 87000
code de la route
code vestimentaire
QR code illisible
QR code affiché à l'accueil
code promo
mot de passe créé
mot de passe créé par la personne, je regardais ailleurs
mot de passe enregistré dans le téléphone
mot de passe : rappel des règles
mot de passe : 8 caractères, 1 chiffre
mot de passe, 3 essais, compte bloqué
mot de passe changé le 20/11/2026
mot de passe perdu, FranceConnect non plus
oubli du mot de passe
trois mots de passe différents
elle confond mot de passe et code
mdp oublié x2
mdp inconnu
mdp : perdu
identifiant : inconnu
identifiant et mot de passe perdus
identifiant = numéro de sécu
numéro de série absent
numéro de série effacé
numéro de série : illisible
numéro de série à 10 chiffres
numéro de sécu connu
numéro de sécu : mal recopié
sécu : numéro provisoire
NIR provisoire, démarche à la caisse
numéro commençant par 7 ou 8
15 chiffres attendus, 13 saisis
téléphone : pas de mobile
tel cassé
tel prêté par la mairie
numéro de téléphone dépassé
ancien numéro enregistré
numéro changé
SMS non reçu
SMS reçu après 10 minutes
e-mail : aucun
e-mail ancien
adresse mail périmée
mail de confirmation dans les indésirables
boîte mail créée avec elle
adresse mail chez laposte.net
n'a ni mail ni portable
le @ est sur la touche 0
AltGr + 0 pour @
compte Gmail oublié
IBAN demandé par erreur
RIB à fournir à la caisse
RIB non demandé
site www.monespacesante.fr
voir https://www.monespacesante.fr
ameli.fr et monespacesante.fr confondus
écran 1366 x 768
zoom à 200 %
imprimé 2 guides, 1 en gros caractères
guide de 4 pages
page 2 sur 4
30 à 60 minutes
1 h 15
1h15
45 min
18 h - 20 h
9h/12h
9h00 12h00 14h00 17h00
14:30-16:00
température 30 °C dans la salle
12,5 km
1 500 habitants
2 345 habitants
1 234 567 habitants
budget 12 000 €
3,50 €
20 % de remise
87000 Limoges, 19100 Brive
B.P. 204
BP 12, 87001 Limoges cedex
ligne 4, arrêt Gare
bus 12, 14 et 16
bus 01, 02, 03, 04 et 05
train de 8 h 12
N 141
A20 sortie 33
D 941
étape 3 refaite 2 fois
étapes 3, 4, 5 et 6
étapes 1 2 3 4 5 6 7 8
poste 12
version 12.4
Windows 11
Android 13
iPhone 8 trop ancien
iOS 16.1
tablette Samsung A8
4G faible
wifi France Services
PC n° 3
CPAM 87
MSA 19
le 3646 ne répond pas
3646 ou 36 46
le 3977
numéro 3919
36 46 puis 34 22
34 22 34 22
le 116 117
le 0 805 000 000
l'article L. 1111-8
article L1111-8
art. R. 1111-53
RGPD article 30
SIREN 130 025 265
SIRET 13002526500013
convention 2026-04-118
bon de commande 20261123
lot 20261123
réf. 2026/1123/4
facture 2026-00123
ticket 45879
dossier n° 45879
demande n° 1234567
le site s'appelle ameli
l'application s'appelle Mon espace santé
ça s'appelle un bris de glace
le service s'appelle France Services
le nom du site
le nom de la commune
nom : idem carte
nom d'épouse absent du compte
nom : Le site refuse
nom composé refusé, tiret en trop
prénom : accent refusé
sa fille habite Limoges
sa fille viendra Mardi
son fils à Paris
sa voisine du dessus
la famille viendra
la tutrice UDAF
son mari est chauffeur
une dame du village
un monsieur de Tulle
le fils de la dame
orientée vers la Maison France Services
orientée vers le CCAS de Tulle
orientée vers la Croix-Rouge
Secours populaire, permanence du jeudi
Restos du cœur
Place Jourdan
Saint-Léonard-de-Noblat
Saint-Yrieix-la-Perche
Sainte-Fortunade
espace Simone Lorvain
centre social Jean Lorvain
maison de quartier Louise Trébuchard
lycée Pierre Oulet
Tulle, Brive et Ussel
Haute-Vienne
Noël approche, moins de monde
Pâques
mars et avril chargés
en mai 2026
fin août
début septembre 2026
été 2026
lundi 23, mardi 24, mercredi 25
les 5, 12, 19 et 26
les 05, 12, 19, 26 mai
06 et 07 décembre
01/12, 08/12, 15/12
mardi 1er, 8, 15, 22
permanences les 07, 14, 21, 28 et 30 mai
rappeler les 01/12, 08/12, 15/12
naissance le 12/03/2027
rue du 8 mai 1945
place du 19 mars 1962
salle du 11 novembre 1918
monsieur le chroniqueur
M. le Contrôleur
Mme la bâtonnière
code envoyé à 1200 personnes
code par le 3422
code sur le 36 46
mot de passe Windows11 oublié
mot de passe iPhone12 oublié
rdv le 06/12/2026 14 places
le 06 12 2026 14 places
SIREN 130 025 265 ; mille deux cents habitants
compteurs : 12 15 18 20 22 9 11. 1 234 € de budget
créneaux 10 11 12 13 14 15 16
le bouton s'appelle Continuer
le document s'appelle Attestation
Monsieur Tout-le-monde
Madame Unetelle
nom du site : ameli
Madame dit : « trop compliqué »
MADAME SOUHAITE ACTIVER SON ESPACE
LE CODE N'ARRIVE PAS
MME LA MAIRE EST PASSEE
Madame grimace devant le formulaire
Mme temporise
madame barbouille un brouillon
""".strip().splitlines()
)

WARNINGS = tuple(
    """
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
)

PRODUCT_WORDS = tuple(
    """
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
)
