import { I18nProvider } from 'react-aria-components';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { AppFrame } from '../../../renderer/frame/app-frame.tsx';
import { StoreProvider } from '../../../renderer/state/bridge/store-context.tsx';
import { WindowStore } from '../../../renderer/state/bridge/window-store.ts';
import { SayProvider } from '../../../renderer/state/messages/say-context.tsx';
import { makeCannedBridge } from '../../harness/canned-bridge.ts';
import { fakePicture } from '../../harness/fake-bench.ts';
import { speak } from '../../harness/languages.ts';

describe('the messages', () => {
  test('a name from right to left is isolated, and turns nothing around it', () => {
    expect(speak('en')('pane.close', { name: 'רות' })).toBe('Close \u2068רות\u2069');
    expect(speak('en')('pane.close', { name: 'Ann' })).toBe('Close Ann');
  });

  test('counts are counted in both languages', () => {
    expect(speak('en')('chip.ready', { room: 1 })).toBe('Ready · 1 more person fits');
    expect(speak('es')('chip.ready', { room: 4 })).toBe('Listo · caben 4 personas más');
    expect(speak('de')('sessions.count', { count: 2 })).toBe('2 sessions');
  });

  test('the pseudo-language disguises words and leaves values alone', () => {
    const said = speak('en-XA')('ticket.held', { hint: '3f9a' });
    expect(said).toContain('3f9a');
    expect(said).toMatch(/^\[.*\]$/);
    expect(said).not.toContain('ticket');
  });
});

/** What stands in the window without going through the messages: names, keys, data, and React Aria's own words. */
const untranslated =
  /^(Jarful|Ann|Bob|Ctrl\S*|Alt\S*|127\.0\.0\.1:7777\S*|\/\S*|[\d,.: ]+|·|…|\+|-|~|[0-9a-f]{4}…|Collapse|(cart|tea|juice|bread|newroles|role|count|0)( .*|:)?|&quot;driver&quot;|F9|Shift\+F9|Esc)$/;

describe('no string is forgotten', () => {
  test('every text and label of the window comes from the messages', async () => {
    const bridge = makeCannedBridge(fakePicture(Date.UTC(2026, 2, 5), 'en-XA'));
    const store = new WindowStore(bridge, () => Date.UTC(2026, 2, 5));
    await store.start();
    const html = renderToStaticMarkup(
      <I18nProvider locale="en">
        <SayProvider value={speak('en-XA')}>
          <StoreProvider value={store}>
            <AppFrame />
          </StoreProvider>
        </SayProvider>
      </I18nProvider>,
    );
    const texts = [...html.matchAll(/>([^<>]+)</g)].map(([, text = '']) => text.trim());
    const labels = [...html.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, text = '']) =>
      text.trim(),
    );
    const forgotten = [...texts, ...labels]
      .filter((text) => /\p{L}{2}/u.test(text))
      .filter((text) => !text.includes('[') && !untranslated.test(text));
    expect(texts.length).toBeGreaterThan(20);
    expect(forgotten).toEqual([]);
  });
});
