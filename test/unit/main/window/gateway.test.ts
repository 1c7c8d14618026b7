import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AskError } from '../../../../main/shared/ask-error.ts';
import type { Answer, RequestName } from '../../../../main/shared/contract.ts';
import { type Handlers, openGateway, type Sender } from '../../../../main/window/ipc/gateway.ts';
import { openTestApp, type TestApp, theWindow } from '../../../harness/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ mostPanes: 4 });
});
afterAll(() => app.close());

describe('who is let in', () => {
  it.each<[string, Sender]>([
    ["a pane's page", { ...theWindow, id: 2 }],
    ['a frame inside of the window', { ...theWindow, isTop: false }],
    ['another page in the window', { ...theWindow, origin: 'https://example.org' }],
    ['a frame that has gone', { ...theWindow, origin: null }],
  ])('should not be %s', async (_who, sender) => {
    const answer = await app.ask('jar.create', null, sender);
    expect(answer).toMatchObject({ ok: false, code: 'not-trusted' });
    expect(app.app.rooms.bench.state().jars).toHaveLength(2);
  });

  it('should not be anybody any more when the window has gone', async () => {
    const answers = new Map<RequestName, (sender: Sender, input: unknown) => Promise<Answer<unknown>>>();
    const gone = { ownIds: () => [], receive: (name: RequestName, answer: never) => answers.set(name, answer) };
    openGateway(gone, 'app://shell', Promise.resolve(app.app.handlers), () => {});
    expect(await answers.get('app.facts')?.(theWindow, null)).toMatchObject({ ok: false, code: 'not-trusted' });
  });
});

describe('what is answered', () => {
  let reported: unknown[];
  const answers = new Map<RequestName, (sender: Sender, input: unknown) => Promise<Answer<unknown>>>();
  const ask = (name: RequestName, input: unknown) => answers.get(name)?.(theWindow, input);

  beforeEach(() => {
    reported = [];
    const handlers: Handlers = {
      ...app.app.handlers,
      'jar.create': () => {
        throw new AskError('no-room', '4 panes are open');
      },
      'pane.stop': () => {
        throw new TypeError('cannot read properties of undefined');
      },
    };
    const requests = {
      ownIds: () => [theWindow.id],
      receive: (name: RequestName, one: never) => answers.set(name, one),
    };
    openGateway(requests, 'app://shell', Promise.resolve(handlers), (error) => reported.push(error));
  });

  it('should be refused when it does not fit its schema', async () => {
    expect(await ask('pane.close', { paneId: 7 })).toMatchObject({ ok: false, code: 'bad-input' });
    expect(await ask('app.facts', { more: 1 })).toMatchObject({ ok: false, code: 'bad-input' });
    expect(reported).toEqual([]);
  });

  it('should be the code of a refusal that was meant', async () => {
    expect(await ask('jar.create', null)).toEqual({
      ok: false,
      code: 'no-room',
      detail: '4 panes are open',
      trouble: null,
    });
    expect(reported).toEqual([]);
  });

  it('should be "failed" for what nobody expected, which is written down', async () => {
    expect(await ask('pane.stop', { paneId: 'pane-1' })).toMatchObject({ ok: false, code: 'failed' });
    expect(reported).toEqual([expect.any(TypeError)]);
  });
});
