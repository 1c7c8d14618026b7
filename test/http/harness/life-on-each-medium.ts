/** A server whose life is tried, on each medium of this machine: started, changed, rewound and ended while its stores are ill. */
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { createSessionServer, type SessionServer, type SessionServerOptions } from '../../../server/session-server.ts';
import type { Medium } from '../../../server/session-types.ts';
import { type Faults, makeFaulty } from '../../harness/faulty-store.ts';
import { listMedia, type MediumBed } from '../../harness/media.ts';
import { Browser } from './browser.ts';
import { type OpenSocket, openSocket } from './raw-socket.ts';

interface OpenedLife {
  readonly server: SessionServer;
  readonly port: number;
  readonly browser: () => Browser;
  /** The faults of the store that was opened last on this medium. */
  readonly faults: (medium: Medium) => Faults;
  readonly socket: () => Promise<OpenSocket>;
}

export interface LifeOn {
  readonly medium: Medium;
  /** Another one, to go over to. */
  readonly other: Medium;
  /** Options of a server on this medium, in a corner of its own. */
  options(): SessionServerOptions;
  /**
   * A server that runs, and ends with the test.
   * @param spoil is told of each store that is opened, before it is used
   */
  open(options?: SessionServerOptions, spoil?: (medium: Medium, faults: Faults) => void): Promise<OpenedLife>;
}

let corners = 0;

export function onEachMedium(define: (on: LifeOn) => void): void {
  for (const { medium, skip, start } of listMedia()) {
    describe.skipIf(skip !== null)(medium, () => {
      let bed: MediumBed;
      beforeAll(async () => {
        bed = await start();
      });
      afterAll(() => bed.stop());
      const options = () => {
        corners += 1;
        const corner = `life${process.pid}x${corners}`;
        return {
          ...bed.options,
          dataFolder: `${bed.options.dataFolder}/${corner}`,
          keyPrefix: `${corner}:`,
          settings: { medium },
        };
      };
      define({
        medium,
        other: medium === 'files' ? 'database' : 'files',
        options,
        open: (more = {}, spoil = () => undefined) => open(options(), more, spoil),
      });
    });
  }
}

async function open(
  given: SessionServerOptions,
  more: SessionServerOptions,
  spoil: (medium: Medium, faults: Faults) => void,
): Promise<OpenedLife> {
  const opened = new Map<Medium, Faults>();
  const all: Faults[] = [];
  const server = createSessionServer({
    ...given,
    ...more,
    settings: { ...given.settings, ...more.settings },
    wrapStore: (inner) => {
      const faulty = makeFaulty(inner);
      const { medium } = inner.store;
      opened.set(medium, faulty.faults);
      all.push(faulty.faults);
      spoil(medium, faulty.faults);
      return faulty.opened;
    },
  });
  onTestFinished(async () => {
    for (const one of all) one.heal();
    await server.close();
  });
  const origin = await server.listen();
  const port = Number(new URL(origin).port);
  return {
    server,
    port,
    browser: () => new Browser(origin),
    faults(medium) {
      const found = opened.get(medium);
      if (found === undefined) throw new Error(`${medium} was not opened.`);
      return found;
    },
    socket: () => openSocket(port),
  };
}

/** The medium of which settings, inspector and visitors speak: one and the same. */
export async function mediumOf(server: SessionServer, visitor: Browser): Promise<Medium> {
  const said = [
    server.settings.medium,
    (await server.inspector.snapshot()).medium,
    (await visitor.remembered()).medium,
  ];
  expect(new Set(said).size, said.join(', ')).toBe(1);
  return server.settings.medium;
}

/** Does `act` while a store that hangs is given up soon: whatever else is slow on a busy machine keeps its time. */
export async function hurrying<T>(server: SessionServer, act: () => Promise<T>): Promise<T> {
  const { storeDeadline } = server.settings;
  await server.change({ storeDeadline: 200 });
  try {
    return await act();
  } finally {
    await server.change({ storeDeadline });
  }
}
