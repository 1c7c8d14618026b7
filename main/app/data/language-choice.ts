import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Language, writeOwnFileSync } from '../../../server/session-server.ts';

const choiceSchema = z.object({ language: z.string().max(35).nullable() });

/** The language that a person chose in the window, kept over a restart. */
export class LanguageChoice {
  readonly #file: string;
  #tag: Language | null;

  /** @param file where it is kept. A missing or damaged one is no choice. */
  constructor(file: string) {
    this.#file = file;
    this.#tag = readChoice(file);
  }

  /** BCP 47; null: as the system prefers. */
  get tag(): Language | null {
    return this.#tag;
  }

  /** @returns whether the next start will know of it: a read-only home keeps nothing */
  choose(tag: Language | null): boolean {
    this.#tag = tag;
    try {
      writeOwnFileSync(this.#file, `${JSON.stringify({ language: tag })}\n`);
      return true;
    } catch {
      return false;
    }
  }
}

function readChoice(file: string): Language | null {
  try {
    return choiceSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).language;
  } catch {
    return null;
  }
}
