import type { JsonObject } from '../session-types.ts';

/** The data out of its JSON text; null when this is no JSON object (a torn or foreign record). */
export function parseData(json: string): JsonObject | null {
  try {
    const parsed: unknown = JSON.parse(json);
    return isJsonObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** True for an object, not an array: what a session's data is. The value comes out of JSON, so that its members are JSON too. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
