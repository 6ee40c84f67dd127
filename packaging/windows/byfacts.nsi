; The installer for Windows: for one user, without an administrator.
;
;   makensis -DVERSION=0.1.0 -DFOLDER=the-folder-build -DWORDS=words.nsh -DTARGET=byfacts-setup.exe byfacts.nsi
;
; packaging/pack/installer.py calls it, and writes WORDS from the program's own catalogues.
;   byfacts-setup.exe /S                 installs without a window     (/D=C:\folder, last and unquoted: elsewhere)
;   uninstall.exe /S [/SETTINGS]         removes it without a window   (/SETTINGS: the settings of this user too)
Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64
; The same bytes for the same folder: files keep the times they have in it.
SetDateSave on

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\byfacts"
!define STARTER "byfacts-window.exe"

Name "byfacts"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\byfacts"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "byfacts ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "byfacts"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "byfacts"
VIAddVersionKey "LegalCopyright" "the byfacts authors, MIT"

!define MUI_ICON "byfacts.ico"
!define MUI_UNICON "byfacts.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${STARTER}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES

; The language of Windows is taken where it is one of these; else the first.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_LANGUAGE "Belarusian"
!insertmacro MUI_LANGUAGE "Polish"
!insertmacro MUI_LANGUAGE "Lithuanian"
!insertmacro MUI_LANGUAGE "Latvian"
!include "${WORDS}"

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(NEEDS)" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
FunctionEnd

Section "byfacts"
  ; An older byfacts goes first, whole, so that none of its files stays among the new. Its settings stay.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR' $0
    ${If} $0 <> 0
      MessageBox MB_OK|MB_ICONSTOP "$(IN_USE)" /SD IDOK
      SetErrorLevel 3
      Abort
    ${EndIf}
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\byfacts.lnk" "$INSTDIR\${STARTER}"
  WriteRegStr HKCU "${KEY}" "DisplayName" "byfacts"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${STARTER}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
SectionEnd

Section "un.byfacts" UN_PROGRAM
  SectionIn RO
  ; A program that runs holds its file: nothing is removed then, rather than half.
  ClearErrors
  Rename "$INSTDIR\${STARTER}" "$INSTDIR\${STARTER}.gone"
  ${If} ${Errors}
  ${AndIf} ${FileExists} "$INSTDIR\${STARTER}"
    MessageBox MB_OK|MB_ICONSTOP "$(IN_USE)" /SD IDOK
    SetErrorLevel 3
    Abort
  ${EndIf}
  ; By name, all of them: what somebody has put beside them (byfacts.defaults.json) is not ours to delete.
  !include "${FILES}"
  Delete "$INSTDIR\${STARTER}.gone"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\byfacts.lnk"
  DeleteRegKey HKCU "${KEY}"
SectionEnd

Section /o "un.$(SETTINGS)" UN_SETTINGS
  ; All that byfacts keeps of this user: settings, and editions of the data that were imported.
  RMDir /r "$LOCALAPPDATA\byfacts"
SectionEnd

Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/SETTINGS" $1
  ${IfNot} ${Errors}
    SectionGetFlags ${UN_SETTINGS} $2
    IntOp $2 $2 | ${SF_SELECTED}
    SectionSetFlags ${UN_SETTINGS} $2
  ${EndIf}
FunctionEnd
