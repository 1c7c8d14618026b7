import type { Handlers } from '../gateway.ts';
import { aboutHandlers } from './about-handlers.ts';
import { appHandlers } from './app-handlers.ts';
import { breakpointHandlers } from './breakpoint-handlers.ts';
import { exchangeHandlers } from './exchange-handlers.ts';
import { experimentHandlers } from './experiment-handlers.ts';
import { gridHandlers } from './grid-handlers.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { jarHandlers } from './jar-handlers.ts';
import { lessonHandlers } from './lesson-handlers.ts';
import { overlayHandlers } from './overlay-handlers.ts';
import { ownAppHandlers } from './own-app-handlers.ts';
import { paneHandlers } from './pane-handlers.ts';
import { rewindHandlers } from './rewind-handlers.ts';
import { serverHandlers } from './server-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { trafficHandlers } from './traffic-handlers.ts';
import { workshopHandlers } from './workshop-handlers.ts';

/** What main does for each request of the window. Inputs have passed their schema; a forgotten request does not compile. */
export function makeHandlers(deps: HandlerDeps): Handlers {
  return {
    ...appHandlers(deps),
    ...paneHandlers(deps),
    ...jarHandlers(deps),
    ...serverHandlers(deps),
    ...settingsHandlers(deps),
    ...trafficHandlers(deps),
    ...ownAppHandlers(deps),
    ...breakpointHandlers(deps),
    ...rewindHandlers(deps),
    ...lessonHandlers(deps),
    ...workshopHandlers(deps),
    ...experimentHandlers(deps),
    ...gridHandlers(deps),
    ...exchangeHandlers(deps),
    ...overlayHandlers(deps),
    ...aboutHandlers(deps),
  };
}
