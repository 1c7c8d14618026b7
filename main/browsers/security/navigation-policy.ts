/** Where a page in a pane may go. Panes are strangers: the web, nothing of the machine and nothing of ours. */

/** Whether a page may go to an address at the top level. */
export type MayVisit = (address: string) => boolean;

/** Where machine policy has own-app mode off: the shop and nothing else. @param shop its origin. */
export function onlyTheShop(shop: string): MayVisit {
  return (address) => address === 'about:blank' || (URL.canParse(address) && new URL(address).origin === shop);
}

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
