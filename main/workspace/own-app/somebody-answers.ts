import { connect } from 'node:net';

/** ms: an own app is near; a name that is looked up first may take a moment. */
const patience = 3000;

/** Whether anybody takes calls at the host and port of an address. Says nothing to them: no request is made. */
export function somebodyAnswers(address: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(address);
  // Chromium takes every name below localhost for this machine (RFC 6761 6.3); the system may know none of them.
  const host = hostname.endsWith('.localhost') ? 'localhost' : hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port || (protocol === 'https:' ? 443 : 80)), timeout: patience });
    const end = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
