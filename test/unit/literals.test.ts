/** Law 9 of the house: spaces, sizes and colours come from tokens.css, so that the projector view grows everything. */
import { expect, it } from 'vitest';
import { projectorType } from '../../main/shared/projector-type.ts';
import { literalLengths } from './literals.ts';
import { readSources } from './read-sources.ts';

const sources = readSources('renderer', /\.(?:css|tsx?)$/);
const tokens = sources.find(({ file }) => file === 'renderer/tokens.css')?.text ?? '';

it('no file of the window says px or a colour but tokens.css', () => {
  expect(literalLengths(sources)).toEqual([]);
});

it('and a planted one is found, what may stay literal is not', () => {
  const planted = [
    { file: 'renderer/a.module.css', text: '.a { padding: 0 6px; color: #fff; } /* 3px */' },
    { file: 'renderer/b.tsx', text: 'const panel = <Panel minSize="260px" />; // 3px' },
    { file: 'renderer/unseen.css', text: '.label { width: 1px; clip-path: inset(50%); }' },
    { file: 'renderer/wide.ts', text: "const wide = '(min-width: 960px)';" },
  ];
  expect(literalLengths(planted)).toEqual([
    'renderer/a.module.css: 6px',
    'renderer/a.module.css: #fff',
    'renderer/b.tsx: 260px',
  ]);
});

it('every token that is named there is one', () => {
  const known = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  // A component sets these itself, React Aria sets what it measured.
  const own = new Set(sources.flatMap(({ text }) => [...text.matchAll(/(--[\w-]+)['"]?:/g)].map(([, name]) => name)));
  const named = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => ({ file, name })),
  );
  const unknown = named.filter(({ name }) => !known.has(name) && !own.has(name) && name !== '--tree-item-level');
  expect(unknown).toEqual([]);
});

it('in the projector view the unit of room and corners grows with the window, as the type does', () => {
  const projector = /data-view="projector"\] \{([^}]*)\}/.exec(tokens)?.[1] ?? '';
  const { least, shareOfHeight, ordinary } = projectorType;
  expect(projector).toContain(`--text: max(${least}px, ${(shareOfHeight * 100).toFixed(1)}vh);`);
  expect(tokens).toContain(`--text: ${ordinary}px;`);
  expect(tokens).toContain(`--type-unit: calc(var(--text) / ${ordinary});`);
  expect(projector).toMatch(/--unit: max\(1px, [\d.]+vh\);/);
  const ordinarySizes = /:root \{([^}]*)\}/.exec(tokens)?.[1] ?? '';
  const fixed = [...ordinarySizes.matchAll(/(--[\w-]+): \d+px;/g)].map(([, name]) => name);
  expect(fixed.filter((name) => name !== '--radius-round' && !projector.includes(`${name}: max(`))).toEqual([]);
});
