import { z } from 'zod';
import type { SessionKey } from '../../../server/inspector/records.ts';
import { mediumNames, type SwitchName } from '../../../server/session-server.ts';
import type { JarId, PaneId } from '../../shared/bench-records.ts';
import { commandIds } from '../../shared/command-ids.ts';
import type { RequestInput, RequestName } from '../../shared/contract.ts';
import { type ExchangeId, parseExchangeId } from '../../shared/exchange-id.ts';
import { experimentIds } from '../../shared/experiment-ids.ts';
import { attackPages } from '../../shared/lesson-records.ts';
import type { VisitorId } from '../../shared/visitor-id.ts';

const jarId = z
  .string()
  .max(100)
  .transform((text) => text as JarId);
const paneId = z
  .string()
  .max(100)
  .transform((text) => text as PaneId);
const sessionKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => text as SessionKey);
const pixels = z.number().min(-100_000).max(100_000);
const rect = z.strictObject({ x: pixels, y: pixels, width: pixels.min(0), height: pixels.min(0) });
const onPane = z.strictObject({ paneId });
const cookieName = z.strictObject({
  name: z.string().max(4096),
  domain: z.string().max(255),
  path: z.string().max(4096),
});
const exchange = z
  .string()
  .max(80)
  .refine((text) => parseExchangeId(text) !== null)
  .transform((text) => text as ExchangeId);
/** Whether there is such a switch is the server's to say. */
const switchName = z
  .string()
  .regex(/^[A-Za-z]{1,40}$/)
  .transform((text) => text as SwitchName);
const medium = z.enum(mediumNames);
const presetId = z.string().max(80);
const cookieDraft = z.strictObject({
  name: z.string().max(4096),
  value: z.string().max(8192).nullable(),
  host: z.string().min(1).max(255),
  hostOnly: z.boolean(),
  path: z.string().max(4096),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite: z.enum(['unspecified', 'no_restriction', 'lax', 'strict']),
  expiresAt: z.number().nullable(),
});
const nothing = z.null();

/** What each request may carry. Checked once, at the gateway; behind it the types are trusted. */
export const requestSchemas = {
  'app.facts': nothing,
  'bench.state': nothing,
  'bench.open-file': z.strictObject({ path: z.string().min(1).max(4096) }),
  'bench.dismiss-notice': nothing,
  'command.run': z
    .strictObject({ id: z.enum(commandIds), fromPage: paneId.optional() })
    .transform(({ id, fromPage }) => (fromPage === undefined ? { id } : { id, fromPage })),
  'command.list': nothing,
  'menu.popup': z
    .strictObject({
      menu: z.enum(['app', 'layout', 'pane', 'person']),
      x: pixels,
      y: pixels,
      paneId: paneId.optional(),
    })
    .transform(({ paneId: id, ...rest }) => (id === undefined ? rest : { ...rest, paneId: id })),
  'jar.create': nothing,
  // How long a name may be is the name's own rule, and has a sentence.
  'jar.rename': z.strictObject({ jarId, name: z.string() }),
  'cookie.delete': z.strictObject({ jarId, cookie: cookieName }),
  'cookie.copy': z.strictObject({ from: jarId, cookie: cookieName, to: jarId }),
  'own-app.session': z.strictObject({ cookie: z.string().min(1).max(4096).nullable() }),
  'own-app.last': nothing,
  'own-app.open': z
    .strictObject({ address: z.string().max(8192), people: z.int().min(1).max(64).optional() })
    .transform(({ address, people }) => (people === undefined ? { address } : { address, people })),
  'cookie.reveal': z.strictObject({ jarId, cookie: cookieName }),
  'cookie.write': z.strictObject({ jarId, old: cookieName.nullable(), cookie: cookieDraft }),
  'jar.copy-cookies': z.strictObject({ from: jarId, to: jarId }),
  'jar.holdings': z.strictObject({ jarId }),
  'jar.empty': z.strictObject({ jarId, everything: z.boolean() }),
  'pane.open': z.strictObject({ jarId }),
  'pane.close': onPane,
  'pane.activate': onPane,
  'pane.move': z.strictObject({ paneId, to: paneId }),
  'pane.focus-page': onPane,
  'pane.go': z.strictObject({ paneId, address: z.string().max(8192) }),
  'pane.back': onPane,
  'pane.forward': onPane,
  'pane.come-back': onPane,
  'pane.reload': onPane,
  'pane.original-size': onPane,
  'pane.stop': onPane,
  'pane.accept-certificate': onPane,
  'pane.refuse-certificate': onPane,
  'pane.sign-in': z.strictObject({ paneId, name: z.string().max(1000), password: z.string().max(1000) }),
  'pane.cancel-sign-in': onPane,
  'pane.answer-dialog': z.strictObject({ paneId, accepted: z.boolean(), text: z.string().max(100_000) }),
  'pane.silence-dialogs': onPane,
  'pane.answer-popup': z.strictObject({ paneId, open: z.boolean() }),
  'pane.find': z.strictObject({ paneId, text: z.string().max(1000), way: z.enum(['anew', 'next', 'previous']) }),
  'pane.end-find': onPane,
  'about.show': nothing,
  'about.licence': z.strictObject({ id: z.string().max(300) }),
  'overlay.state': nothing,
  'overlay.close': nothing,
  'overlay.run': z.strictObject({ id: z.enum(commandIds) }),
  'layout.report': z.strictObject({ slots: z.array(z.strictObject({ paneId, rect })).max(64) }),
  'inspector.snapshot': nothing,
  'traffic.snapshot': nothing,
  'session.end': z.strictObject({ key: sessionKey }),
  'session.raw': z.strictObject({ key: sessionKey }),
  'settings.describe': nothing,
  'settings.state': nothing,
  'settings.change': z.strictObject({ name: switchName, text: z.string().max(200) }),
  'preset.list': nothing,
  'preset.apply': z.strictObject({ id: presetId }),
  'preset.save': z.strictObject({ title: z.string().trim().min(1).max(60) }),
  'preset.delete': z.strictObject({ id: presetId }),
  'medium.plan': z.strictObject({ medium, address: z.string().trim().min(1).max(500).nullable() }),
  'medium.change': z.strictObject({ medium, carry: z.boolean() }),
  'medium.open-folder': nothing,
  'store.tidy': nothing,
  'code.files': nothing,
  'code.read': z.strictObject({ file: z.string().max(300) }),
  'breakpoints.state': nothing,
  'breakpoints.set': z
    .strictObject({
      where: z.enum(['gate', 'between', 'answer']),
      who: z
        .string()
        .max(1000)
        .transform((text) => text as VisitorId)
        .optional(),
      path: z.string().max(1000).optional(),
      method: z.enum(['GET', 'POST']).optional(),
    })
    .transform(({ where, who, path, method }) => ({
      where,
      ...(who === undefined ? {} : { who }),
      ...(path === undefined ? {} : { path }),
      ...(method === undefined ? {} : { method }),
    })),
  'breakpoints.remove': nothing,
  'breakpoints.release': z.strictObject({ exchange }),
  'breakpoints.fail': z.strictObject({ exchange }),
  'breakpoints.release-all': nothing,
  'breakpoints.clear': nothing,
  'rewind.state': nothing,
  'rewind.to': z.strictObject({ exchange, side: z.enum(['before', 'after']) }),
  'rewind.return': nothing,
  'lesson.state': nothing,
  'lesson.begin': z.strictObject({ id: z.string().max(40), step: z.int().min(0).max(100) }),
  'lesson.guess': z.strictObject({ answer: z.int().min(0).max(3) }),
  'lesson.hint': nothing,
  'lesson.solve': nothing,
  'lesson.visit': z.strictObject({ who: z.string().max(24), page: z.enum(attackPages) }),
  'lesson.print': z.strictObject({ id: z.string().max(40) }),
  'lesson.walk': z.strictObject({ way: z.enum(['next', 'back', 'again']) }),
  'lesson.count-hands': z.strictObject({
    round: z.enum(['first', 'second']),
    answer: z.int().min(0).max(3),
    hands: z.int().min(0).max(999),
  }),
  'lesson.trainer': nothing,
  'lesson.put-offer-away': nothing,
  'workshop.state': nothing,
  'workshop.open-folder': nothing,
  'workshop.close-folder': nothing,
  'workshop.check': z.strictObject({ id: z.string().max(40) }),
  'workshop.pack': z.strictObject({ id: z.string().max(40) }),
  'workshop.record': nothing,
  'workshop.keep-recording': nothing,
  'workshop.drop-recording': nothing,
  'experiment.state': nothing,
  'experiment.begin': z.strictObject({ id: z.enum(experimentIds) }),
  'experiment.again': nothing,
  'experiment.use-caught': nothing,
  'experiment.end': nothing,
  'grid.state': nothing,
  'grid.run': nothing,
  'policy.explain': nothing,
  'language.state': nothing,
  'language.choose': z.strictObject({ tag: z.string().max(35).nullable() }),
  'exchange.sendable': z.strictObject({ exchange }),
  'exchange.send': z.strictObject({ exchange }),
  'exchange.prove': z.strictObject({ again: exchange }),
  'exchange.compare': z.strictObject({ one: exchange, other: exchange }),
  'exchange.keep': z.strictObject({ exchange, kept: z.boolean() }),
  'exchange.menu': z.strictObject({
    menu: z.enum(['send-as', 'copy-as', 'list']),
    exchanges: z.array(exchange).max(10_000),
    x: pixels,
    y: pixels,
  }),
  'clipboard.write': z.strictObject({ text: z.string().max(1_000_000) }),
} satisfies { readonly [N in RequestName]: z.ZodType<RequestInput<N>> };
