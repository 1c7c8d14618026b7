/** Our part of Windows' installer, put through NSIS's own compiler: the installer itself can be made on Windows only. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { findProgram } from '../../scripts/setup/system-libraries.mjs';

const part = resolve(import.meta.dirname, '../../build/installer.nsh');

it('compiles, with what electron-builder brings put in by stand-ins', ({ skip }) => {
  const makensis = findProgram('makensis');
  if (makensis === null) return skip('makensis is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'jarful-nsis-'));
  try {
    const script = join(folder, 'part.nsi');
    writeFileSync(
      script,
      [
        'Unicode true',
        '!include LogicLib.nsh',
        `OutFile "${join(folder, 'part.exe')}"`,
        '!define APP_EXECUTABLE_FILENAME "Jarful.exe"',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: NSIS's own way to write a macro's parameter.
        '!macro _TestParameter VAR NAME\n  StrCpy ${VAR} "false"\n!macroend',
        '!define StdUtils.TestParameter "!insertmacro _TestParameter"',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the same.
        '!macro _isUpdated _a _b _t _f\n  StrCmp $CMDLINE "--updated" `${_t}` `${_f}`\n!macroend',
        '!define isUpdated `"" isUpdated ""`',
        `!include "${part}"`,
        'Function .onInit\n  !insertmacro customInit\nFunctionEnd',
        'Section\nSectionEnd',
      ].join('\n'),
    );
    execFileSync(makensis, ['-WX', '-V2', script], { encoding: 'utf8' });
    expect(existsSync(join(folder, 'part.exe'))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
