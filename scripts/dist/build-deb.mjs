import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layOut, splitDescription } from './fpm-order.mjs';

/** Which script of the order is which of Debian's. */
const scripts = {
  'before-install': 'preinst',
  'after-install': 'postinst',
  'before-remove': 'prerm',
  'after-remove': 'postrm',
};

/** electron-builder's word for a compression -> dpkg-deb's. */
const compressions = { gz: 'gzip', xz: 'xz', zst: 'zstd' };

/**
 * Makes a .deb with dpkg-deb.
 *
 * @param {import('./fpm-order.mjs').FpmOrder} order
 * @param {string} folder an empty one to work in
 */
export function buildDeb(order, folder) {
  const root = join(folder, 'root');
  layOut(order, root);
  const size = execFileSync('du', ['-sk', '--apparent-size', root]).toString().split('\t')[0];
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(join(control, 'control'), writeControl(order, size));
  for (const [option, name] of Object.entries(scripts)) {
    if (order.options[option] === undefined) continue;
    copyFileSync(order.options[option], join(control, name));
    chmodSync(join(control, name), 0o755);
  }
  const words = [
    '--root-owner-group',
    `-Z${compressions[order.options['deb-compression']] ?? 'xz'}`,
    '--build',
    root,
    order.options.package,
  ];
  execFileSync('dpkg-deb', words, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * The control file (Debian Policy, 5.3).
 *
 * @param {import('./fpm-order.mjs').FpmOrder} order
 * @param {string} installedSize KiB
 */
export function writeControl({ options, depends, recommends }, installedSize) {
  const { summary, rest } = splitDescription(options.description);
  const fields = {
    Package: options.name,
    Version: options.version,
    Architecture: options.architecture,
    Maintainer: options.maintainer,
    'Installed-Size': installedSize,
    Depends: depends.join(', '),
    Recommends: recommends.join(', '),
    Section: options.category ?? 'misc',
    Priority: options['deb-priority'] ?? 'optional',
    Homepage: options.url,
    Description: [summary, ...rest.map((line) => ` ${line}`)].join('\n'),
  };
  return Object.entries(fields)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}
