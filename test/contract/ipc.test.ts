import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { requestSchemas } from '../../main/window/ipc/schemas.ts';

const preload = readFileSync(new URL('../../main/window/preload/shell.ts', import.meta.url), 'utf8');

describe('the gateway between the window and main', () => {
  it('should have a schema and a place in the preload for the same requests', () => {
    for (const name of Object.keys(requestSchemas)) expect(preload).toContain(`'${name}': true`);
  });

  it.each([
    ['pane.go', { paneId: 'pane-1' }],
    ['pane.go', { paneId: 'pane-1', address: 'x'.repeat(8193) }],
    ['pane.go', { paneId: 'pane-1', address: '/', extra: 1 }],
    ['pane.close', null],
    ['pane.close', { paneId: 7 }],
    ['command.run', { id: 'app.format-disk' }],
    ['session.end', { key: '../x' }],
    ['layout.report', { slots: [{ paneId: 'pane-1', rect: { x: 0, y: 0, width: -1, height: 1 } }] }],
    ['layout.report', { slots: [{ paneId: 'pane-1', rect: { x: Number.NaN, y: 0, width: 1, height: 1 } }] }],
    ['menu.popup', { menu: 'system', x: 1, y: 1 }],
    ['bench.state', {}],
  ] as const)('should refuse %s with %j', (name, input) => {
    expect(requestSchemas[name].safeParse(input).success).toBe(false);
  });

  it('should let in what fits', () => {
    expect(requestSchemas['pane.go'].parse({ paneId: 'pane-1', address: '/cart/' })).toEqual({
      paneId: 'pane-1',
      address: '/cart/',
    });
    expect(requestSchemas['menu.popup'].parse({ menu: 'layout', x: 1.5, y: 2 })).toEqual({
      menu: 'layout',
      x: 1.5,
      y: 2,
    });
  });
});
