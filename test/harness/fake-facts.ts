import type { JarId, PaneId, PaneState } from '../../main/shared/bench-records.ts';
import { type CommandId, commandIds } from '../../main/shared/command-ids.ts';
import type { AppFacts } from '../../main/shared/contract/app.ts';
import { textsOf } from './languages.ts';

export function fakePane(id: PaneId, jarId: JarId, address: string): PaneState {
  return {
    id,
    jarId,
    ordinal: 1,
    address,
    title: 'The Corner Shop',
    canGoBack: true,
    canGoForward: false,
    loading: false,
    trouble: null,
    signIn: null,
    dialog: null,
    popup: null,
    find: null,
    zoom: 100,
    popped: false,
  };
}

export function fakeFacts(language = 'en'): AppFacts {
  const keys = Object.fromEntries(commandIds.map((id) => [id, ''])) as Record<CommandId, string>;
  return {
    version: '0.1.0',
    platform: 'linux',
    language,
    texts: textsOf(language),
    serverUrl: 'http://127.0.0.1:7777',
    policy: { locked: [], trouble: null },
    keys: {
      ...keys,
      'jar.create': 'Ctrl+Shift+N',
      'pane.reload': 'Ctrl+R',
      'pane.close': 'Ctrl+W',
      'pane.back': 'Alt+Left',
      'backstage.toggle': 'Ctrl+J',
      'bench.reset': 'Ctrl+Shift+Backspace',
    },
  };
}
