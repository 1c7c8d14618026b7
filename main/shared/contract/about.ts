/** What the app is, and whose work is in it. */

/** A piece of work and its licence. */
export interface LicenceView {
  readonly id: string;
  /** Jarful and Electron themselves, a package of theirs, a part of Chromium. */
  readonly part: 'jarful' | 'package' | 'chromium';
  readonly name: string;
  /** Empty when it is not told. */
  readonly version: string;
  /** What the licence is called; empty when it is not told. */
  readonly licence: string;
}

export interface AboutRequests {
  /** `versions`: of the engine, e.g. { electron: "33.2.1" }. */
  'about.show': {
    input: null;
    output: { versions: Readonly<Record<'electron' | 'chrome' | 'node', string>>; licences: readonly LicenceView[] };
  };
  /** @throws no-such-file */
  'about.licence': { input: { id: string }; output: { text: string } };
}
