import { dumpContent } from './dump.ts';
import { route } from './route.ts';

/** Home: what this site is, where to go, and who you are to the server. */
export const homeRoutes = [
  route('GET', '/', (context) => ({ kind: 'page', view: 'home', model: { dump: dumpContent(context.content) } })),
];
