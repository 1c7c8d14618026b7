/** How two exchanges differ: plain records, types only, for the window to draw. Secrets are masked in them. */

/** One line that stands on one side only (+ -), or on both with another value (~). */
export interface LineDifference {
  readonly sign: '+' | '-' | '~';
  readonly name: string;
  /** Null for +. */
  readonly before: string | null;
  /** Null for -. */
  readonly after: string | null;
}

/** One line of a text difference; "…" stands for `count` equal lines that are not shown. */
export type TextLine =
  | { readonly sign: ' ' | '+' | '-'; readonly text: string }
  | { readonly sign: '…'; readonly count: number };

export type TextDifference =
  | { readonly kind: 'same' }
  /** At least one side was not kept. */
  | { readonly kind: 'unknown' }
  /** Longer, or more different, than can be shown line by line. */
  | { readonly kind: 'too-different'; readonly before: number; readonly after: number }
  | { readonly kind: 'lines'; readonly lines: readonly TextLine[] };

export interface ExchangeDifference {
  readonly status: { readonly before: number | null; readonly after: number | null };
  readonly request: {
    /** Method and address, when they differ. */
    readonly line: readonly LineDifference[];
    readonly cookies: readonly LineDifference[];
    readonly headers: readonly LineDifference[];
    readonly form: readonly LineDifference[];
  };
  readonly answer: {
    readonly cookies: readonly LineDifference[];
    readonly headers: readonly LineDifference[];
    readonly body: TextDifference;
  };
}
