import { z } from 'zod';
import type { Exchange, Json, RefusalReason, SessionKey, Step } from '../../server/inspector/records.ts';
import { isRefusalReason } from '../../server/session-server.ts';

/** What the shop's inspector told, read back from a file: nothing in a file is trusted to be what it says. */
const text = z.string().max(20_000);
const lines = z.array(z.tuple([text, text])).max(500);
const key = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((digits) => digits as SessionKey);
const json: z.ZodType<Json> = z.json();
const side = z.object({ key, hint: text, data: z.record(z.string(), json), expiresAt: z.number().nullable() });
const stepBase = {
  at: z.number(),
  tookMs: z.number(),
  source: z.object({ file: text, line: z.number().int() }).optional(),
};
/** Each kind of step has to stand here: a forgotten one does not compile. */
const stepKinds = {
  check: z.object({ ...stepBase, kind: z.literal('check'), what: text, ok: z.boolean(), why: text.optional() }),
  gate: z.object({ ...stepBase, kind: z.literal('gate'), ahead: z.number() }),
  store: z.object({
    ...stepBase,
    kind: z.literal('store'),
    op: z.enum(['read', 'create', 'update', 'touch', 'destroy']),
    key,
    result: z.enum(['found', 'missing', 'expired', 'done', 'exists', 'gone', 'conflict', 'failed']),
  }),
  hold: z.object({
    ...stepBase,
    kind: z.literal('hold'),
    where: z.enum(['gate', 'between', 'answer']),
    end: z.enum(['released', 'failed', 'late', 'client-left']),
  }),
  handler: z.object({ ...stepBase, kind: z.literal('handler'), route: text, failed: z.boolean() }),
} satisfies Readonly<Record<Step['kind'], z.ZodType>>;
const step = z.discriminatedUnion('kind', [
  stepKinds.check,
  stepKinds.gate,
  stepKinds.store,
  stepKinds.hold,
  stepKinds.handler,
]);

const inspectorSchema = z.object({
  id: z.number().int(),
  at: z.number(),
  tookMs: z.number(),
  who: z.object({ agent: text, address: text }),
  request: z.object({ method: text, target: text, headers: lines, form: lines.nullable() }),
  ticket: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('valid'), key, hint: text }),
    z.object({ kind: z.literal('refused'), hint: text, why: z.enum(['signature', 'malformed', 'several']) }),
  ]),
  steps: z.array(step).max(200),
  session: z.object({
    before: side.nullable(),
    after: side.nullable(),
    effect: z.enum(['none', 'read', 'created', 'changed', 'regenerated', 'destroyed', 'failed']),
  }),
  response: z.object({
    status: z.number().int(),
    headers: lines,
    bytes: z.number(),
    cut: z.boolean(),
    refusal: z.custom<RefusalReason>(isRefusalReason).optional().catch(undefined),
  }),
  line: text,
});

/** Null when it is not what the inspector tells. */
export function readInspectorRecord(value: unknown): Exchange | null {
  const parsed = inspectorSchema.safeParse(value);
  // Optional members come back as they were: present or not, never undefined.
  return parsed.success ? (JSON.parse(JSON.stringify(parsed.data)) as Exchange) : null;
}
