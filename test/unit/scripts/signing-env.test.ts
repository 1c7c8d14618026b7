import { expect, it } from 'vitest';
import { signingWords, withoutEmptySecrets } from '../../../scripts/dist/signing-env.mjs';

it('drops the secrets that a build service passes empty, and nothing else', () => {
  const env = { CSC_LINK: '', CSC_KEY_PASSWORD: '', APPLE_API_KEY: '', WIN_CSC_LINK: 'file', CI: '', PATH: '/bin' };
  expect(withoutEmptySecrets(env)).toEqual({ WIN_CSC_LINK: 'file', CI: '', PATH: '/bin' });
});

it('signs a Mac app with no identity where there is no certificate, and without the hardened runtime', () => {
  expect(signingWords('mac', {})).toEqual([
    '-c.mac.identity=-',
    '-c.mac.hardenedRuntime=false',
    '-c.electronFuses.resetAdHocDarwinSignature=true',
  ]);
  expect(signingWords('mac', { CSC_LINK: 'certificate' })).toEqual([]);
  expect(signingWords('win', {})).toEqual([]);
});

it('signs for Windows by Azure where all of its options are named', () => {
  const env = {
    AZURE_SIGN_ENDPOINT: 'https://weu.codesigning.example/',
    AZURE_SIGN_ACCOUNT: 'jarful',
    AZURE_SIGN_PROFILE: 'release',
    AZURE_SIGN_PUBLISHER: 'The Jarful authors',
  };
  expect(signingWords('win', env)).toEqual([
    '-c.win.azureSignOptions.endpoint=https://weu.codesigning.example/',
    '-c.win.azureSignOptions.codeSigningAccountName=jarful',
    '-c.win.azureSignOptions.certificateProfileName=release',
    '-c.win.azureSignOptions.publisherName=The Jarful authors',
  ]);
  expect(signingWords('win', { ...env, AZURE_SIGN_PROFILE: undefined })).toEqual([]);
});
