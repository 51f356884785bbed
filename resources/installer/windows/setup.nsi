# The setup program for Windows: for one user, with no administrator's rights. In Swedish, as the program.
#
#   makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DSOURCE=folder -DICONS=folder -DOUTPUT=setup.exe setup.nsi
#
# Silently: setup.exe /S [/D=C:\folder]     and back: avinstallera.exe /S
# It never deletes a file that it has not laid there, and touches neither cases nor settings.

Unicode true
Target amd64-unicode

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define NAME "auditprep"
!define PROGID "auditprep.case"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define APP_PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths\auditprep.exe"

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS all
ManifestLongPathAware true
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1053 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1053 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "FileDescription" "Installerar ${NAME}"
VIAddVersionKey /LANG=1053 "LegalCopyright" ""

!define MUI_ICON "${ICONS}\auditprep.ico"
!define MUI_UNICON "${ICONS}\auditprep.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Installera ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Programmet installeras bara för dig. Det behövs inga administratörsrättigheter.$\r$\n$\r$\nHar du en äldre version ersätts den. Dina underlag, inställningar och säkerhetskopior rörs inte.$\r$\n$\r$\nStäng ${NAME} om det är öppet."
!define MUI_FINISHPAGE_TITLE "${NAME} är installerat"
!define MUI_FINISHPAGE_TEXT "Programmet finns i startmenyn. Dubbelklicka på ett underlag för att öppna det."
!define MUI_FINISHPAGE_RUN "$INSTDIR\auditprep.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Öppna ${NAME}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} tas bort från datorn. Dina underlag, inställningar och säkerhetskopior ligger kvar."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Swedish"

# A program that is open cannot be written over: Windows holds its file.
!macro StopWhileOpen
  open_again:
  IfFileExists "$INSTDIR\auditprep.exe" 0 not_open
  ClearErrors
  FileOpen $0 "$INSTDIR\auditprep.exe" a
  IfErrors 0 close_it
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} är öppet. Stäng det och försök igen." /SD IDCANCEL IDRETRY open_again
  SetErrorLevel 3
  Quit
  close_it:
  FileClose $0
  not_open:
!macroend

# Only what is named here is ever deleted: the folder may be one that holds other things too.
!macro DeleteProgram
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\auditprep.exe"
  Delete "$INSTDIR\auditprep-cli.exe"
!macroend

!macro TellExplorer
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
!macroend

Function .onInit
  SetShellVarContext current
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} behöver Windows 10 eller senare." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} behöver ett 64-bitars Windows." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

Section
  !insertmacro StopWhileOpen
  ${If} ${FileExists} "$INSTDIR\auditprep.exe"
    !insertmacro DeleteProgram
  ${EndIf}
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${SOURCE}\*.*"
  IfErrors 0 +4
    MessageBox MB_OK|MB_ICONSTOP "Alla filer kunde inte skrivas till $INSTDIR. Välj en annan mapp, eller försök igen." /SD IDOK
    SetErrorLevel 5
    Quit
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\auditprep.exe" "" "" "" "" "" "Svar till revisorerna"

  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "Revisionsunderlag"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" "$INSTDIR\_internal\resources\icons\program\case.ico"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\auditprep.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.auditprep" "" "${PROGID}"
  WriteRegStr HKCU "${CLASSES}\.auditprep" "PerceivedType" "document"
  WriteRegStr HKCU "${CLASSES}\.auditprep\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "${APP_PATHS}" "" "$INSTDIR\auditprep.exe"

  WriteUninstaller "$INSTDIR\avinstallera.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\auditprep.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\avinstallera.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\avinstallera.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  !insertmacro TellExplorer
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro StopWhileOpen
  !insertmacro DeleteProgram
  Delete "$INSTDIR\avinstallera.exe"
  RMDir "$INSTDIR" # stays if anything else lies in it

  # What has been registered since by a version in another folder is that one's.
  ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $0 == $INSTDIR
    Delete "$SMPROGRAMS\${NAME}.lnk"
    DeleteRegKey HKCU "${CLASSES}\${PROGID}"
    DeleteRegValue HKCU "${CLASSES}\.auditprep\OpenWithProgids" "${PROGID}"
    DeleteRegKey /ifempty HKCU "${CLASSES}\.auditprep\OpenWithProgids"
    ReadRegStr $1 HKCU "${CLASSES}\.auditprep" ""
    ${If} $1 == "${PROGID}"
      DeleteRegKey HKCU "${CLASSES}\.auditprep"
    ${EndIf}
    DeleteRegKey HKCU "${APP_PATHS}"
    DeleteRegKey HKCU "${UNINSTALL}"
  ${EndIf}
  !insertmacro TellExplorer
SectionEnd
