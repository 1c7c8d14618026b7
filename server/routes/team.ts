import type { Router } from 'express';
import { z } from 'zod';
import type { Answer } from '../page/answer.ts';
import { Refusal } from '../refusal.ts';
import type { HandlerContext } from '../session/handler-context.ts';
import { addNewRole, readNewRoles } from '../shop/new-roles.ts';
import { dumpContent } from './dump.ts';
import { count, readFields, typedLine } from './form-fields.ts';
import type { MakePage } from './page-handler.ts';

const entryForm = z.object({ role: typedLine(200), count });

/** The article's form. */
export function addTeamRoutes(router: Router, page: MakePage): void {
  router.get('/team/', page(showTeam));
  router.get('/team/formdemo.html', page(showForm));
  router.post('/team/formdemo.html', page(addRole));
}

function showTeam(): Answer {
  return { kind: 'page', view: 'team', model: {} };
}

function addRole(context: HandlerContext): Answer {
  let added: { readonly role: string; readonly count: number };
  try {
    added = readFields(context.form, entryForm);
  } catch (error) {
    // What was typed comes back with the form, so that only the mistake needs mending.
    if (error instanceof Refusal && error.reason === 'bad-form') return showForm(context, error);
    throw error;
  }
  if (readNewRoles(context.content).length >= context.settings.maxEntries) throw new Refusal('list-full');
  addNewRole(context.content, added);
  return { kind: 'redirect', to: '/team/formdemo.html' };
}

function showForm(context: HandlerContext, mistake?: Refusal): Answer {
  const newroles = readNewRoles(context.content);
  const typed = (field: string) => context.form.find(([name]) => name === field)?.[1] ?? '';
  return {
    kind: 'page',
    status: mistake?.status ?? 200,
    view: 'formdemo',
    model: {
      newroles,
      last: newroles.at(-1) ?? null,
      dump: dumpContent(context.content),
      mistake: mistake?.field ?? null,
      typed: { role: typed('role'), count: mistake === undefined ? '1' : typed('count') },
    },
  };
}
