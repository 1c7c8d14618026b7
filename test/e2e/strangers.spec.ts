import { expect, test } from './jarful.ts';

test('a page in a pane reaches neither the window nor main', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  const seen = await ann.evaluate(async () => ({
    jarful: typeof Reflect.get(window, 'jarful'),
    require: typeof Reflect.get(window, 'require'),
    process: typeof Reflect.get(window, 'process'),
    opener: window.opener === null,
    shell: await fetch('app://shell/index.html').then(
      () => 'reached',
      () => 'refused',
    ),
  }));
  expect(seen).toEqual({
    jarful: 'undefined',
    require: 'undefined',
    process: 'undefined',
    opener: true,
    shell: 'refused',
  });
});

test('a page cannot leave the web', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  const before = ann.url();
  for (const address of [
    'file:///etc/passwd',
    'app://shell/index.html',
    'devtools://devtools/bundled/inspector.html',
  ]) {
    await ann.evaluate((target) => {
      location.href = target;
    }, address);
    // A refused navigation leaves no event: the page must still answer, from where it was.
    await expect.poll(() => ann.evaluate(() => location.href)).toBe(before);
  }
  await ann.evaluate(() => window.open('file:///etc/passwd'));
  expect(await jarful.contentsId('Ann', 2)).toBeNull();
});

test('every web contents is sandboxed, isolated and without Node', async ({ jarful }) => {
  await jarful.choose('jar.create');
  await jarful.page('Cleo');
  const postures = await jarful.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in the typings, on purpose of Electron's: it is meant for tests.
      const preferences = Reflect.get(contents, 'getLastWebPreferences').call(contents) as Record<string, unknown>;
      return {
        sandbox: preferences.sandbox,
        contextIsolation: preferences.contextIsolation,
        nodeIntegration: preferences.nodeIntegration,
        // Left out of the record when it is off.
        nodeIntegrationInWorker: preferences.nodeIntegrationInWorker === true,
        webSecurity: preferences.webSecurity,
        webviewTag: preferences.webviewTag,
      };
    }),
  );
  // The window, what stands over its panes, and three panes.
  expect(postures).toHaveLength(5);
  for (const posture of postures) {
    expect(posture).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
    });
  }
});

test('permissions are denied in every partition', async ({ jarful }) => {
  const ann = await jarful.page('Ann');
  const answers = await ann.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    clipboard: await navigator.clipboard.readText().then(
      () => 'read',
      () => 'refused',
    ),
    persist: await navigator.storage.persist(),
  }));
  expect(answers).toEqual({ notification: 'denied', clipboard: 'refused', persist: false });
});

test('the window runs nothing inline and asks no other host', async ({ jarful }) => {
  const result = await jarful.shell.evaluate(async () => {
    const violations = new Set<string>();
    const both = new Promise<void>((done) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.add(event.effectiveDirective);
        if (violations.has('script-src-elem') && violations.has('connect-src')) done();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.head.append(script);
    const reached = await fetch('http://127.0.0.1:1/').then(
      () => true,
      () => false,
    );
    await both;
    return { ran: Reflect.get(window, 'ranInline') === true, reached };
  });
  expect(result.ran).toBe(false);
  expect(result.reached).toBe(false);
});
