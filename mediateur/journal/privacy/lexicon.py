"""Word lists of the guard, in lower case and without accents."""

from __future__ import annotations


def either(words: str) -> str:
    """Return a pattern that matches one of `words` (separated by white space; « _ » stands for a space)."""
    return "(?:" + "|".join(words.split()).replace("_", " ") + ")"


GRAMMAR = frozenset(
    """
    a afin ai ailleurs ainsi alors aout apres as au aucun aucune aujourd aujourd'hui aura aurait aussi autre aux
    avaient avait avant avec avril beaucoup bien bientot bon bonjour bonne bref ca car ce cela certain certaine
    ces cet cette chaque chez ci cinq comme comment contre cote d dans de decembre dedans dehors deja demain
    depuis derriere des deux devant dimanche dit-elle dit-il dix donc dont du durant elle elles en encore enfin
    ensuite entre es est et etaient etait etc ete eu face fevrier grace hier hors huit ici il ils j jamais
    janvier je jeudi juillet juin jusqu juste l la le les leur leurs lors lorsque lui lundi m ma mai mais mal
    malgre mardi mars matin me meme merci mercredi mes midi mieux moins mon n ne neuf ni non nos notre nous
    novembre octobre on ont ou oui par parce parfois pas pendant peu peut peut-etre plus plutot pour pourquoi
    pourtant pres presque puis qu quand quant quatre que quel quelle quelqu qui quoi rien s sa samedi sans sauf
    se selon sept septembre sera serait ses si sinon six soir soit son sont sous souvent suite sur surtout t ta
    tard tel tellement tes toi ton tot toujours tous tout tout-le-monde toute toutes tres trois trop tu un une
    vendredi vers via vite voici voila vos votre vous vraiment x2 y
    """.split()
)

VERBS = frozenset(
    """
    abandonne aborde absorbe accepte accompagne accorde achete acheve active adapte adhere admet adopte adresse
    affiche affirme agit aide aime ajoute allume ameliore analyse annonce annule apparait appelle applique
    apporte apprecie apprehende apprend approuve appuie arrange arrete arrive articule assiste assure attend
    attrape augmente autorise avance avoue bavarde beneficie bidouille blague bloque boit boude branche bricole
    brise cale calme cede cesse change chante charge checke cherche choisit classe clique coche coince colle
    commande commence communique compare complete complimente comprend comptait compte concentre conclut concoit
    conduit confie confirme confond connait connecte conseille consent conserve considere constate construit
    consulte contacte conteste continue controle convainc converse convoque copie corrige coupe coute craint
    cree crie critique croise croit cuisine debranche debute decale decharge dechire decide declare decline
    deconnecte decouvre decroche defend degage delegue demande demarre demeure demissionne denonce depanne
    depasse depend deplace depose derange desactive descend designe desinscrit desinstalle desire dessine
    detaille deteste detient detruit devait deviendra devient devine devra devrait dialogue dicte differe dira
    dirige discute disparait dispose distingue dit divise doit donne dort doute dramatise dure echange echoue
    eclaircit eclate ecourte ecoutait ecoute ecrit efface elude embrasse emet emmene emporte emprunte encourage
    engage enleve ennuie enquiert enregistre ensuit entame entend entraine entre entretient enumere envisage
    envisageait envoie epaule epelle eprouve escompte espere essaie essaye estime eteint etend etonne etudie
    evalue evite evoque examine excelle excuse exerce exige existe expedie experimente explique exploite exprime
    faisait fait faut felicite fera ferme feuillette figure file finit flotte forme fouille fournit franchit
    frappe fraude freine frissonne fuit fume gagne galere garantit garde gere gratte gronde guerit guide habite
    hausse hesite heurte identifie ignore imagine imite impatiente implique importe imprime improvise incite
    indique informe inquiete inscrit insere insiste installe instruit insulte interesse interprete interroge
    interrompt intervient invite invoque jette joint joue juge justifie lache laisse lance leve libere limite
    lit loge maintient maitrise mange manifeste manque marche meconnait media melange memorise menace menage
    ment mentionne merite mesure met meurt minimise mit modifie monopolise monte montre moque motive n'a n'est
    n'ose nait navigue neglige nie nomme note notifie obeit objecte observe obtiendra obtient occupe oeuvre
    officie offre oppose opte organise oriente ose oublie ouvre ouvrira paie panique parait parcourt pardonne
    parle part partage participe partira parvient passe passera patauge patiente paye peine pense perd peste
    pianote plaide plaint plaisante plait planifie pleure plonge pointe porte pose possede postule poursuit
    pousse pouvait pratique precise prefere prefererait prend prepare presente presse prete pretend preuve
    previent prevoit prie privera privilegie procede produit profite programme prolonge promene promet prononce
    propose protege proteste prouve publie puise quemande questionne quitte rabache raccroche rachete raconte
    raisonne ralentit ramene range rappelait rappelle rappellera rapporte rassure rate ravie raye reagit realise
    rebranche recapitule recharge recherche reclame recoit recommence recompte reconnait reconnecte recopie
    recoupe rectifie recule recupere redemande redige redit redoute reduit reecoute reecrit reessaie refait
    refere reflechissait reflechit refuse refuserait regarde regle regrette reinitialise rejette rejoint relance
    releve relit remange remarche remarque rembourse remercie remet remontre remplit rencontre rencontrera rend
    renonce renouvelle renseigne rentre renverse renvoie reparle repart repartira repasse repere repete repond
    reporte repose repousse reprend represente reproche repugne requiert reserve reside resilie resiste respire
    ressaisit ressent ressort reste restitue resulte resume retablit retape retelephone reticente retient retire
    retourne retravaille retrouve reussit reveille revele revenait revendique reviendra revient revoit ria
    rigole rit rouspete rouvre ruse saisit sait salue saute sauve savait savoure scanne scrolle scrute seche
    semble sensibilise sent separe serre sert servait signale signe situe soigne sollicite songe sort souffre
    souhaite soumet soupconne soupire sourit soutient souvient specifie stipule stoppe stresse strie subit
    succede suggere suit supporte suppose supprime surfe sursaute sursoit surveille suspend swipe sympathise
    tape tarde tatonne tchatte telecharge telephone temoigne tend tente termine teste textote tient tolere tombe
    totalise touche tourne tousse traduit traine transforme transmet transpire travaille traverse tremble
    tricote trie trompe trouve tutoie urge utilise va vadrouille valide valorise vante varie veille vend verifie
    verse veut vieillit viendra vient vient-elle vire visite vit vivait voit vote voudrait voulait vouvoie
    voyage voyait zappe
    aille apprenne attende comprenne connaisse conduise croie descende dise dorme ecrive entende fasse finisse lise
    mette obtienne parte perde permette prenne produise puisse recoive refasse remette rende reponde reprenne
    revienne sache serve sorte suive tienne transmette veuille vende vienne vive voie
    """.split()
)

STATES = frozenset(
    """
    absent absente accompagne accompagnee age agee aide aidee allophone anglophone anonyme anxieuse anxieux
    arabophone arrive arrivee assis assise autonome aveugle bloque bloquee calme content contente convaincu
    convaincue curieuse curieux debout decede decedee decu decue deja detendu detendue difficile dubitatif
    dubitative emu emue enceinte enchante enchantee enerve enervee epuise epuisee fache fachee fatigue fatiguee
    fier fiere francophone gene genee gentil gentille handicape handicapee hesitant hesitante heureuse heureux
    honteux impatient impatiente inconnu inconnue indecis indecise informe informee inquiet inquiete interesse
    interessee isole isolee jeune lasse lent lente libre malade malentendant malentendante malvoyant malvoyante
    mecontent mecontente mefiant mefiante motive motivee muet muette nerveuse nerveux non-voyant non-voyante ok
    oriente orientee partant partante patient patiente perdu perdue perplexe present presente presse pressee
    pret prete rassure rassuree ravi ravie reconnaissant reconnaissante refractaire reparti repartie reticent
    reticente retraite retraitee revenu revenue satisfait satisfaite sceptique serein sereine seul seule
    soucieuse soucieux soulage soulagee sourd sourde stresse stressee surpris surprise tendu tendue timide
    tout-le-monde triste venu venue veuf veuve vexe vexee vieille vieux volontaire x
    """.split()
)

SUBJECTS = frozenset(
    """
    absence acces accord activation adresse ameli arrivee atelier attente audition besoin blocage carte cartes
    clavier cloture code codes compte comptes confiance conjoint conjointe connexion courrier crainte craintes
    debut demarche demarches depart document documents dossier doute doutes droit droits e-mail ecran ecriture
    email enfants envie espace famille fin guide heure heures identifiant identifiants internet lecture lettre
    lunettes madame mail mails mdp mefiance mesdames messieurs minutes mobile monsieur mot mots nir numero
    opposition ordi ordinateur papier papiers peur photo portable pouce probleme problemes question questions
    rappel ras rdv refus rendez-vous retour seance seances site smartphone sms souci soucis souris suite suivi
    tablette telephone train vision visite vitale wifi
    """.split()
)

OFFICES = frozenset(
    """
    abbe accompagnant accompagnante accueil adjoint adjointe administrateur administratrice agent agente aidant
    aidante aide ambassadeur ambassadrice animateur animatrice archiviste assistant assistante assure assuree
    avocat avocate beneficiaire benevole bibliothecaire boulanger boulangere cadre caissier caissiere capitaine
    cardiologue chancelier chanceliere charge chargee chef cheffe chirurgien chirurgienne client cliente
    coiffeur coiffeuse colonel commandant commandante commissaire comptable concierge conducteur conductrice
    conseiller conseillere consul consule coordinateur coordinatrice coordonnateur coordonnatrice correspondant
    correspondante cousin cousine curateur curatrice cure dame defenseur defenseure delegue deleguee demandeur
    dentiste depute deputee directeur directrice docteur docteure doyen doyenne duc duchesse ecrivain ecrivaine
    educateur educatrice elu elue employe employee enseignant enseignante eveque facteur factrice femme fille
    fils formateur formatrice frere garagiste gardien gardienne general generaliste gerant gerante gestionnaire
    gouverneur greffier greffiere guichetier guichetiere gynecologue homme hote hotesse huissier huissiere imam
    infirmier infirmiere ingenieur ingenieure inspecteur inspectrice instituteur institutrice intervenant
    intervenante journaliste juge kine kinesitherapeute livreur locataire maire mairesse maitre maitresse
    mandataire mari marquis marquise medecin mediateur mediatrice mere ministre moniteur monitrice neurologue
    notaire oncologue ophtalmologue orthophoniste pasteur patissier patron patronne pere permanencier pharmacien
    pharmacienne plombier policier policiere pompier prefet prefete premier premiere preparateur preparatrice
    president presidente presse pretre prince princesse principal principale procureur procureure prof
    professeur professeure proprietaire proviseur proviseure psychiatre psychologue rapporteur receveur
    receveuse recteur rectrice redacteur redactrice referent referente regisseur remplacant remplacante
    representant representante responsable sage-femme secretaire senateur senatrice senior serveur serveuse
    soeur soignant soignante sous-prefet sous-prefete specialiste stagiaire surveillant surveillante syndic
    technicien technicienne titulaire traducteur traductrice traitant travailleur travailleuse tresorier
    tresoriere tuteur tutrice urgentiste usager usagere vendeur vendeuse veterinaire vice-president
    vice-presidente voisin voisine
    """.split()
)

CAPITALISED = frozenset(
    """
    accueil action activation adil aidants ameli anah android appel apple april ars assurance atelier bonjour
    caf caisse campus carsat ccas cdad centre chu cicas clic cnam cnil code codes conseil conseiller cpam crm
    croix croix-rouge departement dmp doctolib droit droits ehpad emmaus ephad espace facebook france
    franceconnect francetravail free gmail google hopital identite info internet iphone la-poste laposte le les
    maia mail mailiz mairie maison maison-france-services mapi mdph mediateur mediatheque mes mfs mission mjc
    mon monespacesante msa mutuelle national nationale numerique ok opposition orange outlook parcours paris
    pimms pix pmi point pole poste prefecture rdv refus rendez-vous restos resultat samsah samsung samu sante
    savs secours secu securite service services sfr site smartphone sms tablette telephone tresor udaf unccas
    unetelle untel urgences urssaf vitale voir wanadoo whatsapp windows yahoo
    """.split()
)

RELATIONS = either(
    """
    usagere? assuree? patiente? beneficiaire fille fils mari femme epouse epoux conjointe? compagne compagnon
    frere soeur mere pere maman papa mamie papi neveu niece cousine? voisine? oncle tante amie? copine? copain
    petit-fils petite-fille belle-fille beau-fils belle-mere beau-pere belle-soeur beau-frere bebe enfant
    aidante? tutrice tuteur curatrice curateur famille veuve couple consorts dame
    """
)

NO_VALUE = frozenset(
    """
    a-changer a-refaire absent absente accents accepte affiche age aide ameli apostrophe attendu attente aucun
    barre blocage bloque bloquee caracteres change changement chiffres choisi civilite colle communique
    complique compose compris confidentiel copie correct courrier court creation cree defini demande different
    differente difficile donne double e-mail ecrit efface email enregistre envoye erreur errone erronee expire
    explique facile fait faux franceconnect idem illisible impossible inchange incomplet inconnu incorrect
    introuvable inutile inutilise invalide inverse inverses jamais lettres lisible long mail majuscule manquant
    mauvais memorise minuscule modifie nom note nouveau numerique numero obligatoire ok ordre orthographe oubli
    oublie papier perdu personnel possible poste prenom probleme provisoire rappel rature recu recue refus
    refuse reinitialise renseigne requis retard retrouve saisi sauvegarde secret simple sms tape telephone tiret
    transmis tronque trop trouve valide verifier vide voir vu
    """.split()
)

PLACES = either(
    """
    rue avenue av boulevard bd place allee chemin impasse quai square parc stade gymnase salle espace centre
    maison ecole college lycee universite campus mediatheque bibliotheque hopital clinique residence foyer ehpad
    cite quartier mjc theatre cinema musee arret station gare pont tour batiment immeuble amphi auditorium pole
    halle ludotheque groupe scolaire piscine chu chr institut fondation prix esplanade cours ilot antenne relais
    pmi ccas tram tramway metro bus ligne ephad creche commune ville mairie village association complexe dojo
    tiers-lieu local site
    """
)

GIVEN = frozenset(
    """
    adele adrien agathe agnes aicha alain albert alexandre alexis alice aline alphonse amandine amelie amina
    anais andre andree angele anna anne annick annie anthony antoine antoinette arlette armand arnaud arthur
    astrid audrey auguste aurelie baptiste beatrice benjamin benoit bernadette bernard bertrand brigitte bruno
    camille carine carole caroline catherine cecile cedric celine chantal charles charlotte chloe christelle
    christian christiane christine christophe claire clara claude claudine clement clementine clothilde colette
    corinne cyril damien daniel daniele danielle david delphine denis denise didier dominique edith edouard
    eliane elisabeth elise elodie emile emilie emma emmanuel enzo eric estelle etienne eugene eva evelyne fabien
    fabienne fabrice fanny fatiha fatima fatou felix fernand fernande florence florian francine francis franck
    francois francoise frederic gabriel gaston genevieve georges georgette gerald gerard germaine gerome
    ghislaine gilbert gilberte gilles gisele gregory guillaume guy gwenaelle hamid hassan helene henri henriette
    herve hubert hugo hugues ibrahim ines irene isabelle jacqueline jacques jade jamila jean jeanine jeanne
    jeannine jennifer jeremy jerome joel joelle jonathan jordan joseph josette josiane julie julien juliette
    justine karim karine katia kevin khadija laetitia laura laure laurence laurent lea leila leon leonie liliane
    lionel lisa louis louise louna luc lucas lucette lucie lucien lucienne ludovic lydie madeleine magali malika
    manon marc marcel marcelle marguerite maria marie marine marion marlene martial martine mathieu mathilde
    matthieu maurice maxime melanie michel michele micheline mireille mohamed monique moussa mustapha myriam
    nadege nadia nadine nathalie nicolas nicole noel noemie oceane odette odile olivia olivier pascal pascale
    patrice patricia patrick paul paule paulette pauline philippe pierre pierrette quentin rachid raphael
    raymond raymonde regine regis remi renaud rene renee richard robert roger roland rolande romain sabine
    sabrina salima samira samuel sandra sandrine sarah sebastien serge severine simon simone solange solene
    sophie stephane stephanie suzanne sylvain sylvie tatiana theo therese thierry thomas tristan valentin
    valerie vanessa veronique victor vincent virginie viviane william xavier yann yannick yasmina yolande
    youssef yvan yves yvette yvonne zahra zoe
    abderrahmane adem aissata aissatou anaig awa ayden ayse bintou bleuenn boubacar carmelo cheikh conceicao deolinda
    diego djeneba elina emine encarnacion ewen fanta fatma fatna fatou fernanda foulques francisco gabin garance
    gurvan hafida hanane hatice hawa hayat hedi huong huseyin ilyes imran jadwiga jayden joao josefa kadiatou kais
    katarzyna kayden khady lakhdar lakshmi lamia leandro lotfi ludmila lurdes lyna malo mariama moncef murat nacera
    nael naim nawel ndeye nguyen oksana ouarda oumou pawel philippine priyanka rabia radegonde rajesh ridha rokia
    rolland rozenn sanaa sergei seydou siham simonne sixtine soizic suresh tahar tiago tugdual warda wladyslaw yusuf
    zelie zied zofia
    """.split()
)

NEW_WORDS = frozenset(
    """
    abo ac ap apl aprem asalee asso assos auj bcp bdd brief brive brother burn cata cb cib citroen clairefontaine
    compta conforama connect coworking cv cyberbase cybercentre darty dem demat dispo dsl edge epson feedback
    ficheur fnac galaxy hotspot hs ia identif impec ios jitsi konexio lafayette leclerc lexmark logitech maaf maif
    matmut mms mobi motorola moy mutu nb neet norton num numericable oppo pb pbs pc pcs peugeot photocop ping proc
    procu qcm qd qr quest rdc recaptcha renault rep resa ricoh rv scroll segur sim skype slt snap solidatech sosh
    stats stp svp tab teams telecom tjrs tjs tps tt tte ttes tv vdo vid vinted visio vp wa wordpress xiaomi xp
    """.split()
)

NAMESAKES = frozenset(
    """
    aragon arago aubrac bachelard badinter balzac barbusse beauvoir becquerel berlioz bernanos bert bizet bloch blum
    bonaparte boulanger braille brassens brel briand brossolette buisson camus carnot cesaire cezanne char clemenceau
    cocteau colette coubertin croizat curie daudet debussy desnos diderot dolto dumas dunant duras eiffel eluard ferrat
    ferry flaubert foch france gagarine gambetta gaulle giono guesde guevara hugo jaures joliot joliot-curie juin
    kessel klein lafayette lagrange lamartine lapointe leclerc lurcat luther malraux mandela massenet maupassant
    mermoz michel michelet mistral mitterrand moliere monnet montaigne montand moquet moulin mozart nobel pagnol pascal
    pasteur peguy perec perrin philipe picasso piaf poincare pompidou prevert proust queneau rabelais ravel renoir
    rimbaud robespierre rolland rostand rousseau sand sartre saint-exupery schoelcher schuman senghor stendhal teresa
    thorez triolet vailland valery vauban veil verlaine verne vilar vian vigny voltaire weil zola
    """.split()
)
