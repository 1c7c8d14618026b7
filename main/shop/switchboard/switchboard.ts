import { EventEmitter } from 'node:events';
import type { Medium, SourcePlace } from '../../../server/inspector/records.ts';
import {
  BadSetting,
  describeSettings,
  formatSettings,
  listWeak,
  type MediumPlan,
  mediumNames,
  parseAssignment,
  type SessionServer,
  type Settings,
  StillBusy,
  StoreFailed,
  type SwitchName,
  safeSettings,
  usualAddress,
} from '../../../server/session-server.ts';
import { AskError } from '../../shared/ask-error.ts';
import type { SettingsState, SwitchView, TidyCount } from '../../shared/settings-records.ts';

interface SwitchboardEventMap {
  changed: [SettingsState];
}

/**
 * The server's settings and clock as the window sees and changes them. Nothing is kept here but what the server holds:
 * settings live as long as the app, so nothing weak outlives it.
 */
export class Switchboard extends EventEmitter<SwitchboardEventMap> {
  readonly #server: SessionServer;
  readonly #placeSwitch: (name: SwitchName) => SourcePlace | null;
  readonly #mayWeaken: boolean;
  readonly #settings = describeSettings();
  readonly #addresses: { [M in Medium]?: string } = {};

  /**
   * @param placeSwitch the line of the server's source that a switch changes. @param mayWeaken false: the machine's policy lets nobody
   *   switch a defence off
   */
  constructor(server: SessionServer, placeSwitch: (name: SwitchName) => SourcePlace | null, mayWeaken = true) {
    super();
    this.#server = server;
    for (const medium of mediumNames) {
      const usual = usualAddress(medium);
      if (usual !== null) this.#addresses[medium] = usual;
    }
    this.#placeSwitch = placeSwitch;
    this.#mayWeaken = mayWeaken;
    // The server can change by itself too: put back by Rewind, moved by its clock.
    server.inspector.subscribe(({ kind }) => {
      if (kind === 'reset' || kind === 'rewound') this.#tell();
    });
  }

  /** Every switch with its place in the source. */
  get switches(): readonly SwitchView[] {
    return this.#settings.map((one) => ({ ...one, source: this.#placeSwitch(one.name) }));
  }

  state(): SettingsState {
    const values = formatSettings(this.#server.settings);
    const changed = this.#settings.filter(({ name, safe }) => values[name] !== safe);
    return {
      values,
      changed: changed.map(({ name }) => name),
      weak: listWeak(this.#server.settings),
      place: this.#server.placeOf(),
      addresses: { ...this.#addresses },
      clockAhead: this.#server.clock.ahead,
    };
  }

  /** One value as typed. @throws AskError bad-setting, store-failed */
  async type(name: SwitchName, text: string): Promise<void> {
    await this.change(() => parseAssignment(`${name}=${text}`));
  }

  /** Several at once: all or none. @throws AskError bad-setting, store-failed; not-allowed-here: a defence may not be switched off */
  async change(choose: (now: Settings) => Partial<Settings>, carry = false): Promise<void> {
    await asAsked(async () => {
      const wanted = choose(this.#server.settings);
      if (!this.#mayWeaken && listWeak({ ...this.#server.settings, ...wanted }).length > 0)
        throw new AskError('not-allowed-here', 'The policy keeps all defences on.');
      return this.#server.change(wanted, { carry });
    });
    this.#tell();
  }

  /** Every setting that protects, protects again. Where sessions are kept is no matter of protection and stays. */
  async makeSafe(): Promise<void> {
    await this.change(({ medium }) => ({ ...safeSettings, medium }));
  }

  /** As at the start: settings, medium and clock. */
  async putBack(): Promise<void> {
    this.setClock(0);
    await this.change(() => safeSettings);
  }

  /** Puts the server's clock `ms` forward. */
  advanceClock(ms: number): void {
    this.#server.clock.advance(ms);
  }

  /** @param ahead ms in front of this computer's clock; 0 is now. */
  setClock(ahead: number): void {
    if (this.#server.clock.ahead !== ahead) this.#server.clock.setAhead(ahead);
  }

  /** What a change of medium would do. @param address where it is looked for; null: where it was last, or it needs none. */
  async planMedium(medium: Medium, address: string | null): Promise<MediumPlan> {
    return asAsked(async () => {
      if (address !== null && usualAddress(medium) !== null) {
        this.#server.lookFor(medium, address);
        this.#addresses[medium] = address;
      }
      return this.#server.planMediumChange(medium);
    });
  }

  /** @throws AskError store-failed, server-busy, bad-setting: the old medium goes on */
  async changeMedium(medium: Medium, carry: boolean): Promise<void> {
    await this.change(() => ({ medium }), carry);
  }

  /**
   * Ends the server and starts it again on the same address. @throws AskError server-busy; server-stopped: it could not start
   * again (the detail says why), and the next restart tries anew.
   */
  async restart(): Promise<void> {
    try {
      await asAsked(() => this.#server.restart());
    } catch (error) {
      if (this.#server.url !== '') throw error;
      throw new AskError('server-stopped', error instanceof Error ? error.message : String(error));
    }
  }

  async tidy(): Promise<TidyCount> {
    return asAsked(async () => {
      const { gone, stayed } = await this.#server.tidy();
      return { went: gone.length, stayed };
    });
  }

  #tell(): void {
    this.emit('changed', this.state());
  }
}

/** The server's refusals in the window's codes; with the server's own codes as the trouble. */
async function asAsked<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof BadSetting) throw new AskError('bad-setting', error.message, error.trouble);
    if (error instanceof StillBusy) throw new AskError('server-busy', error.message, error.trouble);
    if (error instanceof StoreFailed) throw new AskError('store-failed', error.message, error.trouble);
    throw error;
  }
}
