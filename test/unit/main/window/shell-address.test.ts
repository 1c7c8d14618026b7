import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {}, session: {} }));
const { shellAddress } = await import('../../../../main/window/shell/shell-scheme.ts');

describe('shellAddress', () => {
  const env = { ELECTRON_RENDERER_URL: 'http://localhost:5173' };

  it('with hot reload / should be where Vite serves it', () => {
    expect(shellAddress(false, env)).toBe('http://localhost:5173');
    expect(shellAddress(false, {})).toBe('app://shell/');
  });

  it('when it is installed / should be its own, whatever its surroundings say', () => {
    expect(shellAddress(true, env)).toBe('app://shell/');
  });
});
