; Jarful's own part of the installer for Windows; electron-builder calls the macro by its name, before anything is written.

!macro customInit
  Push $R0
  Push $R1
  Push $R2
  Push $R3

  ; A silent installation closes a running Jarful without a word, and a class may sit at it. Who wants that says --close-running.
  ${StdUtils.TestParameter} $R1 "close-running"
  ${if} ${Silent}
  ${andIf} $R1 != "true"
  ${andIfNot} ${isUpdated}
    nsExec::Exec `"$SYSDIR\cmd.exe" /C tasklist /FI "IMAGENAME eq ${APP_EXECUTABLE_FILENAME}" /FO CSV /NH | "$SYSDIR\findstr.exe" /B /I /C:"\"${APP_EXECUTABLE_FILENAME}\""`
    Pop $R0
    ${if} $R0 == 0
      SetErrorLevel 5
      Quit
    ${endIf}
  ${endIf}

  ; The MSI has put Jarful onto this computer: two of it would stand in the list of programs, and fight for the file type.
  StrCpy $R0 0
  ${do}
    EnumRegKey $R1 HKLM "Software\Microsoft\Windows\CurrentVersion\Uninstall" $R0
    ${if} $R1 == ""
      ${exitDo}
    ${endIf}
    IntOp $R0 $R0 + 1
    ReadRegDWORD $R2 HKLM "Software\Microsoft\Windows\CurrentVersion\Uninstall\$R1" "WindowsInstaller"
    ReadRegStr $R3 HKLM "Software\Microsoft\Windows\CurrentVersion\Uninstall\$R1" "DisplayName"
    StrCpy $R3 $R3 6
    ${if} $R2 == 1
    ${andIf} $R3 == "Jarful"
      MessageBox MB_OK|MB_ICONSTOP "Jarful was installed for this computer by its MSI. Remove that one first, or upgrade it by a newer MSI." /SD IDOK
      SetErrorLevel 6
      Quit
    ${endIf}
  ${loop}
  ClearErrors

  Pop $R3
  Pop $R2
  Pop $R1
  Pop $R0
!macroend
