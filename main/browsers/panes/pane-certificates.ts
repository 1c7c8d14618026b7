import type { AcceptedCertificates, RefusedCertificate } from '../security/accepted-certificates.ts';

/** Answers the engine for one pane when it does not believe a server: no, but for what a person accepted for this jar. */
export class PaneCertificates {
  readonly #accepted: AcceptedCertificates;
  #refused: RefusedCertificate | null = null;

  constructor(accepted: AcceptedCertificates) {
    this.#accepted = accepted;
  }

  /** Whether the page may be loaded all the same. What is refused of the page itself can be accepted afterwards. */
  takes(certificate: RefusedCertificate, isMainFrame: boolean): boolean {
    const taken = this.#accepted.takes(certificate);
    if (!taken && isMainFrame) this.#refused = certificate;
    return taken;
  }

  /** Accepts what was refused last: the very certificate that the person was told about. False: nothing to accept. */
  accept(): boolean {
    return this.#refused !== null && this.#accepted.accept(this.#refused);
  }
}
