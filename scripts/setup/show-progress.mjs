const quietMs = 2000;

/**
 * Runs `work`, and tells how long it has been going once it takes more than two seconds: a counting line on a
 * terminal, a fresh line every fifteen seconds elsewhere (a log should show that something lives, not scroll).
 *
 * @template T
 * @param {string} label what is being done, e.g. "Installing 420 packages"
 * @param {() => Promise<T>} work
 * @param {() => string} [measure] what has been done so far, e.g. "34 of 120 MB"; may be empty
 * @returns {Promise<T>}
 */
export async function showProgress(label, work, measure = () => '') {
  const started = Date.now();
  const terminal = process.stdout.isTTY === true;
  let shown = false;
  const tell = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    const done = measure();
    const line = `${label} ... ${done === '' ? '' : `${done}, `}${seconds} s`;
    process.stdout.write(terminal ? `\r${line}` : `${line}\n`);
    shown = true;
  };
  let ticking;
  const first = setTimeout(() => {
    tell();
    ticking = setInterval(tell, terminal ? 1000 : 15_000);
  }, quietMs);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(ticking);
    if (shown && terminal) process.stdout.write('\n');
  }
}
