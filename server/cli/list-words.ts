/** "files, database or redis": how the command line's sentences name several. */
export function listWords(words: readonly string[], last: 'and' | 'or'): string {
  const [end = '', ...rest] = [...words].reverse();
  return rest.length === 0 ? end : `${rest.reverse().join(', ')} ${last} ${end}`;
}
