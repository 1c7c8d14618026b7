import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Given } from './contenders/ours.ts';

/** A contender in a process of its own. */
export interface Contender {
  readonly port: number;
  /** Asks it something; resolves to its answer. */
  ask<T>(message: string): Promise<T>;
  stop(): Promise<void>;
}

/** Starts `contenders/<file>.ts`; resolves when it listens. */
export async function startContender(file: string, given: Given = {}): Promise<Contender> {
  const script = fileURLToPath(new URL(`./contenders/${file}.ts`, import.meta.url));
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = fork(script, [JSON.stringify(given)], {
    execArgv: ['--import', 'tsx'],
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await nextMessage<{ port: number }>(child);
  return {
    port,
    ask(message) {
      const answer = nextMessage<never>(child);
      child.send(message);
      return answer;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`The contender ended with ${code}.`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T);
    });
  });
}
