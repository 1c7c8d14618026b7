import type { JsonObject } from '../session-types.ts';
import type { ReadSession, StoredSession } from './store.ts';

/** The data out of its JSON text; null when this is no JSON object (a torn or foreign record). */
export function parseData(json: string): JsonObject | null {
  try {
    const parsed: unknown = JSON.parse(json);
    return isJsonObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** The record with its data, parsed; null when its text is no session's data. */
export function withData(stored: StoredSession): ReadSession | null {
  const data = parseData(stored.json);
  return data && { ...stored, data };
}

/** Between what a record says about itself and its data. Within a JSON string the quotes would be escaped: it first stands where it belongs. */
const seam = ',"data":';

/** One JSON text out of what a record says about itself and its data, whose text stays as it is. */
export function joinRecord(head: JsonObject, json: string): string {
  return `${JSON.stringify(head).slice(0, -1)}${seam}${json}}`;
}

/** The two parts again, the data not yet parsed. A text that a person has laid out differently is parsed as a whole. Null: it is none. */
export function splitRecord(text: string): { readonly head: JsonObject; readonly json: string } | null {
  const at = text.indexOf(seam);
  const head = at > 0 && text.endsWith('}') ? parseData(`${text.slice(0, at)}}`) : null;
  if (head) return { head, json: text.slice(at + seam.length, -1) };
  const { data, ...rest } = parseData(text) ?? {};
  return isJsonObject(data) ? { head: rest, json: JSON.stringify(data) } : null;
}

/** What a store keeps of a record that may say more about itself (its parsed data, its key). */
export function storedPart({ json, rev, hint, createdAt, changedAt, expiresAt }: StoredSession): StoredSession {
  return { json, rev, hint, createdAt, changedAt, expiresAt };
}

/** True for an object, not an array: what a session's data is. The value comes out of JSON, so that its members are JSON too. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
