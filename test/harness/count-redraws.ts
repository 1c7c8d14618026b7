/**
 * Which components React runs again. React tells its developer tools of every commit; this listens in their place, so
 * it must be imported before React DOM is.
 */

/** As much of React's own record of a mounted component as is read here (React 19, `PerformedWork` is the flag 1). */
interface Fiber {
  readonly type: unknown;
  readonly flags: number;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
}

const performedWork = 1;
let drawn: string[] = [];

Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    isDisabled: false,
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
    onCommitFiberRoot: (_renderer: unknown, root: { readonly current: Fiber }) => note(root.current),
  },
});

/** A fiber whose children are the same objects as before was passed over with all that is in it. */
function note(fiber: Fiber, cause: string | null = null): void {
  const ran = fiber.alternate !== null && (fiber.flags & performedWork) !== 0;
  const name = ran ? nameOf(fiber.type) : null;
  if (name !== null && cause === null) drawn.push(name);
  if (fiber.alternate !== null && fiber.child === fiber.alternate.child) return;
  for (let child = fiber.child; child !== null; child = child.sibling) note(child, cause ?? name);
}

/** Components have a name; elements and React's own parts have none that counts here. */
function nameOf(type: unknown): string | null {
  if (typeof type === 'function') return type.name;
  if (typeof type !== 'object' || type === null) return null;
  const inner: unknown = 'render' in type ? type.render : 'type' in type ? type.type : null;
  return typeof inner === 'function' ? inner.name : null;
}

/**
 * The components that were run again since the last asking, outermost only: what stands in them ran because of them. Those that
 * were mounted are not among them.
 */
export function takeRedrawn(): readonly string[] {
  const taken = drawn;
  drawn = [];
  return taken;
}
