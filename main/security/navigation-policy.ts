/** Where a page in a pane may go. Panes are strangers: the web, nothing of the machine and nothing of ours. */

/** Top level: http and https, and the empty page that popups start from. */
export function mayNavigateTop(address: string): boolean {
  return hasScheme(address, ['http:', 'https:']) || address === 'about:blank';
}

/** Frames may also hold what a page makes itself. */
export function mayNavigateFrame(address: string): boolean {
  return hasScheme(address, ['http:', 'https:', 'data:', 'blob:', 'about:']);
}

function hasScheme(address: string, schemes: readonly string[]): boolean {
  try {
    return schemes.includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
