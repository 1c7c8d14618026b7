import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeOwnFileSync } from '../../../server/session-server.ts';
import { colours, shapes } from '../../shared/avatars.ts';
import type { JarId } from '../../shared/bench-records.ts';
import { keptFolder, keptFolderOf } from './partition-name.ts';

const personSchema = z.object({
  /** Names the partition too: nothing that could lead out of its folder. */
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,100}$/)
    .transform((text) => text as JarId),
  name: z.string().min(1).max(200),
  shape: z.enum(shapes),
  colour: z.enum(colours),
  site: z.enum(['shop', 'own']),
  /** Where her pane was last; a path is the shop's. */
  address: z.string().min(1).max(8192),
});
const listSchema = z.object({ people: z.array(personSchema).max(200) });

/** Somebody whose browser is on the disk. */
export type KeptPerson = Readonly<z.infer<typeof personSchema>>;

/** People whose browsers outlive the app. The list is theirs alone; what they hold lies in their partitions. */
export class KeptPeople {
  readonly #file: string;
  #people: readonly KeptPerson[] = [];
  /** The list is there and cannot be read: nothing is written over it, nobody is kept or thrown away until it can. */
  readonly damaged: boolean;

  /** @param file where the list is kept. @param partitions Electron's folder of all partitions: what nobody keeps any more is taken out of it. */
  constructor(file: string, partitions: string) {
    this.#file = file;
    const read = readList(file);
    this.damaged = read === null;
    this.#people = read ?? [];
    // The engine holds its files as long as the app runs: who was forgotten for good leaves the disk now.
    if (!this.damaged) sweep(partitions, new Set(this.#people.map(({ id }) => keptFolderOf(id))));
  }

  get people(): readonly KeptPerson[] {
    return this.#people;
  }

  has(id: JarId): boolean {
    return this.#people.some((person) => person.id === id);
  }

  /** Adds her, or writes down how she is now. @throws when the file cannot be written; the list is then as it was */
  put(person: KeptPerson): void {
    const others = this.#people.filter(({ id }) => id !== person.id);
    this.#write([...others, person]);
  }

  /** @throws when the file cannot be written; the list is then as it was */
  remove(id: JarId): void {
    this.#write(this.#people.filter((person) => person.id !== id));
  }

  #write(people: readonly KeptPerson[]): void {
    writeOwnFileSync(this.#file, `${JSON.stringify({ people }, null, 2)}\n`);
    this.#people = people;
  }
}

/** Null when it is damaged. */
function readList(file: string): readonly KeptPerson[] | null {
  try {
    return listSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).people;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? [] : null;
  }
}

function sweep(partitions: string, kept: ReadonlySet<string>): void {
  try {
    for (const folder of readdirSync(partitions)) {
      if (folder.startsWith(keptFolder) && !kept.has(folder)) rmSync(join(partitions, folder), { recursive: true });
    }
  } catch {
    // No partition has been kept yet, or it can be swept the next time.
  }
}
