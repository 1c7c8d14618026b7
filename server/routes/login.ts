import { z } from 'zod';
import { readFields, typedLine } from './form-fields.ts';
import { route } from './route.ts';

const nameForm = z.object({ name: typedLine(60) });

/** Logging in by name alone: the shop wants to know what to call you, and the lesson is about the ticket. */
export const loginRoutes = [
  route('POST', '/login', ({ content, form, settings }) => {
    content.name = readFields(form, nameForm).name;
    return { kind: 'redirect', to: '/', wish: settings.regenerateAtLogin ? 'renew' : 'keep' };
  }),
  route('POST', '/logout', () => ({ kind: 'redirect', to: '/', wish: 'end', clearSiteData: true })),
];
