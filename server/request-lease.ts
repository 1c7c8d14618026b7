import type { Socket } from 'node:net';
import type { Request, Response } from 'express';

/**
 * What a request holds while it is worked on: the settings it runs with, its turn, a place in a queue or at a breakpoint. Held
 * here and nowhere else, it is given back exactly once, when the *work* is over. That the client has gone ends nothing but
 * waiting: a request is given up before its turn has come, or goes on with its turn to its commit, and never in between.
 */
export class RequestLease {
  readonly #releases: (() => void)[] = [];
  readonly #settle: () => void;
  readonly #fault: (error: unknown) => void;
  #giveUp: (() => void) | null = null;
  #isOver = false;
  #isAnswered = false;
  #hasClientLeft = false;

  /**
   * @param settle is called once, when the work is over and nothing of the answer is left to send
   * @param fault is told what a release or `settle` threw: nobody above could catch it, and what else is held must go back
   */
  constructor(settle: () => void, fault: (error: unknown) => void) {
    this.#settle = settle;
    this.#fault = fault;
  }

  /** Nobody waits for the answer any more. */
  get hasClientLeft(): boolean {
    return this.#hasClientLeft;
  }

  /** `release` is called when the work is over: the latest first, and at once when it is over already. */
  hold(release: () => void): void {
    if (this.#isOver) release();
    else this.#releases.push(release);
  }

  /**
   * The request waits from now on, until `stopWaiting`; `giveUp` is called should its client leave meanwhile, and at once if
   * it has left already.
   */
  wait(giveUp: () => void): void {
    this.#giveUp = giveUp;
    if (this.#hasClientLeft) giveUp();
  }

  stopWaiting(): void {
    this.#giveUp = null;
  }

  /** The work is over, or was given up. A second call does nothing. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const release of this.#releases.reverse()) this.#try(release);
    if (this.#isAnswered) this.#try(this.#settle);
  }

  /** The answer's last byte has left. A second call does nothing. */
  answered(): void {
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    if (this.#isOver) this.#try(this.#settle);
  }

  /** There is nobody to answer any more. */
  clientLeft(): void {
    if (this.#isAnswered) return;
    this.#hasClientLeft = true;
    if (this.#giveUp) this.#try(this.#giveUp);
    this.answered();
  }

  #try(deed: () => void): void {
    try {
      deed();
    } catch (error) {
      this.#fault(error);
    }
  }
}

const leasesOf = new WeakMap<Socket, Set<RequestLease>>();

/**
 * Tells a lease when its answer has left or its client has. The connection is watched beside the response: of requests sent one
 * behind the other without waiting (pipelining, RFC 9112 9.3.2), only the first has a response that closes with the connection.
 */
export function followAnswer({ socket }: Request, res: Response, lease: RequestLease): void {
  const leases = leasesOf.get(socket) ?? watchConnection(socket);
  leases.add(lease);
  res.once('close', () => {
    leases.delete(lease);
    if (res.writableFinished) lease.answered();
    else lease.clientLeft();
  });
  if (socket.destroyed) lease.clientLeft();
}

function watchConnection(socket: Socket): Set<RequestLease> {
  const leases = new Set<RequestLease>();
  leasesOf.set(socket, leases);
  socket.once('close', () => {
    for (const lease of leases) lease.clientLeft();
  });
  return leases;
}
