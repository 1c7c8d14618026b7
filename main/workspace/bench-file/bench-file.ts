import { z } from 'zod';
import { backstagePlaces, paneStands } from '../../shared/bench-records.ts';

/** Goes up with a change that an older Jarful would misread. What it may simply leave out (a new key) does not count. */
const benchFileVersion = 1;

/** Written into every file: so that it says by itself what it is, whatever it is called. */
const benchFileKind = 'jarful-bench';

const cookieSchema = z.object({
  name: z.string().max(4096),
  value: z.string().max(8192),
  domain: z.string().max(255),
  hostOnly: z.boolean().default(true),
  path: z.string().max(4096).default('/'),
  secure: z.boolean().default(false),
  httpOnly: z.boolean().default(false),
  sameSite: z.enum(['unspecified', 'no_restriction', 'lax', 'strict']).default('unspecified'),
  /** s since 1970; absent: until the browser is closed. */
  expirationDate: z.number().optional(),
});

const personSchema = z.object({
  name: z.string().trim().min(1).max(60),
  shape: z.enum(['circle', 'square', 'triangle', 'diamond', 'pentagon', 'star', 'hexagon', 'cross']).catch('circle'),
  colour: z.enum(['blue', 'orange', 'green', 'purple', 'red', 'teal', 'ochre', 'slate']).catch('slate'),
  /** Whose jar it is: the shop's or the person's own app's. */
  site: z.enum(['shop', 'own']).catch('shop').default('shop'),
  cookies: z.array(cookieSchema).max(500).default([]),
});

const paneSchema = z.object({
  /** Place in `people`, from 0. */
  person: z.int().min(0),
  /** A path ("/cart/") belongs to the shop, on whichever port it is; anything else is a whole address. */
  address: z.string().min(1).max(8192),
  /** Percent of the page's original size. */
  zoom: z.number().min(10).max(1000).catch(100).default(100),
  /** Whether its page lies on the bench, sleeps there, or is in a window of its own. */
  stands: z.enum(paneStands).catch('bench').default('bench'),
});

/** Keys that this version does not know are left out; values of a later layout fall back to what is always there. */
const benchFileSchema = z
  .object({
    people: z.array(personSchema).min(1).max(100),
    panes: z.array(paneSchema).min(1).max(100),
    /** The name of the cookie that is the session of somebody's own app, by their word. */
    sessionCookie: z.string().min(1).max(4096).nullable().catch(null).default(null),
    layout: z.enum(['row', 'grid', 'strip']).catch('row').default('row'),
    backstage: z
      .object({ open: z.boolean(), place: z.enum(backstagePlaces).catch('auto').default('auto') })
      .catch({ open: true, place: 'auto' })
      .default({ open: true, place: 'auto' }),
    /** The server's settings that are not at their safe value. */
    settings: z.record(z.string().max(100), z.union([z.boolean(), z.number(), z.string().max(200)])).default({}),
  })
  .refine(({ people, panes }) => panes.every(({ person }) => person < people.length));

export type BenchFile = z.infer<typeof benchFileSchema>;
export type FileCookie = z.infer<typeof cookieSchema>;

/** Why a file is not a bench that can be opened. */
type BenchFileFault = 'damaged' | 'foreign' | 'newer';

export type ReadBench =
  | { readonly ok: true; readonly bench: BenchFile }
  | { readonly ok: false; readonly fault: BenchFileFault };

/** One key a line, so that people can read and compare it. */
export function writeBenchFile(bench: BenchFile): string {
  return `${JSON.stringify({ kind: benchFileKind, version: benchFileVersion, ...bench }, null, 2)}\n`;
}

/** Never throws: what cannot be read says why. */
export function readBenchFile(text: string): ReadBench {
  let json: unknown;
  try {
    // Editors on Windows may start a file with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, fault: text.includes(benchFileKind) ? 'damaged' : 'foreign' };
  }
  const head = z.object({ kind: z.literal(benchFileKind), version: z.unknown() }).safeParse(json);
  if (!head.success) return { ok: false, fault: 'foreign' };
  if (typeof head.data.version === 'number' && head.data.version > benchFileVersion) {
    return { ok: false, fault: 'newer' };
  }
  const parsed = benchFileSchema.safeParse(json);
  if (head.data.version !== benchFileVersion || !parsed.success) return { ok: false, fault: 'damaged' };
  return { ok: true, bench: parsed.data };
}
