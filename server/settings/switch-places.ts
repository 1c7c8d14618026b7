import type { SourcePlace } from '../inspector/records.ts';
import { type SwitchName, switches } from './switches.ts';

/**
 * The line of the server's source that a switch changes, found by the words that stand on it: the list of switches stays
 * free of line numbers. Null when the source that is shipped has it no more.
 * @param text the text of the file that `switches[name].code.file` names
 */
export function placeSwitch(name: SwitchName, text: string): SourcePlace | null {
  const { file, has } = switches[name].code;
  const line = text.split('\n').findIndex((one) => one.includes(has));
  return line < 0 ? null : { file, line: line + 1 };
}
