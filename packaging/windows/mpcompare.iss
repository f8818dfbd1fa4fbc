; Inno Setup: makes mpcompare-VERSION-setup.exe of the bundle.
; iscc /DVersion=0.1.0 /DBundle=..\..\dist\bundle\mpcompare packaging\windows\mpcompare.iss

#ifndef Version
  #error Name the version: /DVersion=0.1.0
#endif

[Setup]
AppId={{6B1E6C0E-6E5A-4E0B-9C55-0D6F9A2B7C41}
AppName=mpcompare
AppVersion={#Version}
AppPublisher=The mpcompare authors
AppPublisherURL=https://github.com/mpcompare/mpcompare
DefaultDirName={autopf}\mpcompare
DefaultGroupName=mpcompare
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
OutputDir=..\..\dist
OutputBaseFilename=mpcompare-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
UninstallDisplayIcon={app}\mpcompare-window.exe
LicenseFile=..\..\LICENSE

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\mpcompare"; Filename: "{app}\mpcompare-window.exe"
Name: "{autodesktop}\mpcompare"; Filename: "{app}\mpcompare-window.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.mpcompare"; ValueType: string; ValueData: "mpcompare.SharedShortlist"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\mpcompare.SharedShortlist"; ValueType: string; ValueData: "mpcompare shared shortlist"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\mpcompare.SharedShortlist\DefaultIcon"; ValueType: string; ValueData: "{app}\mpcompare-window.exe,0"
Root: HKA; Subkey: "Software\Classes\mpcompare.SharedShortlist\shell\open\command"; ValueType: string; ValueData: """{app}\mpcompare-window.exe"" ""%1"""

[Run]
Filename: "{app}\mpcompare-window.exe"; Description: "{cm:LaunchProgram,mpcompare}"; Flags: nowait postinstall skipifsilent
