#!/usr/bin/env node
/*
 * Stands in for fpm, a Ruby program which electron-builder would download to make a .deb or .rpm. It understands what
 * electron-builder says to fpm, and leaves the work to the system's own dpkg-deb and rpmbuild.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDeb } from './build-deb.mjs';
import { buildRpm } from './build-rpm.mjs';
import { readFpmOrder } from './fpm-order.mjs';

const order = readFpmOrder(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'jarful-package-'));
try {
  if (order.type === 'deb') buildDeb(order, folder);
  else if (order.type === 'rpm') buildRpm(order, folder);
  else throw new Error(`Only deb and rpm are known here, not "${order.type}".`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
