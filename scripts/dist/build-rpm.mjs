import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layOut, splitDescription } from './fpm-order.mjs';

const architectures = { amd64: 'x86_64', arm64: 'aarch64' };

/**
 * Makes an .rpm with rpmbuild.
 *
 * @param {import('./fpm-order.mjs').FpmOrder} order
 * @param {string} folder an empty one to work in
 */
export function buildRpm(order, folder) {
  const root = join(folder, 'root');
  layOut(order, root);
  const spec = join(folder, 'jarful.spec');
  const scripts = { post: readScript(order, 'after-install'), postun: readScript(order, 'after-remove') };
  writeFileSync(spec, writeSpec(order, scripts, listPlaces(order)));
  const made = join(folder, 'made');
  mkdirSync(made);
  const target = architectures[order.options.architecture] ?? order.options.architecture;
  const defines = [`_rpmdir ${made}`, `_topdir ${folder}/top`, '_build_id_links none', '_binary_payload w2.xzdio'];
  const words = [
    '-bb',
    '--quiet',
    '--target',
    target,
    '--buildroot',
    root,
    ...defines.flatMap((line) => ['--define', line]),
    spec,
  ];
  // rpmbuild empties its build root before it begins: the spec's %install brings the files back from this copy.
  layOut(order, join(folder, 'files'));
  execFileSync('rpmbuild', words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, JARFUL_FILES: join(folder, 'files') },
  });
  const [file] = readdirSync(made, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rpm'));
  copyFileSync(join(made, file), order.options.package);
}

/** The spec file; no compiling, no stripping, no guessing of what it needs (Chromium's libraries are listed by name). */
export function writeSpec({ options, depends }, { post, postun }, places) {
  const { summary, rest } = splitDescription(options.description);
  const head = {
    Name: options.name,
    // A dash parts version from release in the file's name.
    Version: options.version.replaceAll('-', '~'),
    Release: options.iteration ?? '1',
    Summary: options['rpm-summary'] ?? summary,
    License: options.license ?? 'MIT',
    URL: options.url,
    Packager: options.maintainer,
    AutoReqProv: 'no',
    ...(depends.length > 0 && { Requires: depends.join(', ') }),
  };
  return [
    '%global debug_package %{nil}',
    '%global __os_install_post %{nil}',
    ...Object.entries(head).map(([name, value]) => `${name}: ${value}`),
    '%description',
    [summary, ...rest].join('\n'),
    '%install',
    'mkdir -p "%{buildroot}" && cp -a "$JARFUL_FILES/." "%{buildroot}/"',
    '%post',
    post,
    // Runs after an upgrade too; only the last removal ($1 is 0) takes the links away.
    '%postun',
    `if [ "$1" = 0 ]; then\n:\n${postun}\nfi`,
    '%files',
    '%defattr(-,root,root,-)',
    ...places,
    '',
  ].join('\n');
}

function listPlaces({ files }) {
  return files.map(({ to }) => `"${to}"`);
}

/** A script without its first line, which names the shell: rpm does that itself. */
function readScript({ options }, name) {
  return options[name] === undefined ? ':' : readFileSync(options[name], 'utf8').replace(/^#!.*\n/, '');
}
