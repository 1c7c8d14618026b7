/**
 * Who a request comes from, in one word that records, lanes, filters, exports and the log share. What makes somebody the
 * same visitor is decided in one place (network/visitors); everything else only compares ids.
 */
import type { JarId } from './bench-records.ts';

/** "jar:ann-1". A string, so that it can be a key and be compared with ===. */
export type VisitorId = string & { readonly __brand: 'VisitorId' };

export type Visitor =
  /** One of this window's browsers. */
  | { readonly kind: 'jar'; readonly jarId: JarId }
  /** Somebody who joined from another machine: known by what joining gave. */
  | { readonly kind: 'guest'; readonly mark: string }
  /** Anybody else, as far as address and user agent tell them apart. */
  | { readonly kind: 'stranger'; readonly looks: string }
  /** Somebody in a recording: known by the name that the file gives. */
  | { readonly kind: 'recorded'; readonly name: string };

/** What a server can tell of whom a request comes from. */
export interface RequestOrigin {
  /** The User-Agent header. */
  readonly agent: string;
  /** The socket's other end. */
  readonly address: string;
  /** What a join cookie says, read by the server; absent for whoever did not join. */
  readonly joined?: string;
}

/** The rule that makes a visitor of a request. */
export type IdentifyVisitor = (origin: RequestOrigin) => VisitorId;

export function visitorId(visitor: Visitor): VisitorId {
  switch (visitor.kind) {
    case 'jar':
      return `jar:${visitor.jarId}` as VisitorId;
    case 'guest':
      return `guest:${visitor.mark}` as VisitorId;
    case 'stranger':
      return `stranger:${visitor.looks}` as VisitorId;
    case 'recorded':
      return `recorded:${visitor.name}` as VisitorId;
  }
}

export function visitorOfJar(jarId: JarId): VisitorId {
  return visitorId({ kind: 'jar', jarId });
}

/** The jar whose visitor it is; null for everybody else, and for a text that names no visitor. */
export function jarOfVisitor(id: string): JarId | null {
  return id.startsWith('jar:') ? (id.slice('jar:'.length) as JarId) : null;
}
