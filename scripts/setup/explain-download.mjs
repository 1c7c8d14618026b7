/**
 * Why a download failed, for a person.
 *
 * @typedef {object} DownloadFailure
 * @property {string} reason a clause that fits behind "could not be downloaded, because"
 * @property {boolean} stops whether nothing else may take its place: what came was not what was asked for
 */

/** What programs write on standard error -> the clause. The first that fits counts: the more certain stand first. */
const causes = [
  [
    /did not match expected checksum|ChecksumMismatch|No checksum (?:available|found)/i,
    'what came is not the file that Electron’s makers published: do not trust this network or mirror, and look at ELECTRON_MIRROR and at what lies between',
    true,
  ],
  [/\b407\b|proxy authentication required/i, 'the proxy asks for a name and password: put them into HTTPS_PROXY'],
  [
    /ProxyError|proxy response|tunneling socket|\bERR_PROXY|Proxy .*(?:refused|failed)/i,
    'the proxy that HTTPS_PROXY or npm names does not let it through',
  ],
  [/\bENOSPC\b|no space left/i, 'the disk is full: it needs 1 GB free'],
  [
    /\b(?:EACCES|EPERM|EROFS)\b/,
    'its cache folder cannot be written to: correct the folder’s rights or set electron_config_cache',
  ],
  [
    /CERT_|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|unable to (?:verify|get)|certificate/i,
    'the certificate of the download site is not trusted here: if your network looks into TLS, set NODE_EXTRA_CA_CERTS to its certificate',
  ],
  [/\b(?:ENOTFOUND|EAI_AGAIN)\b/, 'the name of its download site cannot be looked up'],
  [/\bECONNREFUSED\b/, 'its download site refuses the connection'],
  [/\b(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH)\b/, 'its download site does not answer'],
  [/\b(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)\b|terminated|other side closed/i, 'the connection broke off'],
  [/Response code (404)/, 'its download site does not have this version'],
  [/Response code (403|451)/, 'its download site forbids it here'],
  [/Response code (\d{3})/, (code) => `its download site answered ${code}`],
  [/invalid (?:zip|archive|signature)|end of central directory|not a zip/i, 'what came is not a whole archive'],
];

/**
 * Reads a failed download's standard error.
 *
 * @param {string} stderr
 * @returns {DownloadFailure}
 */
export function explainDownload(stderr) {
  for (const [pattern, reason, stops = false] of causes) {
    const found = pattern.exec(stderr);
    if (found) return { reason: typeof reason === 'function' ? reason(found[1]) : reason, stops };
  }
  // The deepest cause is told last.
  const line = stderr.split('\n').findLast((one) => one.trim() !== '') ?? '';
  return {
    reason: line === '' ? 'the download ended without a word' : `the download said: ${line.trim().slice(0, 200)}`,
    stops: false,
  };
}
