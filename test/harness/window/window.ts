/** The window alone in any browser, on the fake bridge: `npx vite test/harness/window`. ?language=es, ?people=5. */
import { fakeWorld } from '../fake-bench.ts';
import { makeFakeBridge } from '../fake-bridge.ts';

/** The server's real source, so that the Code panel shows what it will show. */
const code = import.meta.glob<string>('../../../server/**/*.ts', { query: '?raw', import: 'default', eager: true });
const files = new Map(Object.entries(code).map(([path, text]) => [path.replace('../../../', ''), text]));

const wish = new URLSearchParams(location.search);
const bridge = makeFakeBridge({ ...fakeWorld(Date.now(), wish.get('language') ?? 'en'), code: files });
for (let count = bridge.world.bench.jars.length; count < Number(wish.get('people') ?? 2); count++) {
  await bridge.ask('jar.create', null);
}
Object.assign(window, { jarful: bridge });
await import('../../../renderer/shell.tsx');
