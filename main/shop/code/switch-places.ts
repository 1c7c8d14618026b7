import type { SourcePlace } from '../../../server/inspector/records.ts';
import { placeSwitch, type SwitchName, switches } from '../../../server/session-server.ts';
import type { SourceCode } from './source-code.ts';

/** Finds the line that a switch changes in the source that is shipped; null when the source has it no more. */
export function openSwitchPlaces(code: SourceCode): (name: SwitchName) => SourcePlace | null {
  return (name) => {
    const { file } = switches[name].code;
    return code.files().includes(file) ? placeSwitch(name, code.read(file)) : null;
  };
}
