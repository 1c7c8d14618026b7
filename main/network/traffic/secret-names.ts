/** Which headers, fields and parameters hold what opens doors. By name: nothing else is known of a stranger's app. */

/** Anti-forgery tokens as the common frameworks call them, in fields, headers and meta elements. */
const forgeryName =
  /csrf|xsrf|authenticity[-_]?token|request-?verification-?token|^_?token$|form[-_](?:build[-_]id|token)|^_?(?:wp)?nonce$/i;

const secretName =
  /pass(?:word|wd|phrase)|^pwd?$|^pin$|^otp$|secret|token|api[-_]?key|credential|authori[sz]ation|\bauth\b|sess(?:ion)?[-_]?id|^sid$/i;

/** Headers whose value is secret though their names do not say so. */
const secretHeaders: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'x-api-key', 'x-auth']);

/** Parameters of an address that sign somebody in (OAuth, SAML, magic links). */
const secretParameters: ReadonlySet<string> = new Set(['code', 'state', 'signature', 'sig', 'ticket', 'assertion']);

/** A run of random characters with a seal behind it: signed tokens (JWT and their kind), whatever their field is called. */
const sealedValue = /^[\w-]{16,}(?:\.[\w\-+/%=]{12,})+$/;

/** A field or header that shows that a form comes from a page of the server itself. */
export function isForgeryName(name: string): boolean {
  return forgeryName.test(name);
}

export function isSecretField(name: string): boolean {
  return forgeryName.test(name) || secretName.test(name);
}

/** A value that shows by its shape what it is. */
export function looksSealed(value: string): boolean {
  return sealedValue.test(value);
}

export function isSecretHeader(name: string): boolean {
  return secretHeaders.has(name.toLowerCase()) || isSecretField(name);
}

export function isSecretParameter(name: string): boolean {
  return secretParameters.has(name.toLowerCase()) || isSecretField(name);
}
