import { z } from 'zod';
import type { Answer } from '../page/answer.ts';
import { Refusal } from '../refusal.ts';
import type { Visit } from '../session/visit.ts';
import { addNewRole, readNewRoles } from '../shop/new-roles.ts';
import { dumpContent } from './dump.ts';
import { count, readFields, typedLine } from './form-fields.ts';
import { route } from './route.ts';

const entryForm = z.object({ role: typedLine(200), count });

/** The article's form. */
export const teamRoutes = [
  route('GET', '/team/', () => ({ kind: 'page', view: 'team', model: {} })),
  route('GET', '/team/formdemo.html', (visit) => showForm(visit)),
  route('POST', '/team/formdemo.html', (visit) => {
    let added: { readonly role: string; readonly count: number };
    try {
      added = readFields(visit.form, entryForm);
    } catch (error) {
      // What was typed comes back with the form, so that only the mistake needs mending.
      if (error instanceof Refusal && error.reason === 'bad-form') return showForm(visit, error);
      throw error;
    }
    if (readNewRoles(visit.content).length >= visit.settings.maxEntries) throw new Refusal('list-full');
    addNewRole(visit.content, added);
    return { kind: 'redirect', to: '/team/formdemo.html' };
  }),
];

function showForm(visit: Visit, mistake?: Refusal): Answer {
  const newroles = readNewRoles(visit.content);
  const typed = (field: string) => visit.form.find(([name]) => name === field)?.[1] ?? '';
  return {
    kind: 'page',
    status: mistake?.status ?? 200,
    view: 'formdemo',
    model: {
      newroles,
      last: newroles.at(-1) ?? null,
      dump: dumpContent(visit.content),
      mistake: mistake?.field ?? null,
      typed: { role: typed('role'), count: mistake === undefined ? '1' : typed('count') },
    },
  };
}
