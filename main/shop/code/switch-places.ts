import type { SourcePlace } from '../../../server/inspector/records.ts';
import { placeSwitch, type SwitchName, switches, switchNames } from '../../../server/session-server.ts';
import type { SourceCode } from './source-code.ts';

/** Reads the shipped source once and learns which line each switch changes; null where the source has it no more. */
export async function learnSwitchPlaces(code: SourceCode): Promise<(name: SwitchName) => SourcePlace | null> {
  const places = new Map<SwitchName, SourcePlace | null>();
  const shipped = await code.files();
  for (const name of switchNames) {
    const { file } = switches[name].code;
    places.set(name, shipped.includes(file) ? placeSwitch(name, await code.read(file)) : null);
  }
  return (name) => places.get(name) ?? null;
}
