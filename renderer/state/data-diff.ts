import type { Json, JsonObject } from '../../server/inspector/records.ts';

type ChangeSign = '+' | '-' | '~';
export type DataPath = readonly (string | number)[];

/** One value that an exchange put in, took out or changed. `before` is set for - and ~, `after` for + and ~. */
export interface DataChange {
  readonly sign: ChangeSign;
  readonly path: DataPath;
  readonly before?: Json;
  readonly after?: Json;
}

/**
 * What differs between two states of a session's data, in the order of the keys; a missing side counts as empty.
 * Own code: the small libraries look keys up with `in`, so that goods called "toString" would never be seen coming.
 */
export function compareData(before: JsonObject | null, after: JsonObject | null): readonly DataChange[] {
  return compareLevel(before ?? {}, after ?? {}, []);
}

type Branch = JsonObject | readonly Json[];

function compareLevel(before: Branch, after: Branch, path: DataPath): readonly DataChange[] {
  const old = entriesOf(before);
  const fresh = entriesOf(after);
  const changes: DataChange[] = [];
  for (const [key, value] of old) {
    const here = [...path, key];
    const now = fresh.get(key);
    if (now === undefined) changes.push({ sign: '-', path: here, before: value });
    else if (isBranch(value) && isBranch(now) && Array.isArray(value) === Array.isArray(now))
      changes.push(...compareLevel(value, now, here));
    else if (!sameValue(value, now)) changes.push({ sign: '~', path: here, before: value, after: now });
  }
  for (const [key, value] of fresh) {
    if (!old.has(key)) changes.push({ sign: '+', path: [...path, key], after: value });
  }
  return changes;
}

function entriesOf(branch: Branch): ReadonlyMap<string | number, Json> {
  if (isList(branch)) return new Map(branch.entries());
  return new Map(Object.entries(branch));
}

function isList(branch: Branch): branch is readonly Json[] {
  return Array.isArray(branch);
}

function isBranch(value: Json): value is Branch {
  return typeof value === 'object' && value !== null;
}

function sameValue(one: Json, other: Json): boolean {
  return one === other || (isBranch(one) && JSON.stringify(one) === JSON.stringify(other));
}

/** One line of a session's data as a tree; removed values are lines too, so that they can be seen going. */
export interface DataNode {
  /** Unique within its tree. */
  readonly id: string;
  readonly key: string;
  /** Null for a list or an object with something in it: its children say it. */
  readonly value: Json;
  readonly sign: ChangeSign | null;
  /** What stood here before, for a changed value. */
  readonly was?: Json;
  readonly children: readonly DataNode[];
}

/** A session's data as a tree, with what the last change did to it. */
export function growTree(data: JsonObject, changes: readonly DataChange[] = []): readonly DataNode[] {
  const marks = new Map(changes.map((change) => [pathId(change.path), change]));
  return growLevel(data, [], marks, changes, null);
}

function growLevel(
  data: JsonObject | readonly Json[],
  path: DataPath,
  marks: ReadonlyMap<string, DataChange>,
  changes: readonly DataChange[],
  inherited: ChangeSign | null,
): readonly DataNode[] {
  const list = Array.isArray(data);
  const present = Object.entries(data).map(([key, value]): DataNode => {
    const here = [...path, list ? Number(key) : key];
    const mark = marks.get(pathId(here));
    // A value whose type changed is replaced as a whole: its old self is a line of its own.
    const sign = mark && mark.sign !== '-' ? mark.sign : inherited;
    return growNode(here, value, sign, mark, marks, changes);
  });
  const removed = changes
    .filter((change) => change.sign === '-' && isChildOf(change.path, path))
    .map((change) => growNode(change.path, change.before ?? null, '-', undefined, new Map(), []));
  return [...present, ...removed];
}

function growNode(
  path: DataPath,
  value: Json,
  sign: ChangeSign | null,
  mark: DataChange | undefined,
  marks: ReadonlyMap<string, DataChange>,
  changes: readonly DataChange[],
): DataNode {
  const key = String(path.at(-1) ?? '');
  const branch = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  return {
    id: `${sign === '-' ? '-' : ''}${pathId(path)}`,
    key,
    value: branch ? null : value,
    sign,
    ...(mark?.sign === '~' && mark.before !== undefined ? { was: mark.before } : {}),
    children: branch
      ? growLevel(value as JsonObject | readonly Json[], path, marks, changes, sign === '~' ? null : sign)
      : [],
  };
}

function isChildOf(path: DataPath, parent: DataPath): boolean {
  return path.length === parent.length + 1 && parent.every((step, depth) => String(path[depth]) === String(step));
}

/** JSON, since a key may hold any character that could be used to join. */
function pathId(path: DataPath): string {
  return JSON.stringify(path.map(String));
}

/** A path for people: `cart.juice`, `newroles[0].count`. */
export function pathWords(path: DataPath): string {
  return path.map((step, depth) => (typeof step === 'number' ? `[${step}]` : depth === 0 ? step : `.${step}`)).join('');
}

/** A value on one line: as JSON, long ones cut. @param most characters. */
export function valueWords(value: Json | undefined, most = 60): string {
  const text = JSON.stringify(value ?? null);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
