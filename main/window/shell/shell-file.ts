import { join, normalize, sep } from 'node:path';

/** The file an address of the window means; null when it would lie outside of `folder`. */
export function shellFile(url: URL, folder: string): string | null {
  const path = decodePath(url.pathname);
  if (path === null || path.includes('\0')) return null;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  return file.startsWith(folder + sep) ? file : null;
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
