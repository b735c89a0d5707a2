"""Made-up notes that must not be kept, by the kinds that stop them."""

from __future__ import annotations

NOTES: dict[str, str] = {
    "numero-securite-sociale": r"""
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
2 85 07 87 085 123 45
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
+262 692 12 34 56
0692 12 34 56 à la Réunion
+596 696 12 34 56
0590 12 34 56
+32 470 12 34 56
+212 612 34 56 78
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
""",
    "date-naissance": r"""
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
""",
    "nom": r"""
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
""",
    "code": r"""
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
""",
}
