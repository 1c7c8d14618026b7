/** What the cookie-flag grid is made of: plain records, types only, so that the window can read them. */

export type GridSameSite = 'unset' | 'lax' | 'strict' | 'none';

/** One row: a cookie with one combination of flags. */
export interface GridCookie {
  /** Names the row and, in the browser, the cookie. */
  readonly name: string;
  readonly sameSite: GridSameSite;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** With Path=/account, or Path=/. */
  readonly narrowPath: boolean;
  /** With Domain=shop.example, or for its own host alone. */
  readonly domain: boolean;
  /** The Set-Cookie line that makes it. */
  readonly line: string;
}

/** One column: something that happens in a browser, and a question about the cookie. */
export type GridSituation =
  /** Stored, when an answer over plain http sets it? */
  | 'set-http'
  /** Stored, when an answer over https sets it? All that follow start from there. */
  | 'set-https'
  /** Sent, when the address is typed? */
  | 'typed'
  /** ... when a link on another page of the site is followed? */
  | 'same-site-link'
  /** ... when a link on another site is followed? */
  | 'foreign-link'
  /** ... when a page of another site submits a form? */
  | 'foreign-form'
  /** ... when a page of another site shows a picture from here? */
  | 'foreign-image'
  /** ... to a host below this one, www.shop.example? */
  | 'host-below'
  /** ... to an address outside of /account? */
  | 'other-path'
  /** ... over plain http? */
  | 'plain-http'
  /** Read, by a script in the page? */
  | 'script';

/** One cell, as the real engine decided it. */
export interface GridCell {
  /** The row's name. */
  readonly cookie: string;
  /** Stored, sent or read. */
  readonly passed: boolean;
  /** What RFC 6265bis asks for. */
  readonly expected: boolean;
  /** Chromium's own names for why not; empty when it passed, or when the engine gives none. */
  readonly reasons: readonly string[];
}

/** A column that has just been tried. */
export interface GridColumn {
  readonly situation: GridSituation;
  readonly cells: readonly GridCell[];
}

/** All rows and columns, whatever was tried. */
export interface GridPlan {
  readonly cookies: readonly GridCookie[];
  readonly situations: readonly GridSituation[];
}

/** How far the grid is. */
export interface GridState extends GridPlan {
  /** What the last run has tried so far. */
  readonly columns: readonly GridColumn[];
  readonly running: boolean;
}
