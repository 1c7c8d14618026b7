import type { SessionContent } from '../session/handler-context.ts';
import type { Json } from '../session-types.ts';

/** One entry of the article's form. The role is data in a list, never a property's name. */
export type NewRole = {
  readonly role: string;
  readonly count: number;
};

/** The entries of the article's form, in the order they were made. */
export function readNewRoles(content: SessionContent): readonly NewRole[] {
  const kept = content.newroles;
  return Array.isArray(kept) ? (kept as readonly Json[]).filter(isNewRole) : [];
}

/** The three lines of the article: look whether there is a list, make one if not, add to it. */
export function addNewRole(content: SessionContent, added: NewRole): void {
  const newroles = readNewRoles(content);
  content.newroles = [...newroles, added];
}

function isNewRole(entry: unknown): entry is NewRole {
  if (typeof entry !== 'object' || entry === null) return false;
  const { role, count } = entry as { readonly role?: unknown; readonly count?: unknown };
  return typeof role === 'string' && typeof count === 'number';
}
