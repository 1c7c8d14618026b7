import type { WebContents } from 'electron';
import type { AcceptedCertificates, RefusedCertificate } from '../security/accepted-certificates.ts';

/** Answers the engine for one pane when it does not believe a server: no, but for what a person accepted for this jar. */
export class PaneCertificates {
  readonly #accepted: AcceptedCertificates;
  #refused: RefusedCertificate | null = null;

  constructor(contents: WebContents, accepted: AcceptedCertificates) {
    this.#accepted = accepted;
    contents.on('certificate-error', (event, url, _error, { fingerprint }, answer, isMainFrame) => {
      event.preventDefault();
      const certificate = { url, fingerprint };
      const taken = accepted.takes(certificate);
      if (!taken && isMainFrame) this.#refused = certificate;
      answer(taken);
    });
  }

  /** Accepts what was refused last: the very certificate that the person was told about. False: nothing to accept. */
  accept(): boolean {
    return this.#refused !== null && this.#accepted.accept(this.#refused);
  }
}
