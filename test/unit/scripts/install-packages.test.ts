import { describe, expect, it } from 'vitest';
import { isInstalled } from '../../../scripts/setup/install-packages.mjs';

const express = { version: '5.3.0', integrity: 'sha512-a' };
const lock = { '': {}, 'node_modules/express': express, 'node_modules/only-mac': { version: '1.0.0', optional: true } };

describe('whether node_modules is what the lock file says', () => {
  it('is yes when all is there, but for what only another system needs', () => {
    expect(isInstalled(lock, { 'node_modules/express': express })).toBe(true);
  });

  it('is no when npm has left no record: nothing is there, or an install was interrupted', () => {
    expect(isInstalled(lock, null)).toBe(false);
  });

  it('is no when a package is missing, older, or not the same file', () => {
    expect(isInstalled(lock, {})).toBe(false);
    expect(isInstalled(lock, { 'node_modules/express': { ...express, version: '5.2.0' } })).toBe(false);
    expect(isInstalled(lock, { 'node_modules/express': { ...express, integrity: 'sha512-b' } })).toBe(false);
  });
});
