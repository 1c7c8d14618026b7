import texts from '../../languages/en/switches.json' with { type: 'json' };
import { mediumNames } from '../session-types.ts';
import { formatValue, switchNames } from '../settings/settings.ts';
import { type Switch, type SwitchGroup, switches } from '../settings/switches.ts';
import { addressOf, media } from '../store/media.ts';
import { listWords } from './list-words.ts';

const [usual, ...others] = mediumNames;
const inFolders = mediumNames.filter((name) => media[name].needs === 'folder');
const addresses = mediumNames.flatMap((name) => {
  const need = addressOf(name);
  return need === null ? [] : [`${need.form} of ${need.of}`];
});

export const helpText = `
  Jarful's session server, without the window.

  Use     npm run serve -- [options]

  Where it listens
    --host HOST          127.0.0.1 is this computer alone (the default); 0.0.0.0 lets others in
    --port PORT          0 takes a free one (the default)
    --allow-host NAME    a further name it may be called by; may be given again
    --expose-weak        let others in although a defence is off

  What it remembers, and where
    --medium MEDIUM      ${listWords([`${usual} (the default)`, ...others], 'or')}
    --data FOLDER        for ${listWords(inFolders, 'and')} (./jarful-data unless you say another), and for the
                         secret that signs tickets
    --url ADDRESS        ${listWords(addresses, 'or')}
    --lifetime TIME      how long a session lives without a request: 90s, 20m, 1h30m
    --new-secret         sign tickets with a new secret; older tickets stay valid

  Its ticket is called jarful-1a2b after the data folder, or jarful-7777 after the port where nothing is
  kept, so that two servers of one host leave each other's alone; --set cookieName=NAME names it.

  Everything else
    --set NAME=VALUE     any setting, e.g. --set csrf=off; may be given again
    --set help           all settings: what each does, and what is lost without it
    --config FILE        options from a JSON file; what is typed here wins
    --quiet              no log lines
    --help               this page

  Try it
    npm run serve -- --port 7777
    npm run serve -- --medium files --data ./carts --lifetime 5m
    npm run serve -- --set queue=off --set commitBeforeAnswer=off

  Ctrl+C ends it, when the requests in flight are done.
`;

const titles: { readonly [G in SwitchGroup]: string } = {
  sessions: 'Sessions',
  ticket: 'The ticket (the session cookie)',
  lifetime: 'Lifetimes',
  shop: 'The shop',
  defences: 'Defences',
  output: 'Defences',
  limits: 'Limits',
};

/** All switches in their groups, as `--set help` shows them. */
export function listSettings(): string {
  const groups = [...new Set(Object.values(titles))].map((title) => {
    const names = switchNames.filter((name) => titles[switches[name].group] === title);
    return `\n  ${title}\n${names.map(describeSwitch).join('')}`;
  });
  return `\n  Settings, with the value each starts with\n${groups.join('')}\n`;
}

function describeSwitch(name: (typeof switchNames)[number]): string {
  const of: Switch = switches[name];
  const { kind } = of;
  const [says, lost] = [texts[`switch.${name}.says`], texts[`switch.${name}.lost`]];
  const { safe } = switches[name];
  const choices = of.choices === undefined ? '' : ` (${of.choices.join(', ')})`;
  const otherwise = kind === 'onOff' && safe ? 'Off: ' : 'Mind: ';
  return `    --set ${name}=${formatValue(name, safe)}${choices}\n        ${says}\n        ${otherwise}${lost}\n`;
}
