import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  checkDataFolder,
  chooseDataFolder,
  choosePassingFolder,
  findProgramFolders,
} from '../../../main/app/data/data-folder.ts';
import { dataFormat, markDataFormat } from '../../../main/app/data/data-format.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jarful-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const mark = () => join(folder, 'data-format.json');

describe('chooseDataFolder', () => {
  const none = { policy: undefined, flag: false, programFolders: [] };

  it('when nobody says anything / should leave it to the system', () => {
    expect(chooseDataFolder({ ...none, programFolders: [folder] })).toBeNull();
  });

  it('with jarful-data beside the program / should be portable', () => {
    mkdirSync(join(folder, 'jarful-data'));
    expect(chooseDataFolder({ ...none, programFolders: ['/nowhere', folder] })).toBe(join(folder, 'jarful-data'));
  });

  it('with a file of that name / should not', () => {
    writeFileSync(join(folder, 'jarful-data'), '');
    expect(chooseDataFolder({ ...none, programFolders: [folder] })).toBeNull();
  });

  it('should let the policy win over the flag, and the flag over the folder beside', () => {
    mkdirSync(join(folder, 'jarful-data'));
    const all = { policy: '/srv/class', flag: true, programFolders: [folder] };
    expect(chooseDataFolder(all)).toBe('/srv/class');
    expect(chooseDataFolder({ ...all, policy: undefined })).toBeNull();
  });
});

describe('findProgramFolders', () => {
  it('should know where a self-unpacking program came from', () => {
    expect(findProgramFolders('/tmp/x/jarful', {})).toEqual(['/tmp/x']);
    expect(findProgramFolders('/tmp/x/jarful', { APPIMAGE: '/media/stick/Jarful.AppImage' })[0]).toBe('/media/stick');
    expect(findProgramFolders('/tmp/x/jarful', { PORTABLE_EXECUTABLE_DIR: 'E:\\' })[0]).toBe('E:\\');
  });
});

describe('checkDataFolder', () => {
  it('should open a new folder, and make one that was chosen', () => {
    expect(checkDataFolder(join(folder, 'new'), false)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
    expect(checkDataFolder(join(folder, 'new'), true)).toBeNull();
    expect(readdirSync(folder, { recursive: true })).toEqual(['new']);
  });

  it('when a newer Jarful used it / should refuse and touch nothing', () => {
    const text = `{"format":${dataFormat + 1},"and":"more"}`;
    writeFileSync(mark(), text);
    expect(checkDataFolder(folder, true)).toEqual({ kind: 'newer', folder, exitCode: 3 });
    expect(readdirSync(folder)).toEqual(['data-format.json']);
    expect(readFileSync(mark(), 'utf8')).toBe(text);
  });

  it.each(['', '{"format":', '{"format":"2"}', '[]', 'null', '{"format":-1}'])(
    'when the mark is damaged (%j) / should open it all the same, mend the mark and say so once',
    (text) => {
      writeFileSync(mark(), text);
      expect(checkDataFolder(folder, true)).toBeNull();
      expect(markDataFormat(folder)).toMatch(/damaged/);
      expect(JSON.parse(readFileSync(mark(), 'utf8'))).toEqual({ format: dataFormat });
      expect(markDataFormat(folder)).toBeNull();
    },
  );

  it('when a chosen folder cannot be written to / should refuse with the reason; the system’s own place is forgiven', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(checkDataFolder(file, true)).toMatchObject({ kind: 'unusable', exitCode: 4 });
    expect(checkDataFolder(join(folder, 'absent'), false)).toBeNull();
  });
});

describe('markDataFormat', () => {
  it('should add its mark to the folder of an earlier version and change nothing else', () => {
    writeFileSync(join(folder, 'window.json'), '{"maximized":true}');
    expect(markDataFormat(folder)).toBeNull();
    expect(readdirSync(folder).sort()).toEqual(['data-format.json', 'window.json']);
    expect(readFileSync(join(folder, 'window.json'), 'utf8')).toBe('{"maximized":true}');
  });
});

describe('choosePassingFolder', () => {
  it('where the own place can be written to / should need none', () => {
    expect(choosePassingFolder(() => join(folder, 'own'))).toBeNull();
  });

  it('when the system has no place, or nothing can be written there / should find one that can', () => {
    writeFileSync(join(folder, 'home'), '');
    const noPlace = () => {
      throw new Error("Failed to get 'userData' path");
    };
    for (const place of [noPlace, () => join(folder, 'home', '.config')]) {
      const passing = choosePassingFolder(place);
      expect(readdirSync(passing ?? '')).toEqual([]);
      rmSync(passing ?? '', { recursive: true });
    }
  });

  it('when a newer Jarful used the own place / should leave that to the refusal, and touch nothing', () => {
    writeFileSync(mark(), `{"format":${dataFormat + 1}}`);
    expect(choosePassingFolder(() => folder)).toBeNull();
    expect(readdirSync(folder)).toEqual(['data-format.json']);
  });
});
