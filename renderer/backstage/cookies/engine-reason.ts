import type { MessageKey } from '../../../main/shared/messages/messages.ts';

/** Chromium's own names (DevTools protocol, Network.CookieBlockedReason and SetCookieBlockedReason) in plain words. */
const reasons: Readonly<Record<string, MessageKey>> = {
  SecureOnly: 'engine.secure-only',
  NotOnPath: 'engine.not-on-path',
  DomainMismatch: 'engine.domain',
  InvalidDomain: 'engine.domain',
  SameSiteStrict: 'engine.same-site',
  SameSiteLax: 'engine.same-site',
  SameSiteUnspecifiedTreatedAsLax: 'engine.same-site',
  SchemefulSameSiteStrict: 'engine.same-site',
  SchemefulSameSiteLax: 'engine.same-site',
  SchemefulSameSiteUnspecifiedTreatedAsLax: 'engine.same-site',
  SameSiteNoneInsecure: 'engine.none-insecure',
  InvalidPrefix: 'engine.prefix',
  SyntaxError: 'engine.syntax',
  DisallowedCharacter: 'engine.syntax',
  NoCookieContent: 'engine.syntax',
  OverwriteSecure: 'engine.overwrite-secure',
  NameValuePairExceedsMaxSize: 'engine.too-long',
  UserPreferences: 'engine.third-party',
  ThirdPartyPhaseout: 'engine.third-party',
  ThirdPartyBlockedInFirstPartySet: 'engine.third-party',
};

/** The sentence for a reason of the engine; one that we do not know is told as unknown, its own name is shown beside. */
export function engineReason(reason: string): MessageKey {
  return Object.hasOwn(reasons, reason) ? (reasons[reason] ?? 'engine.unknown') : 'engine.unknown';
}
