/**
 * Writes docs/defences.md: switch by switch, the attack that was tried and how it went with the switch off and on. Never
 * typed by hand: `npm run defences`.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import texts from '../../../languages/en/switches.json' with { type: 'json' };
import { formatValue } from '../../../server/settings/settings.ts';
import { switches } from '../../../server/settings/switches.ts';
import { attacks } from '../defences/attacks.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const reportSchema = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) })),
});

const passed = await runTests();
const rows = attacks.map(({ switch: name, attack, weak, others, off, on }) => {
  const went = (side: 'off' | 'on') => passed.has(`defence ${name} ${side}: ${attack} | ${side === 'off' ? off : on}`);
  const besides = Object.entries(others ?? {}).map(([other, value]) => `${other}=${value === false ? 'off' : value}`);
  const value = formatValue(name, weak[name] ?? switches[name].safe);
  const both = went('off') && went('on');
  return {
    both,
    line: `| \`${name}=${value}\` | ${texts[`switch.${name}.attacker`]} | ${attack} | ${off} | ${on} | ${besides.map((one) => `\`${one}\``).join(' ') || '–'} | ${both ? '✓ ✓' : '✗'} |`,
  };
});
const kept = rows.filter(({ both }) => both).length;
const text = `# The defences, and what happens without each

Made by \`npm run defences\`; not typed by hand. Each row is one attack of \`test/http/defences/attacks.ts\`, tried over real HTTP
in the same way twice: with the switch at the value named, and at its safe one. **✓ ✓**: it worked with the defence off, and
failed with it on. What browsers do with a cookie (\`httpOnly\`, \`sameSite\`, \`cookieLength\`) is taken from RFC 6265bis here; the
cookie-flag grid of the app tries the same on the real engine.

Shown both ways: ${kept} of ${rows.length}.

| switch, turned off | what an attacker gains | the attack | off | on | also off, both times | tried |
|---|---|---|---|---|---|---|
${rows.map(({ line }) => line).join('\n')}
`;
await writeFile(path.join(root, 'docs/defences.md'), text);
console.log(`docs/defences.md: ${kept} of ${rows.length} shown both ways`);
process.exitCode = kept === rows.length ? 0 : 1;

async function runTests(): Promise<ReadonlySet<string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jarful-defences-'));
  const file = path.join(folder, 'results.json');
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const argv = [
    vitest,
    'run',
    '--project',
    'http',
    'test/http/defences.test.ts',
    '--reporter=json',
    `--outputFile=${file}`,
  ];
  spawnSync(process.execPath, argv, { cwd: root, stdio: 'ignore' });
  const report = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  rmSync(folder, { recursive: true });
  const all = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return new Set(all.filter(({ status }) => status === 'passed').map(({ title }) => title));
}
