"""Made-up notes that must not be kept, by the kind that stops them; « \\n » stands for the end of a line."""

# Long: a list of notes, one after the other, that is read beside its twin of notes to keep.
from __future__ import annotations

_TABLE: dict[str, str] = {
    "numero-securite-sociale": r"""
deux soixante et un zéro deux dix-neuf zéro trente et un zéro cinquante-cinq quarante
255131416802538
NIR 1 51 03 75 123 456 78
son numéro de sécu : 151037512345678
2 85 07 87 085 123 45
sécurité sociale 285078708512345
n° SS 2.62.11.33.063.222.14
2-62-11-33-063-222-14
2 62 11 33 063 222
262113306322214 à vérifier à la caisse
1510375123456
numéro 1 51 03 2A 004 123 45
2 49 12 2B 033 018 27 (Corse)
149122b03301827
née en Corse, 2 49 12 2 B 033 018 27
numéro provisoire 7 85 07 99 352 123 45
immatriculation 8 62 11 99 127 456 78
3 01 02 99 350 044 12
4 90 05 99 351 033 21
l 5l O3 75 l23 456 78
1 51 O3 75 123 456 78
2 85 07 87\n085 123 45
numéro de sécu 1510375\n12345678
１５１０３７５１２３４５６７８
carte au 285 07 87 085 123 45
NIR:1510375123456 78
sécu 2/85/07/87/085/123/45
sécu 2_85_07_87_085_123_45
1 51 13 75 123 456 78
son numéro commence par 1 51 03 75 123 456 7
sécu 1 51 03 75 123 45
un cinquante et un zéro trois soixante-quinze cent vingt-trois quatre cent cinquante-six soixante-dix-huit
numéro de sécurité sociale incomplet 2 85 07 87 085 12
rappeler avec 295109912611193
2951099126111 93 refusé par le site
le site refuse 2 95 10 99 126 111 93 depuis hier
numéro assuré 2951099126111
J'ai noté le numéro de la dame pour la rappeler : 2 47 05 87 085 012 33.
Numéro SS 2470587085012 (sans la clé)
N° de sécu de monsieur: 1.38.11.23.096.004.51
il a dicté 1 38 11 23 096 004, il ne connaît pas la clé
NIR=138112309600451
nss 138112309600451
NIR 1 3811 23096 004 51
carte : 138 11 23 096 004 51
2 47 O5 87 O85 O12 33
247 058 708 501 233
24705 87085 01233
son n° sécu c'est le 2 99 01 2B 033 045 78
1 99 01 2a 004 045
2.99.01.2B.033.045.78
sécu : deux quarante-sept zéro cinq quatre-vingt-sept zéro quatre-vingt-cinq zéro douze trente-trois
2-47-05-87-085-012-33 refusé deux fois par le site
2470587085012 33
numéro provisoire 799019935012345 attribué par la caisse
le numéro 7 99 01 99 350 123 45 commence par 7
sécu 8990199350123 provisoire
NIR du fils : 1 12 09 87 085 123 45
ameli affiche 1 12 09 87 085 123
N° 1120987085123 45 saisi, message d'erreur
2 47 05 87 085 012 3
(2470587085012/33)
2|47|05|87|085|012|33
assuré n°2470587085012
1 38 20 99 134 012 44 née à l'étranger
""",
    "telephone": r"""
rappeler au 06 39 98 12 34
06.39.98.12.34
06-39-98-12-34
0639981234
tel 0639981234 après 18 h
06 3998 1234
+33 6 39 98 12 34
+33639981234
+33 (0)6 39 98 12 34
0033 6 39 98 12 34
33 6 39 98 12 34
(06) 39 98 12 34
06/39/98/12/34
06,39,98,12,34
06, 39, 98, 12, 34
O6 39 98 12 34
o639981234
06 39 98\n12 34
06 39 98 12\n 34 le soir
06 39 98 12 34
０６ ３９ ９８ １２ ３４
٠٦ ٣٩ ٩٨ ١٢ ٣٤
zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre
zéro six trente neuf quatre vingt dix huit douze trente quatre
06 trente-neuf 98 douze 34
zéro six, trente-neuf, quatre-vingt-dix-huit, douze, trente-quatre
zéro six\ntrente-neuf quatre-vingt-dix-huit\ndouze trente-quatre
le fixe est le 05 36 49 12 34
05 36 49 12 34 chez sa sœur
appeler la voisine : 01 99 00 12 34
0 6 3 9 9 8 1 2 3 4
portable 6 39 98 12 34
mobile : 639981234
numéro 06 39 98 12 3
numéro 06 39 98 12 345
la joindre au 0639 98 12 34
+262 692 00 00 00
0692 00 00 00 à la Réunion
+596 696 00 00 00
0590 00 00 00
+32 470 00 00 00
+212 600 00 00 00
SMS au 06_39_98_12_34
06*39*98*12*34
tél:06.39.98.12.34/rappel mardi
06 39 98 12 34 ou 06 39 98 12 35
son 06 : 06-3998-1234
plus trente-trois six trente-neuf quatre-vingt-dix-huit douze trente-quatre
salle 204, 06 39 98 12 34
06 39 98 12 34 vendredi 14 h
zéro-six trente-neuf quatre-vingt-dix-huit douze trente-quatre
06 point 39 point 98 point 12 point 34
Elle préfère qu'on l'appelle sur le 06 39 98 44 10 après 17h
numéro du fils : 06.39.98.44.10
joignable au 0639984410 le matin
Tél. 06 39 98 44 10
06 39 98 44 10 (sa nièce)
0 639 984 410
063 998 4410
06 399 844 10
06 39984410
(+33)639984410
+33.6.39.98.44.10
+33-6-39-98-44-10
003363998 4410
+336 39 98 44 10
tel fixe 02 61 91 44 10
03 53 01 44 10
04 65 71 44 10 chez la voisine
09 70 00 00 00
son portable c'est zéro six trente neuf quatre vingt dix huit quarante quatre dix
06 trente neuf quatre vingt dix huit 44 dix
zero six 39 98 44 10
sept deux... non : 06 39 98 44 10
il a laissé son 06 : 06 39 98 44 10
Rappeler 06-39-98-44-10 mardi 24/11
24/11 rappel 06 39 98 44 10
06 39 98 44 10 et 06 39 98 44 11
SMS envoyé au 06 39 98 44 10, code pas arrivé
le 0639 984 410 ne capte pas
06;39;98;44;10
06 – 39 – 98 – 44 – 10
06 . 39 . 98 . 44 . 10
Ø6 39 98 44 10
l'aidante : 07 39 98 44 10
whatsapp +33 7 39 98 44 10
+590 690 00 00 00
+262 6 92 00 00 00
0690 00 00 00
+44 7700 900123
+49 1512 0000000
appeler sa fille en Belgique au 0032 470 00 00 00
06 39 98 44 1O
mobile O6.39.98.44.1O
zéro sept, trente-neuf, quatre-vingt-dix-huit, quarante-quatre, dix
0639984410mardi
tel:0639984410
numéro erroné sur le compte : 06 39 98 44 10 au lieu de 06 39 98 44 11
""",
    "e-mail": r"""
lorvain@example.fr
son mail : aline.lorvain@example.com
a.lorvain+sante@mail.example.org
lorvain @ example.fr
lorvain(at)example.fr
lorvain [at] example [point] fr
lorvain arobase example point fr
jean point lorvain arobase orange point fr
lorvain87 arobase gmail point com
lorvain at gmail.com
lorvain AT example DOT fr
lorvain@gmail
lorvain87@orange
LORVAIN.ALINE@EXAMPLE.FR
lorvain＠example．fr
lorvain@\nexample.fr
mail aline.lorvain chez orange point fr
trebuchard_k@example.net oublié
lorvain (arobase) example.fr
écrire à kermadec-oulet@example.fr svp
<lorvain@example.fr>
lorvain tiret k arobase laposte point net
Son adresse est m.lorvain@example.com
adresse mail créée : lorvain.m87@example.org, mdp noté par elle
m.lorvain[arobase]example.com
m.lorvain(arobase)example(point)com
m point lorvain arobase gmail point com
m.lorvain arobase wanadoo.fr
famille.lorvain @ orange . fr
m_lorvain@mairie-trebuchard.fr
contact@association-lorvain.org
MAIL : M.LORVAIN@LAPOSTE.NET
lorvain@free
l'ancien mail lorvain87@wanadoo.fr ne marche plus
lorvain-trebuchard@sub.example.co.uk
lorvain at orange dot fr
""",
    "iban": r"""
FR76 3000 6000 0112 3456 7890 189
FR7630006000011234567890189
fr76 3000 6000 0112 3456 7890 189
FR76 3000 6000 0112 3456 7890 188
FR14 2004 1010 0505 0001 3M02 606
IBAN FR14-2004-1010-0505-0001-3M02-606
FR76 3000 6000\n0112 3456 7890 189
BE68 5390 0754 7034
son compte DE89 3704 0044 0532 0130 00
RIB 30006 00001 12345678901 89
FR76300060000112345678901 89
F R 7 6 3 0 0 0 6 0 0 0 0 1 1 2 3 4 5 6 7 8 9 0 1 8 9
le virement sur LU28 0019 4006 4475 0000 merci
IBAN : FR76 1234 5678 9012 3456 7890 123
fr7612345678901234567890123
FR 76 1234 5678 9012 3456 7890 123
FR76-12345-67890-12345678901-23
rib 12345 67890 12345678901 23
RIB : 12345 67890 0123456789A 23
compte bancaire FR7612345678901A234567890 à rembourser
MC58 1122 2000 0101 2345 6789 030
""",
    "date-naissance": r"""
a eu 75 ans le 12 mars
né le 12/03/1951
née le 12.03.1951
née en mars 51
née en mars 1951
né le 12 mars 1951
née le 1er mars 1951
nee le 12/3/51
ne le 12/03/1951
DDN 12.03.1951
DDN : 12/03/51
ddn 12031951
d.d.n. 12/03/1951
date de naissance : 12/03/1951
date de naissance 12-03-1951
naissance 12 03 1951
date naiss. 12/03/1951
né à Limoges le 12/03/1951
née à Saint-Yrieix (87) le 4 avril 1962
née en 1951
né le douze mars mille neuf cent cinquante et un
née le douze mars cinquante et un
12/03/1951
usager 12/03/1951 sans mobile
dame du 12/03/1951
12 mars 1951
1951-03-12
le 12 mars 1951, carte lue
12/03/51
fille née le 05/09/2019
enfant du 05/09/2015
son fils, 05/09/2012, a aussi un espace
bébé né le 02/11/2026
né(e) le 12/03/1951
Né le : 12 / 03 / 1951
nés le 12/03/1951 et le 14/08/1953
née le 12 févr. 1951
sa date de naissance est le 12 mars 1951
la date de naissance, 12/03/1951, est refusée
née un 12 mars 1951
12.03.1951 refusé par le site
carte Vitale lue, 03/11/1948
née le 12 mars
née le 12\n03 1951
12 03 1951
son anniversaire le 12 mars
Dame née le 7 juin 1948, n'a pas d'e-mail
homme né en juin 1948
Né le 07-06-1948 à Limoges
naissance: 7/6/48
D.N. 07/06/1948
date naissance 07061948
DN : 07/06/1948
ddn=07/06/48
né le 7.6.1948
usagère du 07/06/1948
07/06/1948 – carte lue, code reçu
Le site refuse sa date de naissance (07/06/1948)
il est de juin 1948
elle est née le sept juin mille neuf cent quarante-huit
elle est née en mille neuf cent quarante-huit
née le 7 juin quarante-huit
né en 48
née en 1948 à Tulle
petit-fils né le 14/02/2018
bébé né la semaine dernière, le 16/11/2026
deux enfants : 14/02/2018 et 03/09/2020
jumelles nées le 03/09/2020
ado du 14 février 2010
nait le 07/06/1948
né: 07/06/1948
7 juin 1948
1948-06-07
07 06 1948
07/06/1948
anniversaire le 7 juin
date de naissance 7 juin 1948
DATE DE NAISSANCE : 07 JUIN 1948
née le mardi 7 juin 1948
Née le 7/06/1948 ; n'a plus sa carte
""",
    "nom": r"""
mme lacombrelle pour son code
vu mme lacombrelle sur ameli
mme lorvelle revient lundi
Madame « Lorvain »
l'usagère Lorvain
nom de la dame : Lorvain
MME LORVAIN RAPPELLE LUNDI
RDV AVEC MME TREBUCHARD LUNDI
Mme Lorvain
M. Lorvain
M Lorvain
Mr Trébuchard
Mlle Lorvain
Melle Lorvain
Monsieur Lorvain a son code
Madame Kermadec-Oulet reviendra
MME LORVAIN
MADAME LORVAIN RAPPELLE DEMAIN
madame lorvain
mme lorvain a activé
mme trébuchard revient jeudi
monsieur trebuchard veut refuser
rdv avec madame lorvain
voir monsieur kermadec
m. lorvain
Mme Le Gorvec
Mme le Gorvec
mme le gorvec
M. Le Gorvec
M. de Lorvain
Mme D.
Mme D
M. K. reviendra
Mme D. et sa sœur
monsieur t. rappellera
Mme. Lorvain
M.Lorvain
Mme d'Orvain
Monsieur et Madame Lorvain
M. et Mme Trébuchard
Dr Lorvain
docteur Lorvain
Maître Trébuchard
Mme Ben Lorvain
M. El Lorvain
Mme L'Hermorec
elle s'appelle Aline
la dame s'appelle Lorvain
il s'appelle lorvain
nom : Lorvain
Nom: LORVAIN, prénom: Aline
nom = Lorvain
prénom : aline
nom de famille : Trébuchard
nom de naissance : Lorvain
nom de jeune fille Trébuchard
sa fille Aline l'aide
son fils Kerwan a le code
la famille Lorvain
son mari Ewen viendra
Aline Lorvain rappellera
LORVAIN Martine
Jeanne Trébuchard, à rappeler
Vu Mme Lorvain et Mme la maire
Mme\nLorvain
rappeler Mme Lorvain
mme lorvain
Ｍｍｅ Ｌｏｒｖａｉｎ
Mme Boulandier souhaite fermer
Mme Petitgrandier
Monsieur Trébuchard-Lorvain
RDV avec Mme Lorvain jeudi
Rappeler M. Trébuchard pour son code
M. TREBUCHARD n'a pas reçu le courrier
Mme LORVAIN Aline
Monsieur Lorvain, 78 ans
Aidé madame lorvain à se connecter
aidé mme Lorvain et sa fille
Mme de Kergorlan
Madame De Kergorlan
M. du Plessoir
Mme Van Oulden
Mme Da Silvera
Mme Lorvain-Trébuchard
Mme Le Bihorel veut fermer
madame le bihorel
monsieur le gorrec a refusé
M. L.
Mme T. revient mardi
M. L (voisin de la mairie)
Mme X, 80 ans
Mlle Trébuchard
Mr. Lorvain
Monsieur K
Le fils de M. Lorvain
chez Mme Trébuchard, rue haute
la curatrice de M. Oulet
Curatrice : Mme Oulet
Dr Oulet n'a pas répondu
le docteur Oulet
le Pr Oulet
Il s'appelle Ewen
elle s'appelle trébuchard
se nomme Lorvain
prénommée Aline
Nom Lorvain, prénom Aline
nom: lorvain
NOM : TREBUCHARD PRENOM : EWEN
prénom = Ewen
au nom de Lorvain
dossier au nom de Trébuchard
carte au nom de LORVAIN
sa femme Aline tape pour lui
sa voisine Aline Lorvain
son petit-fils Ewen
les époux Lorvain
la famille Trébuchard
le couple Oulet
Martine Lorvain viendra demain
André Trébuchard
Mme Boulangier
Mme Marchandier a déjà un compte
vu mme lorvain ce matin
pour mme trebuchard
a reprendre avec m. lorvain
voir avec mme oulet
Mmes Lorvain et Oulet
MM. Lorvain et Oulet
M et Mme Oulet
madame Aline
Mme Aline
Monsieur Jean-Ewen Lorvain
la petite Aline Oulet
""",
    "mot-de-passe": r"""
mot de passe : Soleil2024
mot de passe Soleil2024!
mdp = azerty87
mdp: Soleil87
mdp Soleil87
mot de passe : soleil
le mot de passe est Soleil2024
le mot de passe est « soleil »
mot de passe provisoire : tr3b!uchet
nouveau mot de passe Limoges87
MDP LIMOGES87
mot de passe : 19510312
password: qwerty12
mot de passe ameli : Chat2019
son mot de passe c'est Minou87
Soleil2024 est son mot de passe
mot de passe (Minou_87)
mot de passe = Minou
mdp→Minou87
mots de passe : Minou87 et Tartine88
pass : chaton33
mot de passe « Ch@ton »
Elle a choisi le mot de passe Marguerite1948!
mdp choisi : Marguerite48
son mdp : marguerite
Mot de passe : Marguerite
mot de passe=M@rguerite
Mdp:0000
mdp 1948
mot de passe du compte : Tulle1948
mot de passe de la messagerie : Tulle1948
mot de passe ameli Tulle1948
MDP : TULLE1948
mot de passe (temporaire) : Xk7pQ2
le mdp c'est tulle1948
nouveau mdp tulle_1948
mot de passe noté : tulle1948
password = tulle1948
mot de passe pour se connecter : Tulle-1948
a mis Tulle1948 comme mot de passe
mot de passe wifi : tulle1948
""",
    "code": r"""
code reçu : quatre cent quatre-vingt-deux mille neuf cent treize
le code est 482 913
code : 482913
code 482913
code provisoire 7K2M9Q
code provisoire : 7K2M9Q
code provisoire 7K2 M9Q
code de connexion : 123456
code de connexion 123 456
code reçu 482913
code reçu par SMS : 482913
code SMS 482913
code secret 4829
code PIN 4829
pin : 4829
le code c'est 48-29-13
code quatre huit deux neuf un trois
482913 est le code
code à 6 chiffres : 482913
code noté sur l'enveloppe : 7k2m9q
code d'activation AB12CD34
identifiant : abc12
identifiant : lorvain87
identifiant ameli lorvain87
login lorvain87
numéro de série 1234567890
numéro de série : 12 345 678 90
n° de série 12345678
numéro de série de la carte 0123456789
carte Vitale n° 1234567890
code de vérification 482913
code wifi : AB12CD34
carte bancaire 4970 1012 3456 7893
OTP 482913
code envoyé : 482 913, expiré
code provisoire\n482913
Code provisoire reçu ce matin : 4F7K9P
code provisoire = 4F7K9P
son code provisoire est 4F7K9P
code 4f7k9p
le code provisoire est le 482913
Code : 48 29 13
code de connexion reçu : 482913
Le SMS donne le code 482913
SMS 482913
reçu le code 482 913 par sms
son code est le 4829
code carte bleue 4829
code PIN : 4 8 2 9
code pin du téléphone 4829
code de la boîte vocale : 4829
code confidentiel 482913
code temporaire 48291357
code d'accès: 48X29Y
digicode 48A29
numéro de série carte vitale : 1234567890
N° série 12345678901
série 12 34 56 78 90
serie n° 1234567890
identifiant FranceConnect : lorvain48
identifiant : m.lorvain
identifiant 1234567
login : mlorvain
code quarante-huit vingt-neuf treize
code : quatre huit deux neuf un trois
code reçu par mail 482913
482913 (code reçu)
code oublié puis retrouvé : 482913
Code d'activation : ABCD-1234
code à usage unique 482913
""",
    "adresse": r"""
12 rue des Lilas
n° 12 rue des Lilas
12 bis avenue de la Gare
habite 12 rue des Lilas
vit au 5 ter quai du Port
adresse : 6 allée des Cerisiers
3 bis av. des Tilleuls 29200 Villeneuve
douze rue des Lilas
courrier parti au 22 bd de l'Océan
EHPAD Les Glycines, chambre 214
résidence des Lilas, appt 12
lieu-dit Le Moulin, 29000 Villeneuve
Habite rue des Lilas
habite place du Marché
14RUE DES LILAS
48.39041, -4.48612
""",
    "identifiant": r"""
passeport 24ZZ98417
titre de séjour n° 9903012345
carte d'identité X4RTBPFW4
permis 850329110417
n° fiscal 30 12 345 678 901
allocataire CAF 4417203 K
numéro de patient 800 417 733
identifiant France Travail 6618472R
dossier MDPH n° 71-2024-00456
voiture AB-123-CD
plaque 4817 ZV 29
scooter aa 731 xk
insta @lorvain_29
facebook : aline.lorvain29
facebook.example/aline.lorvain
""",
}

NOTES: tuple[tuple[str, str], ...] = tuple(
    (kind, line.replace("\\n", "\n")) for kind, lines in _TABLE.items() for line in lines.strip("\n").splitlines()
)
