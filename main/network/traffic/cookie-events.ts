import { z } from 'zod';

/** What the DevTools protocol's Network domain tells about cookies that were not stored or not sent: the part that is read. */
export const cookieEvents = {
  'Network.requestWillBeSent': z.object({ requestId: z.string(), request: z.object({ url: z.string() }) }),
  'Network.requestWillBeSentExtraInfo': z.object({
    requestId: z.string(),
    associatedCookies: z.array(
      z.object({ blockedReasons: z.array(z.string()), cookie: z.object({ name: z.string() }) }),
    ),
  }),
  'Network.responseReceivedExtraInfo': z.object({
    requestId: z.string(),
    blockedCookies: z.array(z.object({ blockedReasons: z.array(z.string()), cookieLine: z.string() })),
  }),
} as const;

/** The name in a Set-Cookie line. */
export function nameInLine(cookieLine: string): string {
  return cookieLine.split('=', 1)[0]?.trim() ?? '';
}
