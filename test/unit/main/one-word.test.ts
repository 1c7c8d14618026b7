/** One thing has one word, whichever window or page says it. */
import { expect, test } from 'vitest';
import { languageTags, textsOf } from '../../harness/languages.ts';

const spanish = import.meta.glob<Readonly<Record<string, string>>>('../../../languages/es/*.json', {
  eager: true,
  import: 'default',
});

test('a tab of the backstage is called in the menu as it is on the tab', () => {
  for (const language of languageTags) {
    const texts = textsOf(language);
    const tabs = Object.keys(texts).filter((key) => `command.${key}` in texts && key.startsWith('backstage.'));
    expect(tabs.length).toBeGreaterThan(5);
    for (const tab of tabs) expect(texts[`command.${tab}`], `${language} ${tab}`).toBe(texts[tab]);
  }
});

test('Spanish has one word for the ticket, one for the cart, and says tú', () => {
  // An order to somebody stands at the beginning of a sentence; elsewhere the same form is a subjunctive.
  const formal = /(?:^|[.:;¡!?] )(?:haga|vea|envíe|añada|pulse|inicie|cierre|elija|escriba|abra|deje)\b|\busted\b/i;
  for (const [file, texts] of Object.entries(spanish))
    for (const [key, text] of Object.entries(texts)) {
      expect(text, `${file} ${key}`).not.toMatch(/\btiques?\b|\bcestas?\b/i);
      expect(text, `${file} ${key}`).not.toMatch(formal);
    }
});
