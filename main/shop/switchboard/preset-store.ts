import {
  formatSettings,
  type PresetName,
  parseAssignment,
  presets,
  type Settings,
  type SwitchName,
  safeSettings,
  settingsOfPreset,
} from '../../../server/session-server.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { PresetList, PresetView } from '../../shared/settings-records.ts';
import { type OwnPreset, readOwnPresets, writeOwnPresets } from './own-presets.ts';
import type { Switchboard } from './switchboard.ts';

/** All presets: ours, and those that a person kept in a file. */
export class PresetStore {
  readonly #board: Switchboard;
  readonly #file: string;

  constructor(board: Switchboard, file: string) {
    this.#board = board;
    this.#file = file;
  }

  list(): PresetList {
    const own = readOwnPresets(this.#file);
    return {
      presets: [...ours(), ...own.presets.map(viewOfOwn)],
      damaged: own.damaged ? this.#file : null,
    };
  }

  /** All of it or nothing; the medium stays. @throws AskError no-such-preset, bad-setting, store-failed */
  async apply(id: string): Promise<void> {
    const preset = this.list().presets.find((one) => one.id === id);
    if (!preset) throw new AskError('no-such-preset', id);
    await this.#board.change(({ medium }) => ({ ...safeSettings, ...parseValues(preset.values), medium }));
  }

  /** Keeps the settings as they are now. @throws when the file cannot be written */
  save(title: string): void {
    const { values, changed } = this.#board.state();
    const kept = changed.filter((name) => name !== 'medium').map((name) => [name, values[name]] as const);
    const others = readOwnPresets(this.#file).presets.filter((one) => one.title !== title);
    writeOwnPresets(this.#file, [...others, { title, values: Object.fromEntries(kept) }]);
  }

  /** @throws AskError no-such-preset */
  delete(id: string): void {
    const { presets: own } = readOwnPresets(this.#file);
    const left = own.filter((one) => idOfOwn(one) !== id);
    if (left.length === own.length) throw new AskError('no-such-preset', id);
    writeOwnPresets(this.#file, left);
  }
}

function ours(): readonly PresetView[] {
  return (Object.keys(presets) as PresetName[]).map((name) => ({
    id: name,
    own: false,
    name,
    values: withoutMedium(formatSettings(settingsOfPreset(name, safeSettings))),
  }));
}

function viewOfOwn(preset: OwnPreset): PresetView {
  const values = { ...formatSettings(safeSettings), ...preset.values };
  return { id: idOfOwn(preset), own: true, title: preset.title, values: withoutMedium(values) };
}

function idOfOwn({ title }: OwnPreset): string {
  return `own:${title}`;
}

function withoutMedium(values: Readonly<Record<SwitchName, string>>): PresetView['values'] {
  const { medium: _, ...rest } = values;
  return rest;
}

/** @throws BadSetting for a name or a value that this version does not have */
function parseValues(values: PresetView['values']): Partial<Settings> {
  return Object.assign({}, ...Object.entries(values).map(([name, value]) => parseAssignment(`${name}=${value}`)));
}
