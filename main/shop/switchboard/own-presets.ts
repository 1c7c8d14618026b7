import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { setDamagedAside, writeOwnFileSync } from '../../../server/session-server.ts';

const fileSchema = z.strictObject({
  version: z.literal(1),
  presets: z
    .array(
      z.strictObject({
        title: z.string().min(1).max(60),
        /** Only what is not at its safe value, as a person would type it. */
        values: z.record(z.string().max(40), z.string().max(200)),
      }),
    )
    .max(100),
});

export type OwnPreset = z.infer<typeof fileSchema>['presets'][number];

export interface OwnPresets {
  readonly presets: readonly OwnPreset[];
  /** The file is there and cannot be understood. */
  readonly damaged: boolean;
}

/** Reads the presets that a person kept; never throws. No file: none was kept. */
export function readOwnPresets(file: string): OwnPresets {
  try {
    return { presets: fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).presets, damaged: false };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { presets: [], damaged: !missing };
  }
}

/** Writes them; a file that could not be understood is kept beside it as `<file>.damaged`. @throws when the folder cannot be written */
export function writeOwnPresets(file: string, presets: readonly OwnPreset[]): void {
  if (readOwnPresets(file).damaged) setDamagedAside(file);
  writeOwnFileSync(file, `${JSON.stringify({ version: 1, presets }, null, 2)}\n`);
}
