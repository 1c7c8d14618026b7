import { describe, expect, it } from 'vitest';
import { chooseElectron } from '../../../scripts/dist/choose-electron.mjs';
import { planTargets } from '../../../scripts/dist/plan-targets.mjs';
import { knownTargets, readWish } from '../../../scripts/dist/read-wish.mjs';

const linux = { platform: 'linux', arch: 'x64', wantedVersion: '45.4.1' };
const fallback = { origin: 'fallback', folder: '/e', version: '33.2.1', executable: '/e/electron' } as const;
const official = { origin: 'official', folder: '/o', version: '45.4.1', executable: '/o/electron' } as const;

describe('what is wished', () => {
  it('is everything for this machine when nothing is said', () => {
    expect(readWish([], linux)).toMatchObject({ system: 'linux', arch: 'x64', targets: knownTargets.linux });
  });

  it('is read in any order', () => {
    expect(readWish(['deb', '--dev-electron', 'zip'], linux)).toMatchObject({
      targets: ['deb', 'zip'],
      devElectron: true,
    });
    expect(readWish(['--win', '--arm64'], linux)).toMatchObject({
      system: 'win',
      arch: 'arm64',
      targets: knownTargets.win,
    });
  });

  it('is refused in a sentence when it is not known', () => {
    expect(() => readWish(['--linus'], linux)).toThrow('"--linus" is not known');
    expect(() => readWish(['dmg'], linux)).toThrow('no target "dmg" for linux');
  });

  it('never empties a folder that is not ours', () => {
    expect(() => readWish(['--into=..'], linux)).toThrow();
    expect(() => readWish(['--into=dist/../server'], linux)).toThrow();
  });
});

describe('which Electron is packed', () => {
  it('is the official one when it is here', () => {
    const { electron, targets, remark } = chooseElectron(readWish([], linux), official, linux);
    expect(electron).toEqual({ folder: '/o', version: '45.4.1', development: false });
    expect(targets).toEqual(knownTargets.linux);
    expect(remark).toBeNull();
  });

  it('is left to the builder for another system', () => {
    expect(chooseElectron(readWish(['--win'], linux), official, linux).electron.folder).toBeNull();
  });

  it('is the development one for the unpacked app only, unless it is asked for', () => {
    const plain = chooseElectron(readWish([], linux), fallback, linux);
    expect(plain.targets).toEqual(['dir']);
    expect(plain.remark).toContain('--dev-electron');
    const asked = chooseElectron(readWish(['--dev-electron'], linux), fallback, linux);
    expect(asked.targets).toEqual(knownTargets.linux);
    expect(asked.electron.development).toBe(true);
  });

  it('is never the development one for another system', () => {
    expect(() => chooseElectron(readWish(['--win', '--dev-electron'], linux), fallback, linux)).toThrow(
      'official Electron',
    );
  });
});

describe('what this machine can make', () => {
  const machine = { platform: 'linux', hasTool: (name: string) => name !== 'rpmbuild', appImageTools: false };

  it('is told apart from what it cannot, with the reason and the way', () => {
    const { possible, lacking } = planTargets({ system: 'linux', targets: ['dir', 'deb', 'rpm', 'AppImage'] }, machine);
    expect(possible).toEqual(['dir', 'deb']);
    expect(lacking.map(({ target }) => target)).toEqual(['rpm', 'AppImage']);
    expect(lacking[0]).toMatchObject({ reason: 'rpmbuild is not installed', way: 'apt-get install rpm' });
  });

  it.each([
    ['win', ['dir', 'zip']],
    ['mac', []],
  ] as const)('of %s is %j on Linux', (system, expected) => {
    expect(planTargets({ system, targets: knownTargets[system] }, machine).possible).toEqual(expected);
  });
});
