/** What Windows has not: tests that need it are skipped there, with the reason; null elsewhere. */
const onWindows = process.platform === 'win32';

export const noSignals = onWindows ? 'Windows ends a process without asking it: there is no SIGTERM to answer' : null;
export const noModes = onWindows ? 'Windows knows no file modes: who may read a file is told by its access list' : null;
export const noLinks = onWindows
  ? 'on Windows an ordinary user may make no symbolic link, and Chromium’s lock is none'
  : null;
export const noPs = onWindows ? 'Windows has no ps' : null;
