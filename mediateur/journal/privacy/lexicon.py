"""Word lists of the guard, in lower case and without accents: what follows a civility and is no name."""

from __future__ import annotations

GRAMMAR = frozenset(
    """a ai as au aux avec avait avaient avant apres aussi alors aura aurait aucun aucune autre beaucoup bien bientot bref
    bon bonne car ce cela ces cet cette ca chez ci comme comment contre d dans de demain depuis deja des dont donc du elle elles
    en encore enfin ensuite entre es est et etait etaient ete etc eu hier ici il ils j jamais je juste l la le les leur leurs
    lui m ma mais malgre me meme mes mieux mal moins mon n ne ni nos notre non nous on ont ou oui par parce parfois pas
    pendant peu peut peut-etre plus plutot pour pourquoi pourtant pres presque puis qu quand que quel quelle quelqu qui quoi
    rien s sa sans sauf se selon sera serait ses si sinon soit son sont souvent sous sur surtout t ta tard tel tellement tes
    toi ton tot toujours tous tout toute toutes tres trop tu un une vers via vite voici voila vos votre vous vraiment y
    aujourd aujourd'hui certain certaine chaque deux trois quatre cinq six sept huit neuf dix cote face grace hors jusqu
    lors lorsque lundi mardi mercredi jeudi vendredi samedi dimanche matin midi soir janvier fevrier mars avril mai juin
    juillet aout septembre octobre novembre decembre merci bonjour dit-elle dit-il x2 afin ainsi ailleurs quant suite""".split()
)

VERBS = frozenset(
    """accepte accompagne achete active aide aime ajoute annonce appelle apporte apprecie apprend arrive assiste assure attend
    avance avoue boit bloque boude cale calme cherche choisit clique commence comprend compte confirme confond connait
    conserve considere consulte contacte continue coupe craint crie croit cree debute decide declare decouvre dechire demande
    demeure depose desire deplace detient deteste deviendra devient devine devait devra devrait dicte dira discute dit dispose
    doit donne dort doute ecoute ecrit efface embrasse emprunte engage ennuie entame entend entre envoie envisage epelle
    espere essaie essaye estime etudie evite evoque exige existe explique exprime fait faisait faut ferme fera file finit
    flotte forme frappe fuit galere garde gere habite hesite ignore imagine imprime indique informe insiste installe
    interroge jette joint joue juge laisse lit loge maitrise mange manque marche menace met mit montre n'a n'est n'ose
    navigue nomme note obtient occupe oppose ose oublie ouvre paie panique parait parle part partage partira passe patiente
    pense perd peine perd pleure pose possede pouvait prefere prend prepare presente pretend previent prevoit prie profite
    promet propose quitte raconte ramene range rappelle rappellera rassure rate ravie reagit realise recherche recoit reconnait
    recopie recupere redit redoute reessaie refait reflechit refuse regarde regrette rejoint relit remarque remercie remet
    remplit renonce rend rentre renvoie reparle repart repasse repete repond reporte repose reprend reproche resilie reside
    respire reste retape retient retire retourne retrouve reussit revenait reveille reviendra revient revoit ria rigole rit
    sait saisit salue sauve savait semble sent signale signe sollicite songe sort souffre souhaite soupire sourit subit suit
    suggere suppose supprime surveille tape tarde telecharge telephone tend tente termine teste tient tombe touche tourne
    transmet travaille tremble trouve utilise va valide vend verifie vient vient-elle viendra vit vivait voit voulait
    voudrait veut vote voyage demarre dirige divise aborde absorbe admet affirme agit appuie autorise bavarde beneficie
    change charge communique complete comptait concoit conclut conduit conteste converse copie coche corrige cuisine decale
    decline decroche degage desactive dessine detaille dialogue distingue dure echange echoue eclaircit ecoutait emmene
    emporte enregistre ensuit envisageait eprouve etonne eteint examine excuse exerce experimente exploite fournit hausse
    impatiente insere intervient invite lache lance leve manifeste memorise minimise modifie monte neglige objecte
    observe obtiendra offre opte organise oriente paye peste pointe poursuit pousse pratique precise privilegie procede
    programme protege proteste raccroche raisonne recharge reclame recommence recule redemande redige reflechissait
    refere regle reinitialise rencontre renouvelle renseigne repere resiste resume reticente retravaille scanne scrute
    seche sensibilise separe serre situe soutient stresse succede sursaute tolere tousse traverse trie tutoie valorise
    verse visite vouvoie zappe""".split()
)

STATES = frozenset(
    """absent absente age agee anxieux anxieuse autonome aveugle bloque bloquee calme content contente convaincu convaincue
    curieux curieuse decu decue deja detendu detendue difficile dubitatif dubitative emu emue enceinte enerve enervee enchante
    enchantee epuise epuisee fache fachee fatigue fatiguee fier fiere genee gene gentil gentille handicape handicapee heureux
    heureuse honteux hesitant hesitante impatient impatiente indecis indecise inquiet inquiete interesse interessee isole isolee
    jeune lasse lent lente libre malade malentendant malentendante malvoyant malvoyante mecontent mecontente mefiant mefiante
    motive motivee muet muette non-voyant non-voyante nerveux nerveuse ok partant partante patient patiente perdu perdue
    perplexe presse pressee pret prete rassure rassuree ravi ravie reconnaissant reconnaissante refractaire reticent reticente
    satisfait satisfaite sceptique serein sereine seul seule soucieux soucieuse soulage soulagee sourd sourde stresse stressee
    surpris surprise tendu tendue timide triste venu venue vexe vexee vieux vieille volontaire age anonyme x inconnu inconnue
    debout assis assise present presente accompagne accompagnee aide aidee informe informee oriente orientee tout-le-monde
    isole decede decedee retraite retraitee veuf veuve francophone allophone anglophone arabophone arrive arrivee revenu
    revenue repartie reparti""".split()
)

OFFICES = frozenset(
    """abbe accompagnant accompagnante accueil adjoint adjointe administrateur administratrice agent agente aidant aidante aide
    ambassadeur ambassadrice animateur animatrice archiviste assistant assistante assuree assure avocat avocate benevole
    beneficiaire bibliothecaire boulanger boulangere cadre capitaine caissier caissiere cardiologue chancelier chanceliere charge
    chargee chef cheffe chirurgien chirurgienne client cliente coiffeur coiffeuse colonel commandant commandante commissaire
    comptable concierge conducteur conductrice conseiller conseillere consul consule coordinateur coordinatrice coordonnateur
    coordonnatrice correspondant correspondante cure curateur curatrice dame defenseur defenseure delegue deleguee demandeur
    dentiste depute deputee directeur directrice docteur docteure doyen doyenne duc duchesse ecrivain ecrivaine educateur
    educatrice elu elue employe employee enseignant enseignante eveque facteur factrice femme fille fils formateur formatrice
    garagiste gardien gardienne general generaliste gerant gerante gestionnaire gouverneur greffier greffiere guichetier
    guichetiere gynecologue homme hote hotesse huissier huissiere imam infirmier infirmiere ingenieur ingenieure inspecteur
    inspectrice instituteur institutrice intervenant intervenante journaliste juge kine kinesitherapeute livreur locataire
    maire mairesse maitre maitresse mandataire mari marquis marquise mediateur mediatrice medecin ministre moniteur monitrice
    neurologue notaire oncologue ophtalmologue orthophoniste pasteur patron patronne patissier permanencier pere pharmacien
    pharmacienne plombier policier policiere pompier preparateur preparatrice prefet prefete premier premiere president
    presidente presse pretre prince princesse principal principale procureur procureure professeur professeure prof
    proprietaire proviseur proviseure psychologue psychiatre rapporteur receveur receveuse recteur rectrice redacteur
    redactrice referent referente regisseur remplacant remplacante representant representante responsable sage-femme
    secretaire senateur senatrice senior serveur serveuse soignant soignante sous-prefet sous-prefete specialiste stagiaire
    surveillant surveillante syndic technicien technicienne titulaire traducteur traductrice traitant travailleur
    travailleuse tresorier tresoriere tuteur tutrice urgentiste usager usagere vendeur vendeuse vice-president
    vice-presidente veterinaire voisin voisine chargee mere soeur frere cousin cousine""".split()
)

CAPITALISED = frozenset(
    """accueil action activation aidants ameli android anah appel april ars assurance atelier bonjour caf caisse campus
    ccas cdad centre chu clic cnil code codes conseil conseiller cpam crm croix croix-rouge departement dmp doctolib droit
    droits ehpad emmaus ephad espace facebook france franceconnect francetravail gmail google hopital identite info
    internet iphone laposte la-poste le les mail mailiz maia mairie maison maison-france-services mapi mdph mediateur
    mediatheque mes mfs mission mjc mon monespacesante msa mutuelle national nationale numerique ok opposition
    orange outlook paris parcours pix pmi point pole poste prefecture rdv refus rendez-vous restos resultat sante samu
    secours secu securite service services sfr site sms smartphone tablette telephone tresor unccas urssaf vitale voir
    wanadoo whatsapp windows yahoo free apple samsung carsat cicas udaf pimms urgences adil cnam samsah savs""".split()
)

RELATIONS = (
    "fille|fils|mari|femme|epouse|epoux|conjointe?|compagne|compagnon|frere|soeur|mere|pere|maman|papa|mamie|papi|neveu|niece"
    "|cousine?|voisine?|oncle|tante|amie?|copine?|copain|petit-fils|petite-fille|belle-fille|beau-fils|belle-mere|beau-pere"
    "|belle-soeur|beau-frere|bebe|enfant|aidante?|tutrice|tuteur|curatrice|curateur|famille|veuve|couple|consorts|dame"
)

NO_VALUE = frozenset(
    """absent absente aucun barre change correct demande different differente double efface errone erronee erreur faux illisible
    inconnu incorrect incomplet inverse inverses lisible manquant mauvais modifie nom prenom numero obligatoire ok oublie
    perdu rature refuse requis tronque vide vu probleme accents tiret apostrophe ordre orthographe civilite voir verifier
    accepte age recu recue renseigne retrouve trouve trop court long simple complique compose note enregistre expire valide
    invalide bloque bloquee defini fait a-changer a-refaire idem rappel aide blocage oubli refus creation changement
    reinitialise majuscule minuscule chiffres lettres caracteres email e-mail mail telephone sms ameli franceconnect numerique
    papier ecrit compris impossible possible difficile facile secret personnel confidentiel provisoire inchange nouveau
    envoye affiche attendu attente retard courrier poste jamais introuvable inutile inutilise donne transmis communique
    choisi cree memorise sauvegarde saisi tape copie colle explique""".split()
)

PLACES = (
    "rue|avenue|av|boulevard|bd|place|allee|chemin|impasse|quai|square|parc|stade|gymnase|salle|espace|centre|maison|ecole"
    "|college|lycee|universite|campus|mediatheque|bibliotheque|hopital|clinique|residence|foyer|ehpad|cite|quartier|mjc"
    "|theatre|cinema|musee|arret|station|gare|pont|tour|batiment|immeuble|amphi|auditorium|pole|halle|ludotheque|groupe"
    "|scolaire|piscine|chu|chr|institut|fondation|prix|esplanade|cours|ilot|antenne|relais|pmi|ccas|tram|tramway|metro|bus"
    "|ligne|ephad|creche|commune|ville|mairie|village|association|complexe|dojo|tiers-lieu|local|site"
)

GIVEN = frozenset(
    """adele adrien agathe agnes aicha alain albert alexandre alexis alice aline alphonse amandine amelie amina anais andre
    andree angele anna anne annick annie anthony antoine antoinette arlette armand arnaud arthur astrid audrey auguste aurelie
    baptiste beatrice benjamin benoit bernadette bernard bertrand brigitte bruno camille carine carole caroline catherine cecile
    cedric celine chantal charles charlotte chloe christelle christian christiane christine christophe claire clara claude
    claudine clement clementine clothilde colette corinne cyril damien daniel daniele danielle david delphine denis denise
    didier dominique edith edouard elisabeth elise eliane elodie emile emilie emma emmanuel enzo eric estelle etienne eugene
    eva evelyne fabien fabienne fabrice fanny fatiha fatima fatou felix fernand fernande florence florian franck francine
    francis francois francoise frederic gabriel gaston genevieve georges georgette gerald gerard germaine gerome ghislaine
    gilbert gilberte gilles gisele gregory guillaume guy gwenaelle hamid hassan helene henri henriette herve hubert hugo hugues
    ibrahim ines irene isabelle jacqueline jacques jade jamila jean jeanine jeanne jeannine jennifer jeremy jerome joel joelle
    jonathan jordan joseph josette josiane juliette julien julie justine karim karine katia kevin khadija laetitia laura laure
    laurence laurent lea leila leon leonie liliane lionel lisa louis louise louna luc lucas lucette lucie lucien lucienne ludovic
    lydie madeleine magali malika manon marc marcel marcelle marguerite maria marie marine marion marlene martial martine
    mathieu mathilde matthieu maurice maxime melanie michel michele micheline mireille mohamed monique moussa mustapha myriam
    nadege nadia nadine nathalie nicolas nicole noel noemie odette odile olivia olivier oceane pascal pascale patrice patricia
    patrick paul paule paulette pauline philippe pierre pierrette quentin rachid raphael raymond raymonde regine regis remi
    renaud rene renee richard robert roger rolande romain roland sabine sabrina salima samira samuel sandra sandrine sarah
    sebastien serge severine simon simone solange solene sophie stephane stephanie suzanne sylvain sylvie tatiana theo therese
    thierry thomas tristan valentin valerie vanessa veronique victor vincent virginie viviane william xavier yasmina yann
    yannick yolande youssef yvan yves yvette yvonne zahra zoe""".split()
)
