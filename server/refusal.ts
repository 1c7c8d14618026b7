/** Why a request was not carried out. languages/<tag>/shop.json has a title and a text for each reason. */
export type RefusalReason =
  | 'wrong-host'
  | 'no-proxy'
  | 'malformed-request'
  | 'not-found'
  | 'wrong-method'
  | 'body-too-large'
  | 'too-many-fields'
  | 'malformed-form'
  | 'wrong-type'
  | 'unknown-coding'
  | 'bad-form'
  | 'several-tickets'
  | 'foreign-form'
  | 'wrong-token'
  | 'session-changed'
  | 'session-ended'
  | 'list-full'
  | 'shop-full'
  | 'nothing-to-order'
  | 'cart-changed'
  | 'too-many-waiting'
  | 'waited-too-long'
  | 'store-failed'
  | 'made-to-fail'
  | 'answer-lost'
  | 'failed';

/** Those that a check of the pipeline gives; the inspector tells them with the check. */
export type CheckReason = Extract<
  RefusalReason,
  | 'wrong-host'
  | 'no-proxy'
  | 'malformed-request'
  | 'several-tickets'
  | 'not-found'
  | 'wrong-method'
  | 'malformed-form'
  | 'foreign-form'
  | 'wrong-token'
>;

const STATUS: { readonly [R in RefusalReason]: number } = {
  'wrong-host': 421,
  'no-proxy': 400,
  'malformed-request': 400,
  'not-found': 404,
  'wrong-method': 405,
  'body-too-large': 413,
  'too-many-fields': 413,
  'malformed-form': 400,
  'wrong-type': 415,
  'unknown-coding': 501,
  'bad-form': 422,
  'several-tickets': 400,
  'foreign-form': 403,
  'wrong-token': 403,
  'session-changed': 409,
  'session-ended': 409,
  'list-full': 409,
  'shop-full': 503,
  'nothing-to-order': 409,
  'cart-changed': 409,
  'too-many-waiting': 503,
  'waited-too-long': 503,
  'store-failed': 503,
  'made-to-fail': 503,
  'answer-lost': 503,
  failed: 500,
};

/** Whether this is one of the reasons: for what comes from outside. */
export function isRefusalReason(value: unknown): value is RefusalReason {
  return typeof value === 'string' && Object.hasOwn(STATUS, value);
}

/** Thrown anywhere in the pipeline; answered as a page in plain words with the right status. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** The form's field that did not fit, when the reason is "bad-form". */
  readonly field: string | null;

  constructor(reason: RefusalReason, more: { headers?: Refusal['headers']; field?: string; cause?: unknown } = {}) {
    super(reason, { cause: more.cause });
    this.reason = reason;
    this.status = STATUS[reason];
    this.headers = more.headers ?? (this.status === 503 ? { 'Retry-After': '2' } : {});
    this.field = more.field ?? null;
  }
}
