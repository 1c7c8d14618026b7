import { z } from 'zod';

/** The DevTools protocol's Network domain, the part that is read here. What does not fit is as if it had not been told. */

const headers = z.record(z.string(), z.string());

const response = z.object({
  url: z.string().default(''),
  status: z.number(),
  statusText: z.string(),
  headers,
  mimeType: z.string(),
  protocol: z.string().default(''),
  /** Bytes so far: the headers'. */
  encodedDataLength: z.number().default(0),
  fromDiskCache: z.boolean().default(false),
  fromPrefetchCache: z.boolean().default(false),
  fromServiceWorker: z.boolean().default(false),
});

export const networkEvents = {
  'Network.requestWillBeSent': z.object({
    requestId: z.string(),
    request: z.object({ url: z.string(), method: z.string(), headers, postData: z.string().optional() }),
    /** Seconds by a clock that only counts; and since 1970. */
    timestamp: z.number(),
    wallTime: z.number(),
    type: z.string().default('Other'),
    redirectResponse: response.optional(),
    redirectHasExtraInfo: z.boolean().default(false),
  }),
  'Network.requestWillBeSentExtraInfo': z.object({ requestId: z.string(), headers }),
  'Network.responseReceivedExtraInfo': z.object({
    requestId: z.string(),
    headers,
    statusCode: z.number(),
    /** HTTP/1 only. */
    headersText: z.string().optional(),
  }),
  'Network.responseReceived': z.object({
    requestId: z.string(),
    timestamp: z.number(),
    type: z.string().default('Other'),
    response,
    hasExtraInfo: z.boolean().default(false),
  }),
  'Network.requestServedFromCache': z.object({ requestId: z.string() }),
  'Network.loadingFinished': z.object({
    requestId: z.string(),
    timestamp: z.number(),
    encodedDataLength: z.number(),
  }),
  'Network.eventSourceMessageReceived': z.object({
    requestId: z.string(),
    timestamp: z.number(),
    eventName: z.string(),
    data: z.string(),
  }),
  'Network.loadingFailed': z.object({
    requestId: z.string(),
    timestamp: z.number(),
    errorText: z.string(),
  }),
} as const;

export type NetworkEventName = keyof typeof networkEvents;
export type NetworkEvent<N extends NetworkEventName> = z.infer<(typeof networkEvents)[N]>;
export type WireResponse = z.infer<typeof response>;

export function isNetworkEvent(method: string): method is NetworkEventName {
  return Object.hasOwn(networkEvents, method);
}
