/** One thing has one word, whichever window or page says it. */
import { expect, test } from 'vitest';
import { backstagePanels } from '../../../main/shared/backstage-panels.ts';
import { titleOfCommand } from '../../../main/window/commands/command-title.ts';
import { fakePicture } from '../../harness/fake-bench.ts';
import { languageTags, speak } from '../../harness/languages.ts';

const spanish = import.meta.glob<Readonly<Record<string, string>>>('../../../languages/es/*.json', {
  eager: true,
  import: 'default',
});

test.each(languageTags)('a tab of the backstage is called in the menu as it is on the tab (%s)', (language) => {
  const { bench } = fakePicture(0, language);
  const say = speak(language);
  for (const panel of backstagePanels)
    expect(titleOfCommand(`backstage.${panel}`, bench, say)).toBe(say(`backstage.${panel}`));
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
