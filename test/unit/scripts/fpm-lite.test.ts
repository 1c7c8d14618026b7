import { describe, expect, it } from 'vitest';
import { writeControl } from '../../../scripts/dist/build-deb.mjs';
import { writeSpec } from '../../../scripts/dist/build-rpm.mjs';
import { readFpmOrder } from '../../../scripts/dist/fpm-order.mjs';

/** As electron-builder says it to fpm. */
const words = [
  ...[
    '-s',
    'dir',
    '--force',
    '-t',
    'deb',
    '-d',
    'libnss3',
    '-d',
    'libgtk-3-0 | libgtk-3-0t64',
    '--deb-compression',
    'xz',
  ],
  ...['--architecture', 'amd64', '--after-install', '/t/in', '--description', 'See carts\n One computer, two people.'],
  ...['--version', '1.2.3', '--package', '/d/x.deb', '--name', 'jarful', '--maintainer', 'A <a@b.example>'],
  ...['--url', 'https://b.example', '--license', 'MIT', '/d/a=b/=/opt/Jarful', '/d/i.png=/usr/share/i.png'],
];
const order = readFpmOrder(words);

describe('an order to fpm', () => {
  it('is understood', () => {
    expect(order.type).toBe('deb');
    expect(order.depends).toEqual(['libnss3', 'libgtk-3-0 | libgtk-3-0t64']);
    expect(order.options).toMatchObject({ name: 'jarful', version: '1.2.3', 'after-install': '/t/in' });
  });

  it('parts a file from its place at the last "="', () => {
    expect(order.files).toEqual([
      { from: '/d/a=b/', to: '/opt/Jarful' },
      { from: '/d/i.png', to: '/usr/share/i.png' },
    ]);
  });
});

it('becomes a control file of Debian', () => {
  expect(writeControl(order, '1234')).toBe(
    [
      'Package: jarful',
      'Version: 1.2.3',
      'Architecture: amd64',
      'Maintainer: A <a@b.example>',
      'Installed-Size: 1234',
      'Depends: libnss3, libgtk-3-0 | libgtk-3-0t64',
      'Section: misc',
      'Priority: optional',
      'Homepage: https://b.example',
      'Description: See carts',
      ' One computer, two people.',
      '',
    ].join('\n'),
  );
});

it('becomes a spec of RPM, whose links survive an upgrade', () => {
  const spec = writeSpec(order, { post: 'ln -s a b', postun: 'rm b' }, ['"/opt/Jarful"']);
  expect(spec).toContain('Name: jarful\nVersion: 1.2.3\nRelease: 1\nSummary: See carts\nLicense: MIT');
  expect(spec).toContain('%post\nln -s a b');
  expect(spec).toContain('%postun\nif [ "$1" = 0 ]; then\n:\nrm b\nfi');
  expect(spec).toContain('%files\n%defattr(-,root,root,-)\n"/opt/Jarful"');
});
