/** The fields of the shop's forms: one schema for each, parsed once, before the handler runs. */
import { z } from 'zod';
import type { Line } from '../inspector/records.ts';
import { Refusal } from '../refusal.ts';
import { MOST_OF_ONE } from '../shop/cart.ts';
import { findProduct } from '../shop/catalogue.ts';

/** A whole number from 1 to 999, written with plain digits: no sign, point, exponent, hex or full-width digit. */
export const count = z
  .string()
  .regex(/^[1-9][0-9]{0,2}$/)
  .transform(Number)
  .refine((value) => value <= MOST_OF_ONE);

export const product = z.string().transform((id, context) => {
  const found = findProduct(id);
  if (found !== null) return found;
  context.addIssue({ code: 'custom', message: 'unknown product' });
  return z.NEVER;
});

/** A line that a person typed: not blank, not endless, without control characters. */
export function typedLine(most: number) {
  return (
    z
      .string()
      .transform((text) => text.trim())
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused here
      .refine((text) => text.length > 0 && text.length <= most && !/[\u0000-\u001f\u007f]/.test(text))
  );
}

/**
 * Reads the fields that a schema names. A field must be there exactly once: two counts would leave it to chance which one
 * is meant. Fields that the schema does not name are passed over.
 * @throws Refusal "bad-form" with the field that does not fit
 */
export function readFields<S extends z.ZodRawShape>(
  form: readonly Line[],
  schema: z.ZodObject<S>,
): z.output<z.ZodObject<S>> {
  const given: [string, string][] = [];
  for (const name of Object.keys(schema.shape)) {
    const lines = form.filter(([field]) => field === name);
    const [line] = lines;
    if (line === undefined || lines.length > 1) throw new Refusal('bad-form', { field: name });
    given.push([name, line[1]]);
  }
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new Refusal('bad-form', { field: String(parsed.error.issues[0]?.path[0] ?? '') });
}
