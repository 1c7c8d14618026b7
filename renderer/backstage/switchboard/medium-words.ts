import type { Say } from '../../../main/shared/messages/messages.ts';
import type { MediumPlace, MediumPlan } from '../../../server/session-server.ts';

/** What becomes of the carts when the medium changes, in plain sentences. */
export function explainPlan(say: Say, { from, to, carried, keptBehind, waiting }: MediumPlan): readonly string[] {
  const names = { from: say(`medium.${from}`), to: say(`medium.${to}`) };
  const nothing = carried.sessions === 0 && carried.orders === 0;
  return [
    nothing ? say('medium.plan.nothing', names) : say('medium.plan.carried', { ...names, ...carried }),
    ...(nothing ? [] : [say(keptBehind ? 'medium.plan.kept' : 'medium.plan.gone', names)]),
    ...(waiting.sessions > 0 ? [say('medium.plan.waiting', { ...names, sessions: waiting.sessions })] : []),
  ];
}

/** Where a medium keeps its things: a path, a file and its table, an address and its keys. */
export function sayPlace(say: Say, place: MediumPlace): string {
  switch (place.kind) {
    case 'memory':
      return say('medium.memory');
    case 'folder':
      return place.path;
    case 'file':
      return `${place.path} · ${place.table}`;
    case 'keys':
      return `${place.address} · ${place.prefix}*`;
  }
}
