; L’installateur de Médiateur pour Windows. Il reçoit : VERSION, CONTENU (le dossier à installer), FAIT (le fichier à
; écrire), TAILLE (en Kio, une fois installé) et, pour signer ce qu’il fabrique, SIGNER (une commande).
;
; Options : /S (sans question), /TOUSLESCOMPTES (Program Files, par un administrateur), /BUREAU (icône), /D=DOSSIER.
; Code de sortie : 0 fait ; 1 abandonné ; 2 échec ; 3 Médiateur est ouvert ; 4 Windows trop ancien ; 5 droits d’administrateur absents.

Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 16
Name "Médiateur"
BrandingText "Médiateur ${VERSION}"
OutFile "${FAIT}"
RequestExecutionLevel user
ManifestDPIAware true
ShowInstDetails nevershow
ShowUninstDetails nevershow

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include nsDialogs.nsh

!define WINDOWS_10_1809 17763
!define CLE "Software\Microsoft\Windows\CurrentVersion\Uninstall\Mediateur"
!define CHEMIN "Software\Microsoft\Windows\CurrentVersion\App Paths\mediateur.exe"
!define DONNEES "%LOCALAPPDATA%\mediateur"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1036 "ProductName" "Médiateur"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation de Médiateur"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "LegalCopyright" "Logiciel libre, licence MIT"

!ifdef SIGNER
  !finalize '${SIGNER} "%1"'
  !uninstfinalize '${SIGNER} "%1"'
!endif

!define MUI_ICON "${CONTENU}/mediateur.ico"
!define MUI_UNICON "${CONTENU}/mediateur.ico"
!define MUI_WELCOMEPAGE_TEXT "Cet assistant installe Médiateur ${VERSION} sur ce poste.$\r$\n$\r$\nS’il y est déjà, il est remplacé. Vos séances et vos réglages restent tels quels : ils sont ailleurs, dans ${DONNEES}.$\r$\n$\r$\nRien n’est envoyé sur internet."
!define MUI_FINISHPAGE_RUN "$INSTDIR\mediateur.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir Médiateur"
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_TEXT "Mettre une icône sur le Bureau"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION IconeDuBureau
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Le programme est retiré de ce poste. Vos données restent dans ${DONNEES} : séances, réglages, sauvegardes. Pour les effacer aussi, supprimez ce dossier ensuite."
!define MUI_UNFINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_TITLE_3LINES

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "Médiateur n’est plus sur ce poste.$\r$\n$\r$\nVos données y sont toujours, dans ${DONNEES}. Réinstaller Médiateur les retrouve. Pour les effacer, supprimez ce dossier."
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "French"

Var TousLesComptes

; Dit une phrase, si quelqu’un est là pour la lire, puis s’arrête avec un code.
!macro Refuser PHRASE CODE
  MessageBox MB_OK|MB_ICONSTOP "${PHRASE}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; Un programme ouvert ne se laisse pas écrire, quelle que soit la session qui l’a ouvert.
!macro RefuserSiOuvert FICHIER
  ${If} ${FileExists} "$INSTDIR\${FICHIER}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${FICHIER}" a
    ${If} ${Errors}
      !insertmacro Refuser "Médiateur est ouvert. Fermez-le dans toutes les sessions de ce poste, puis recommencez. Rien n’a changé." 3
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Sans droits d’administrateur : les demande si quelqu’un est là, sinon s’arrête.
!macro DemanderLesDroits PROGRAMME MOTS
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    ${IfNot} ${Silent}
      ExecShell "runas" "${PROGRAMME}" "${MOTS}"
      Quit
    ${EndIf}
    SetErrorLevel 5
    Quit
  ${EndIf}
!macroend

!macro OterLeProgramme
  RMDir /r "$INSTDIR\programme"
  Delete "$INSTDIR\mediateur.exe"
  Delete "$INSTDIR\mediateur.com"
  Delete "$INSTDIR\mediateur.ico"
  Delete "$INSTDIR\LICENCE.txt"
  Delete "$INSTDIR\desinstaller.exe"
  Delete "$SMPROGRAMS\Médiateur.lnk"
  Delete "$SMPROGRAMS\Médiateur (entraînement).lnk"
!macroend

Function .onInit
  SetRegView 64
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${WINDOWS_10_1809}
    !insertmacro Refuser "Médiateur demande Windows 10, version 1809, ou plus récent. Rien n’a été installé." 4
  ${EndIf}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/TOUSLESCOMPTES" $2
  ${If} ${Errors}
    StrCpy $TousLesComptes ""
    SetShellVarContext current
    StrCpy $3 "$LOCALAPPDATA\Programs\Mediateur"
  ${Else}
    !insertmacro DemanderLesDroits "$EXEPATH" "$1"
    StrCpy $TousLesComptes "oui"
    SetShellVarContext all
    StrCpy $3 "$PROGRAMFILES64\Mediateur"
  ${EndIf}
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${CLE}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR $3
  ${EndIf}
FunctionEnd

Function IconeDuBureau
  CreateShortCut "$DESKTOP\Médiateur.lnk" "$INSTDIR\mediateur.exe"
FunctionEnd

Section "Médiateur"
  !insertmacro RefuserSiOuvert "mediateur.exe"
  !insertmacro RefuserSiOuvert "mediateur.com"
  !insertmacro OterLeProgramme
  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${CONTENU}/*.*"
  WriteUninstaller "$INSTDIR\desinstaller.exe"
  ${If} ${Errors}
    !insertmacro Refuser "Médiateur n’a pas pu être écrit en entier dans $INSTDIR. Vérifiez la place libre et vos droits, puis recommencez. Vos données ne sont pas touchées." 2
  ${EndIf}

  CreateShortCut "$SMPROGRAMS\Médiateur.lnk" "$INSTDIR\mediateur.exe"
  CreateShortCut "$SMPROGRAMS\Médiateur (entraînement).lnk" "$INSTDIR\mediateur.exe" "--entrainement"
  ${GetOptions} $1 "/BUREAU" $2
  ${IfNot} ${Errors}
    Call IconeDuBureau
  ${EndIf}

  WriteRegStr SHCTX "${CHEMIN}" "" "$INSTDIR\mediateur.exe"
  WriteRegStr SHCTX "Software\Classes\.mediateur" "" "Mediateur.Echange"
  WriteRegStr SHCTX "Software\Classes\Mediateur.Echange" "" "Journal d’un autre poste (Médiateur)"
  WriteRegStr SHCTX "Software\Classes\Mediateur.Echange\DefaultIcon" "" "$INSTDIR\mediateur.ico"
  WriteRegStr SHCTX "Software\Classes\Mediateur.Echange\shell\open\command" "" '"$INSTDIR\mediateur.exe" ouvrir "%1"'
  WriteRegStr SHCTX "Software\Classes\.mediateur-invitation" "" "Mediateur.Invitation"
  WriteRegStr SHCTX "Software\Classes\Mediateur.Invitation" "" "Invitation à partager (Médiateur)"
  WriteRegStr SHCTX "Software\Classes\Mediateur.Invitation\DefaultIcon" "" "$INSTDIR\mediateur.ico"
  WriteRegStr SHCTX "Software\Classes\Mediateur.Invitation\shell\open\command" "" '"$INSTDIR\mediateur.exe" ouvrir "%1"'

  WriteRegStr SHCTX "${CLE}" "DisplayName" "Médiateur"
  WriteRegStr SHCTX "${CLE}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${CLE}" "DisplayIcon" "$INSTDIR\mediateur.ico"
  WriteRegStr SHCTX "${CLE}" "Publisher" "Médiateur (logiciel libre)"
  WriteRegStr SHCTX "${CLE}" "Comments" "Désinstaller garde les données, dans ${DONNEES}."
  WriteRegStr SHCTX "${CLE}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${CLE}" "UninstallString" '"$INSTDIR\desinstaller.exe"'
  WriteRegStr SHCTX "${CLE}" "QuietUninstallString" '"$INSTDIR\desinstaller.exe" /S'
  WriteRegDWORD SHCTX "${CLE}" "EstimatedSize" ${TAILLE}
  WriteRegDWORD SHCTX "${CLE}" "NoModify" 1
  WriteRegDWORD SHCTX "${CLE}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext current
  ReadRegStr $0 HKLM "${CLE}" "InstallLocation"
  ${If} $0 == $INSTDIR
    !insertmacro DemanderLesDroits "$INSTDIR\desinstaller.exe" ""
    SetShellVarContext all
  ${EndIf}
FunctionEnd

Section "un.Médiateur"
  !insertmacro RefuserSiOuvert "mediateur.exe"
  !insertmacro RefuserSiOuvert "mediateur.com"
  !insertmacro OterLeProgramme
  Delete "$DESKTOP\Médiateur.lnk"
  ; Seulement s’il est vide : ce qui n’est pas du programme reste.
  RMDir "$INSTDIR"
  DeleteRegKey SHCTX "${CLE}"
  DeleteRegKey SHCTX "${CHEMIN}"
  DeleteRegKey SHCTX "Software\Classes\Mediateur.Echange"
  DeleteRegKey SHCTX "Software\Classes\.mediateur"
  DeleteRegKey SHCTX "Software\Classes\Mediateur.Invitation"
  DeleteRegKey SHCTX "Software\Classes\.mediateur-invitation"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
