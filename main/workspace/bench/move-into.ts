/** The order after one of them has taken another one's place; those between move up. Unknown ones change nothing. */
export function moveInto<T>(order: readonly T[], moved: T, place: T): readonly T[] {
  const to = order.indexOf(place);
  if (to < 0 || !order.includes(moved)) return order;
  const rest = order.filter((each) => each !== moved);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}
