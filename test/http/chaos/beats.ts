/** A measure of time that stands still while the machine has none for us: turns of a 10 ms timer of this process. */
let count = 0;
let users = 0;
let timer: NodeJS.Timeout | null = null;

const BEAT_MS = 10;

export function startBeats(): () => void {
  users += 1;
  timer ??= setInterval(() => {
    count += 1;
  }, BEAT_MS);
  return () => {
    users -= 1;
    if (users > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The outcome of `work` with the ms of beats it took; rejects when it takes more than `mostMs` of them. */
export async function inBeats<T>(what: string, mostMs: number, work: Promise<T>): Promise<T> {
  const began = count;
  let watch: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    watch = setInterval(() => {
      if ((count - began) * BEAT_MS > mostMs) reject(new Error(`${what} took longer than ${mostMs} ms.`));
    }, 50);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearInterval(watch);
  }
}
