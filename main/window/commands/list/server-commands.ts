import type { CommandSet } from '../command.ts';

/** The session server: what protects it, its clock. */
export const serverCommands = {
  'defences.all-on': {
    keys: ['CmdOrCtrl+Shift+D'],
    place: 'server.defences',
    run: ({ switchboard }) => switchboard.makeSafe(),
  },
  'clock.minute': { place: 'server.clock', run: ({ switchboard }) => switchboard.advanceClock(60_000) },
  'clock.half-hour': { place: 'server.clock', run: ({ switchboard }) => switchboard.advanceClock(30 * 60_000) },
  'clock.tomorrow': { place: 'server.clock', run: ({ switchboard }) => switchboard.advanceClock(24 * 3_600_000) },
  'clock.now': { place: 'server.clock', run: ({ switchboard }) => switchboard.setClock(0) },
  'server.restart': { place: 'server.store', run: ({ restart }) => restart() },
} as const satisfies CommandSet;
