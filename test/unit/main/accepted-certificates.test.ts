import { describe, expect, it } from 'vitest';
import { AcceptedCertificates, mayAccept } from '../../../main/browsers/security/accepted-certificates.ts';

const local = { url: 'https://localhost:8443/in', fingerprint: 'sha256/one' };

describe('mayAccept', () => {
  it.each([
    ['https://localhost:8443/', true],
    ['https://app.localhost/', true],
    ['https://127.0.0.1:8443/', true],
    ['https://[::1]:8443/', true],
    ['https://example.org/', false],
    ['https://192.168.1.5/', false],
    ['https://localhost.example.org/', false],
    ['http://localhost:8000/', false],
    ['nothing', false],
  ])('%s: %s', (url, may) => {
    expect(mayAccept(url)).toBe(may);
  });
});

describe('AcceptedCertificates', () => {
  it('should take nothing that nobody accepted', () => {
    expect(new AcceptedCertificates().takes(local)).toBe(false);
  });

  it('should take one certificate on one host and port, on all of its pages', () => {
    const accepted = new AcceptedCertificates();
    expect(accepted.accept(local)).toBe(true);
    expect(accepted.takes({ ...local, url: 'https://localhost:8443/out' })).toBe(true);
    expect(accepted.takes({ ...local, fingerprint: 'sha256/two' })).toBe(false);
    expect(accepted.takes({ ...local, url: 'https://localhost:9443/in' })).toBe(false);
    expect(accepted.takes({ ...local, url: 'https://127.0.0.1:8443/in' })).toBe(false);
    expect(accepted.hosts).toEqual(['localhost:8443']);
  });

  it('should never accept for another computer', () => {
    const accepted = new AcceptedCertificates();
    const foreign = { ...local, url: 'https://example.org/' };
    expect(accepted.accept(foreign)).toBe(false);
    expect(accepted.takes(foreign)).toBe(false);
  });

  it('should forget what is taken back', () => {
    const accepted = new AcceptedCertificates();
    accepted.accept(local);
    expect(accepted.takeBack('localhost:8443')).toBe(true);
    expect(accepted.takes(local)).toBe(false);
    expect(accepted.takeBack('localhost:8443')).toBe(false);
  });
});
