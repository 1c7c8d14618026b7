import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type ZlibOptions } from 'node:zlib';
import { Refusal } from '../refusal.ts';

type Decode = (body: Buffer, options: ZlibOptions) => Promise<Buffer>;

const codings: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['identity', async (body) => body],
  ['gzip', promisify<Buffer, ZlibOptions, Buffer>(gunzip)],
  ['x-gzip', promisify<Buffer, ZlibOptions, Buffer>(gunzip)],
  ['deflate', promisify<Buffer, ZlibOptions, Buffer>(inflate)],
  ['br', promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress)],
]);

/** Whether a body comes with this request: only these two headers announce one (RFC 9112 6.3). */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/**
 * Reads a body and undoes its content coding. What is declared too large is refused before a byte of it is read, and what
 * turns out too large at the first byte too much.
 * @param most bytes, before and after the coding is undone
 * @param begin is called when nothing speaks against the body, just before it is read
 * @throws Refusal
 */
export async function readBody(req: IncomingMessage, most: number, begin: () => void): Promise<Buffer> {
  const coding = (req.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const decode = codings.get(coding);
  if (decode === undefined) throw new Refusal('wrong-type');
  // Node undoes "chunked" and nothing else; what lies under it would be taken for the form (RFC 9112 6.1).
  if ((req.headers['transfer-encoding'] ?? 'chunked').toLowerCase() !== 'chunked') throw new Refusal('unknown-coding');
  if (Number(req.headers['content-length'] ?? 0) > most) throw new Refusal('body-too-large');
  begin();
  const body = await collect(req, most);
  try {
    return await decode(body, { maxOutputLength: most });
  } catch (cause) {
    const tooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refusal(tooLarge ? 'body-too-large' : 'malformed-form', { cause });
  }
}

function collect(req: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= most) chunks.push(chunk);
      else end(() => reject(new Refusal('body-too-large')));
    };
    const whole = () => end(() => resolve(Buffer.concat(chunks, bytes)));
    const broken = (cause?: unknown) => end(() => reject(new Refusal('malformed-form', { cause })));
    const end = (settle: () => void) => {
      req.off('data', take).off('end', whole).off('close', broken);
      settle();
    };
    // An error stays heard after the end: a client that goes while it is refused breaks its body.
    req.on('data', take).once('end', whole).once('close', broken).on('error', broken);
  });
}
