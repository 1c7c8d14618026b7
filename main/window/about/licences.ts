import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AskError } from '../../shared/ask-error.ts';
import type { LicenceView } from '../../shared/contract/about.ts';

/** Where the licences of what others made lie. */
export interface LicencePlaces {
  /** Of the app: package.json, LICENSE and the packages that are shipped beside the bundle. */
  readonly app: string;
  /** Of the bundle: what the bundler says that it took in. */
  readonly bundle: string;
  /** Of Electron. */
  readonly electron: string;
}

interface Licence extends LicenceView {
  readonly text: string;
}

/** The licences of Jarful and of what it is made of; read when somebody first asks. */
export class Licences {
  readonly #places: LicencePlaces;
  #all: readonly Licence[] | null = null;

  constructor(places: LicencePlaces) {
    this.#places = places;
  }

  /** Jarful, Electron, then packages and Chromium's parts by name. A file that is not there adds nothing. */
  list(): readonly LicenceView[] {
    return this.#read().map(({ text: _text, ...view }) => view);
  }

  /** @throws AskError no-such-file */
  text(id: string): string {
    const found = this.#read().find((one) => one.id === id);
    if (!found) throw new AskError('no-such-file', id);
    return found.text;
  }

  #read(): readonly Licence[] {
    const { app, bundle, electron } = this.#places;
    const packages = [...bundled(bundle), ...shipped(app)];
    const byName = new Map(packages.map((one) => [one.id, one]));
    this.#all ??= [
      ...file('jarful', 'Jarful', 'MIT', join(app, 'LICENSE')),
      ...file('electron', 'Electron', 'MIT', join(electron, 'LICENSE.electron.txt'), join(electron, 'LICENSE')),
      ...[...byName.values()].sort((one, other) => one.name.localeCompare(other.name, 'en')),
      ...partsOfChromium(join(electron, 'LICENSES.chromium.html')),
    ];
    return this.#all;
  }
}

/** @param places the first one that is there counts. */
function file(id: string, name: string, licence: string, ...places: readonly string[]): readonly Licence[] {
  const place = places.find((one) => existsSync(one));
  if (place === undefined) return [];
  return [{ id, part: 'jarful', name, version: '', licence, text: readFileSync(place, 'utf8') }];
}

const entrySchema = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    identifier: z.string().nullish(),
    text: z.string().nullish(),
  }),
);

function bundled(folder: string): readonly Licence[] {
  return ['main', 'preload', 'renderer'].flatMap((part) => {
    const list = join(folder, part, 'licenses.json');
    if (!existsSync(list)) return [];
    return entrySchema
      .parse(JSON.parse(readFileSync(list, 'utf8')))
      .map(({ name, version, identifier, text }) => packageOf(name, version, identifier ?? '', text ?? ''));
  });
}

const manifestSchema = z.object({
  version: z.string().default(''),
  license: z.string().default(''),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** The app's `dependencies` and all that they depend on, as they lie beside the bundle. */
function shipped(app: string): readonly Licence[] {
  const found = new Map<string, Licence>();
  const read = (folder: string) => manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const visit = (name: string) => {
    const folder = join(app, 'node_modules', name);
    if (found.has(name) || !existsSync(join(folder, 'package.json'))) return;
    const { version, license, dependencies, optionalDependencies } = read(folder);
    const text = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
    found.set(name, packageOf(name, version, license, text ? readFileSync(join(folder, text), 'utf8') : ''));
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) visit(next);
  };
  if (existsSync(join(app, 'package.json'))) Object.keys(read(app).dependencies).forEach(visit);
  return [...found.values()];
}

function packageOf(name: string, version: string, licence: string, text: string): Licence {
  return { id: `${name}@${version}`, part: 'package', name, version, licence, text: text.trim() || licence };
}

/** Chromium's own page of credits, taken apart: it is nine megabytes of HTML for another browser. */
function partsOfChromium(page: string): readonly Licence[] {
  if (!existsSync(page)) return [];
  const parts = readFileSync(page, 'utf8').matchAll(/<span class="title">([^<]*)<\/span>.*?<pre>(.*?)<\/pre>/gs);
  return [...parts].map(([, name = '', text = ''], index) => ({
    id: `chromium-${index}`,
    part: 'chromium',
    name: plain(name),
    version: '',
    licence: '',
    text: plain(text).trim(),
  }));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"' };

function plain(html: string): string {
  return html.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
