/** What electron-builder reads certificates and keys from. */
const signingNames = /^(?:CSC_|WIN_CSC_|APPLE_|AZURE_)/;

/**
 * The environment for the builder: a build service passes a secret that is not set as an empty text, which the builder
 * takes for the name of a file and dies of.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutEmptySecrets(env) {
  return Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== '' || !signingNames.test(name)));
}

/** electron-builder's option of Azure's signing service -> the variable that says it. All of them, or none. */
const azureOptions = {
  endpoint: 'AZURE_SIGN_ENDPOINT',
  codeSigningAccountName: 'AZURE_SIGN_ACCOUNT',
  certificateProfileName: 'AZURE_SIGN_PROFILE',
  publisherName: 'AZURE_SIGN_PUBLISHER',
};

/** Who signs in there says AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, which the service's own tool reads. */
function azureWords(env) {
  const options = Object.entries(azureOptions);
  if (!options.every(([, name]) => env[name])) return [];
  return options.map(([option, name]) => `-c.win.azureSignOptions.${option}=${env[name]}`);
}

/**
 * What a Mac app needs where there is no certificate: Apple's processors start nothing that is unsigned, so it is
 * signed with no identity ("ad hoc"). The hardened runtime would refuse Electron's framework beside such a signature. Windows' may come
 * from a service in place of a file.
 *
 * @param {'win' | 'mac' | 'linux'} system
 * @param {NodeJS.ProcessEnv} env without empty secrets
 * @returns {readonly string[]} words for electron-builder
 */
export function signingWords(system, env) {
  if (system === 'win') return azureWords(env);
  if (system !== 'mac' || env.CSC_LINK || env.CSC_NAME) return [];
  return ['-c.mac.identity=-', '-c.mac.hardenedRuntime=false', '-c.electronFuses.resetAdHocDarwinSignature=true'];
}
