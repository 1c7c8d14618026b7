/** The life of the .deb in a clean system: installed, used by an ordinary user, upgraded, removed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataFormat } from '../../main/app/data/data-format.ts';
import { builds, findPackage } from './built-package.ts';
import { CleanRoot } from './clean-root.ts';
import { InstalledApp, lackForLife } from './installed-app.ts';
import { LonelyNetwork, readCage } from './lonely-network.ts';

const user = 'pupil';
const home = `/home/${user}/.config/Jarful`;
/** How long the idle app is watched for packets, s. JARFUL_IDLE_SECONDS=600 for the ten minutes of a release. */
const idleSeconds = Number(process.env.JARFUL_IDLE_SECONDS ?? 30);
/** Settings of the user's: where the window was, and the backstage in it. */
const place = '{"bounds":{"x":40,"y":30,"width":1100,"height":760},"maximized":false,"backstage":"beside"}';
const lack = lackForLife();

describe('the .deb in a clean system', { sequential: true }, () => {
  let root: CleanRoot;
  let network: LonelyNetwork;
  let app: InstalledApp | null = null;

  beforeEach(({ skip }) => {
    if (lack !== null) skip(lack);
  });

  beforeAll(async () => {
    if (lack !== null) return;
    root = CleanRoot.create();
    network = new LonelyNetwork();
    await root.run(`useradd --create-home ${user}`);
    root.copyIn(findPackage(builds.older, 'deb'), '/root/older.deb');
    root.copyIn(findPackage(builds.current, 'deb'), '/root/current.deb');
    await root.run('apt-get update -q');
  });

  afterAll(async () => {
    await app?.stop();
    network?.close();
  });

  const install = (name: string) =>
    root.run(`DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends /root/${name}.deb`);
  const readVersion = async () => (await root.run('dpkg-query -W jarful')).trim().split('\t')[1];

  it('installs with all that it needs, by apt alone', async () => {
    await install('older');
    expect(await readVersion()).toBe('0.0.1');
    expect(await root.run('readlink -f /usr/bin/jarful')).toBe('/opt/Jarful/jarful\n');
    expect(await root.run('ldd /opt/Jarful/jarful | grep -c "not found" || true')).toBe('0\n');
    expect(await root.run('cat /usr/share/applications/*jarful*.desktop')).not.toContain('no-sandbox');
  });

  it('starts as an ordinary user, with the sandbox on', async () => {
    isolateNames();
    app = await InstalledApp.start(root, network, user);
    const listRenderers = () =>
      running()
        .listProcesses()
        .filter(({ words }) => words.includes('--type=renderer'));
    // The window and two panes.
    await expect.poll(() => listRenderers().length, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
    expect(
      running()
        .listProcesses()
        .flatMap(({ words }) => words)
        .filter((word) => word.startsWith('--no-sandbox')),
    ).toEqual([]);
    for (const { pid } of listRenderers()) expect(readCage(pid)).toEqual({ seccomp: true, ownUserNamespace: true });
  });

  it('keeps two people apart, and gives their pages neither Node nor the window', () => {
    const { one, other, doors, shellNode } = running().walk();
    expect({ one, other }).toEqual({ one: true, other: false });
    expect(doors).toEqual([]);
    expect(shellNode).toEqual([]);
  });

  it('listens on this machine only, and on one port', () => {
    expect(running().listListeners()).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/)]);
  });

  it(
    `sends nothing to any other machine, at the start and in ${idleSeconds} idle seconds`,
    async () => {
      // Watching is the point here: there is no state to wait for.
      await pause(idleSeconds * 1000);
      expect(network.countSent()).toBe(0);
      // And the counter does count.
      network.run('bash', '-c', 'echo > /dev/udp/10.77.77.2/9');
      expect(network.countSent()).toBe(1);
    },
    (idleSeconds + 60) * 1000,
  );

  it(
    `looks for no proxy either where the system detects them by itself, as Windows does, in ${idleSeconds} idle seconds`,
    async () => {
      await running().stop();
      const before = network.countSent();
      app = await InstalledApp.start(root, network, user, ['--proxy-auto-detect']);
      await pause(idleSeconds * 1000);
      expect(network.countSent() - before).toBe(0);
    },
    (idleSeconds + 60) * 1000,
  );

  it('upgrades, and keeps what the user has', async () => {
    await running().stop();
    writeFileSync(root.path(`${home}/mine.txt`), 'kept');
    writeFileSync(root.path(`${home}/window.json`), place);
    await allowNames();
    await install('current');
    expect(await readVersion()).not.toBe('0.0.1');
    expect(existsSync(root.path(`${home}/mine.txt`))).toBe(true);
    isolateNames();
    app = await InstalledApp.start(root, network, user);
    await app.stop();
    app = null;
    expect(JSON.parse(readFileSync(root.path(`${home}/window.json`), 'utf8'))).toEqual(JSON.parse(place));
    expect(JSON.parse(readFileSync(root.path(`${home}/data-format.json`), 'utf8'))).toEqual({ format: dataFormat });
  });

  it('goes when it is removed, and leaves what belongs to the user', async () => {
    await root.run('DEBIAN_FRONTEND=noninteractive apt-get purge -qy jarful');
    const left = await root.run(
      "find / -xdev -iname '*jarful*' -not -path '/proc/*' -not -path '/root/*' 2>/dev/null || true",
    );
    const places = left.split('\n').filter((line) => line !== '');
    expect(places.filter((place) => !place.startsWith(`/home/${user}/`) && !place.startsWith('/var/log/'))).toEqual([]);
    expect(existsSync(root.path(`${home}/mine.txt`))).toBe(true);
  });

  function running(): InstalledApp {
    if (app === null) throw new Error('It did not start.');
    return app;
  }

  /** Names are asked for at an address outside, so that a question would be a packet that is counted. */
  function isolateNames(): void {
    writeFileSync(root.path('/etc/resolv.conf'), 'nameserver 10.77.77.2\n');
  }

  async function allowNames(): Promise<void> {
    root.copyIn('/etc/resolv.conf', '/etc/resolv.conf');
  }
});
