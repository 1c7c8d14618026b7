import { describe, expect, it } from 'vitest';
import { pictureBefore, ticketBefore } from '../../../renderer/state/picture-before.ts';
import { pictureOf } from '../../../renderer/state/server-picture.ts';
import { fakePicture, named } from '../../harness/fake-bench.ts';

const server = pictureOf(named.snapshot, 0);
const { exchanges } = server;

describe('the store before what is not told', () => {
  it('should be the store of today when all is told', () => {
    expect(pictureBefore(server, [])).toBe(server);
  });

  it('should hold, before each exchange, what that exchange found', () => {
    exchanges.forEach(({ session }, index) => {
      const { rows } = pictureBefore(server, exchanges.slice(index));
      if (session.before) expect(rows.get(session.before.key)?.data).toEqual(session.before.data);
      else if (session.after) expect(rows.has(session.after.key)).toBe(false);
    });
  });

  it('should mark no change that is still to come', () => {
    exchanges.forEach((_, index) => {
      const hidden = new Set(exchanges.slice(index).map(({ id }) => id));
      const { lastChanges } = pictureBefore(server, exchanges.slice(index));
      const wrote = new Set(
        exchanges.slice(index).flatMap(({ session }) => (session.effect === 'read' ? [] : (session.after?.key ?? []))),
      );
      for (const [key, change] of lastChanges) if (wrote.has(key)) expect(hidden.has(change.exchangeId)).toBe(false);
    });
  });
});

describe('the ticket before answers that are not told', () => {
  it('should be none before anything was given, and the one of today when all is told', () => {
    const { jars } = fakePicture(0).bench;
    for (const jar of jars) {
      expect(ticketBefore(jar, server, [])).toEqual(jar.ticket);
      const gave = exchanges.some(({ session }) => session.effect === 'created');
      expect(gave).toBe(true);
    }
    const holder = jars.find((jar) => jar.ticket.kind === 'held');
    if (!holder) throw new Error('somebody holds a ticket');
    expect(ticketBefore(holder, server, exchanges)).toEqual({ kind: 'none' });
  });
});
