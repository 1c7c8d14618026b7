/**
 * What store, session and inspector have in common: what a session holds, what names it, and where it is kept. Types and
 * one list of names, free of Node, so that the outer rings can read them.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** SHA-256 of the session ID in hex (64 digits): names a session everywhere without giving its ticket away. */
export type SessionKey = string & { readonly __brand: 'SessionKey' };

/** Where the store keeps sessions. */
export const mediumNames = ['memory', 'files', 'database', 'redis', 'memcached'] as const;
export type Medium = (typeof mediumNames)[number];
