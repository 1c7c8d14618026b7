/**
 * Everything that may pass between the window (renderer) and main. Types only; two directions, no third kind, nothing
 * synchronous: requests (the window asks, a promise answers, errors come back) and events (main tells).
 *
 * The handler table, the preload's lists and the tests' double all `satisfies` these maps: a forgotten place does not compile.
 */

import type { AskErrorCode } from './ask-error.ts';
import type { AboutRequests } from './contract/about.ts';
import type { AppEvents, AppRequests } from './contract/app.ts';
import type { BenchEvents, BenchRequests } from './contract/bench.ts';
import type { BreakpointsEvents, BreakpointsRequests } from './contract/breakpoints.ts';
import type { ExchangesEvents, ExchangesRequests } from './contract/exchanges.ts';
import type { JarsEvents, JarsRequests } from './contract/jars.ts';
import type { LessonsEvents, LessonsRequests } from './contract/lessons.ts';
import type { OverlayEvents, OverlayRequests } from './contract/overlay.ts';
import type { PanesEvents, PanesRequests } from './contract/panes.ts';
import type { ServerEvents, ServerRequests } from './contract/server.ts';
import type { SettingsEvents, SettingsRequests } from './contract/settings.ts';
import type { WorkshopEvents, WorkshopRequests } from './contract/workshop.ts';
import type { Phrase } from './messages/phrase.ts';

/** The window asks. Names are `domain.verb`. */
interface Requests
  extends AboutRequests,
    AppRequests,
    BenchRequests,
    JarsRequests,
    PanesRequests,
    OverlayRequests,
    ServerRequests,
    SettingsRequests,
    BreakpointsRequests,
    LessonsRequests,
    WorkshopRequests,
    ExchangesRequests {}

/** Main tells. */
export interface Events
  extends AppEvents,
    BenchEvents,
    JarsEvents,
    PanesEvents,
    OverlayEvents,
    ServerEvents,
    SettingsEvents,
    BreakpointsEvents,
    LessonsEvents,
    WorkshopEvents,
    ExchangesEvents {}

export type NoticeCode = Events['notice.shown']['code'];
export type RequestName = keyof Requests;
export type EventName = keyof Events;
export type RequestInput<N extends RequestName> = Requests[N]['input'];
export type RequestOutput<N extends RequestName> = Requests[N]['output'];

/** How answers travel: Electron would flatten a thrown error to a string. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: AskErrorCode;
      /** For a developer's eyes, in English. */
      readonly detail: string;
      /** What there is to say beside the code's sentence; null when there is nothing. */
      readonly trouble: Phrase | null;
    };

/** `window.jarful`: all that the preload gives the window. */
export interface JarfulBridge {
  /** Where a file that was dropped onto the window lies; empty when it lies nowhere. */
  pathOfFile(file: File): string;
  ask<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Answer<RequestOutput<N>>>;
  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (event: Events[N]) => void): () => void;
}
