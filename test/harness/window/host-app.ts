import type { PluginOption } from 'vite';
import { z } from 'zod';
import type { RequestInput, RequestName } from '../../../main/shared/contract.ts';
import { openTestApp, type TestApp } from '../test-app.ts';

const startSchema = z.object({ language: z.string(), people: z.number().int().max(12) });

/** Runs the real main beside Vite, one for each page that is looked at; the last one's ends when another one starts. */
export function hostApp(): PluginOption {
  let running: TestApp | null = null;
  return {
    name: 'jarful-main',
    configureServer({ ws }) {
      ws.on('jarful:start', async (data: unknown, client) => {
        const { language, people } = startSchema.parse(data);
        await running?.close();
        const app = await openTestApp({ language, mostPanes: 12 });
        running = app;
        app.host.onTold((name, event) => client.send('jarful:event', { name, event }));
        for (let count = 2; count < people; count++) await app.ask('jar.create', null);
        client.send('jarful:started', {});
      });
      ws.on(
        'jarful:ask',
        async (data: { number: number; name: RequestName; input: RequestInput<RequestName> }, client) => {
          const answer = await running?.ask(data.name, data.input);
          if (answer) client.send('jarful:answer', { number: data.number, answer });
        },
      );
    },
    async closeBundle() {
      await running?.close();
    },
  };
}
