import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../main/app/boot/app-languages.ts';
import { readStartOptions } from '../../../main/app/boot/start-options.ts';
import { mayNavigateFrame, mayNavigateTop } from '../../../main/browsers/security/navigation-policy.ts';
import { shellFile } from '../../../main/window/shell/shell-file.ts';
import { panesThatFit } from '../../../main/workspace/bench/memory-budget.ts';
import { speak } from '../../harness/languages.ts';

const gib = 2 ** 30;

describe('panesThatFit', () => {
  it.each([
    [1 * gib, 3],
    [2 * gib, 4],
    [4 * gib, 11],
    [8 * gib, 12],
    [64 * gib, 12],
  ])('with %d bytes / should be %d', (bytes, panes) => {
    expect(panesThatFit(bytes)).toBe(panes);
  });
});

describe('readStartOptions', () => {
  it('should know the shop by port 7777 unless told otherwise', () => {
    expect(readStartOptions([])).toEqual({ port: 7777, language: null, ownApp: null, quiet: false });
    expect(readStartOptions(['--quiet']).quiet).toBe(true);
    expect(readStartOptions(['--no-sandbox', '--jarful-port=0', '--jarful-language=es'])).toEqual({
      port: 0,
      language: 'es',
      ownApp: null,
      quiet: false,
    });
    expect(readStartOptions(['.', 'http://localhost:8000']).ownApp).toBe('http://localhost:8000');
  });

  it.each(['x', '', '-1', '65536', '7777.5'])('when the port is %j / should say so in a sentence', (port) => {
    expect(() => readStartOptions([`--jarful-port=${port}`])).toThrow(/--jarful-port takes a number from 0 to 65535/);
  });
});

describe('chooseLanguage', () => {
  it.each([
    [['es-MX', 'en'], 'es'],
    [['de-DE', 'es'], 'es'],
    [['cs', 'de'], 'en'],
    [[], 'en'],
    [['en-GB', 'es'], 'en'],
    [['en-XA'], 'en-XA'],
    [['pt-BR'], 'pt-BR'],
    [['pt'], 'en'],
  ])('for %j / should be %j', (preferred, language) => {
    expect(chooseLanguage(preferred, ['en', 'es', 'pt-BR'])).toBe(language);
  });
});

describe("main's messages", () => {
  it('should fill in values', () => {
    expect(speak('es')('command.pane.open-second', { name: 'Ann' })).toBe('Segundo panel de Ann');
    expect(speak('en-XA')('command.pane.back')).toBe('[Báçk··]');
  });
});

describe('where pages may go', () => {
  it.each(['http://127.0.0.1:7777/', 'https://example.org/', 'about:blank'])('%s: yes', (address) => {
    expect(mayNavigateTop(address)).toBe(true);
  });

  it.each([
    'file:///etc/passwd',
    'app://shell/',
    'devtools://devtools/x',
    'javascript:1',
    'data:text/html,x',
    'nonsense',
  ])('%s: no', (address) => {
    expect(mayNavigateTop(address)).toBe(false);
  });

  it('frames may hold what a page makes, still nothing of the machine', () => {
    expect(mayNavigateFrame('data:text/html,x')).toBe(true);
    expect(mayNavigateFrame('file:///etc/passwd')).toBe(false);
  });
});

describe('shellFile', () => {
  it.each([
    ['app://shell/', '/built/index.html'],
    ['app://shell/assets/a%20b.js', '/built/assets/a b.js'],
    ['app://shell/%2e%2e%2fsecret', null],
    ['app://shell/..%2f..%2fetc/passwd', null],
    ['app://shell/%00', null],
    ['app://shell/%zz', null],
  ])('%s is %s', (address, file) => {
    expect(shellFile(new URL(address), '/built')).toBe(file);
  });
});
