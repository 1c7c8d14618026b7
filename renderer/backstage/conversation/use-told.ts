import { useCallback, useMemo } from 'react';
import type { JarState } from '../../../main/shared/bench-records.ts';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { useSelected, useWindowState } from '../../state/bridge/store-context.tsx';
import { pictureBefore, ticketBefore } from '../../state/picture-before.ts';
import type { ServerPicture } from '../../state/server-picture.ts';
import type { BeatKind } from './arrow.ts';
import { type BeatCursor, isTold } from './beat-cursor.ts';
import { useBeats } from './beats-context.tsx';

/** The store as far as the conversation is told: live, as it is; beat by beat, a write is seen with its beat. */
export function useToldServer(): ServerPicture {
  const { server, recording } = useWindowState('server', 'recording');
  const { cursor } = useBeats();
  return useMemo(
    // A recording tells of another store.
    () => (cursor === null || recording ? server : pictureBefore(server, untold(server, cursor, 'change'))),
    [server, recording, cursor],
  );
}

/** The ticket that somebody holds as far as the conversation is told: a new one is seen with the answer that brings it. */
export function useToldTicket(): (jar: JarState) => JarState['ticket'] {
  const { cursor } = useBeats();
  // Live, nothing that happens at the server concerns it.
  const server = useSelected((state) => (cursor === null || state.recording ? null : state.server));
  return useCallback(
    (jar) => (cursor && server ? ticketBefore(jar, server, untold(server, cursor, 'answer')) : jar.ticket),
    [cursor, server],
  );
}

function untold({ exchanges }: ServerPicture, cursor: BeatCursor, beat: BeatKind): readonly ExchangeRecord[] {
  return exchanges.filter((exchange) => !isTold(cursor, exchange, beat));
}
