/*
 * Every test there is, the ones in the real app included. Ends with one line alone:
 *   N passed, N failed, N skipped
 */
import { mkdirSync, rmSync } from 'node:fs';
import { buildApp } from './electron/build-app.mjs';
import { findElectron, wantedVersion } from './electron/find-electron.mjs';
import { runWithElectron } from './electron/run-with-electron.mjs';
import { inProject } from './setup/project.mjs';
import { runChecks } from './test/run-checks.mjs';
import { runPackage } from './test/run-package.mjs';
import { readReport, summarise } from './test/tally.mjs';

const reports = [];
await stage('lint, format and types', check);
await stage('unit, contract and http tests', runVitest);
await stage('journeys in the real app', runPlaywright);

const { lines, ok } = summarise(reports);
console.log(`\n${describeEngine()}\n${lines.join('\n')}`);
process.exitCode = ok ? 0 : 1;

/** Which engine the journeys ran in: a count on the fall-back does not speak for the one that people get. */
function describeEngine() {
  const { version, origin } = findElectron() ?? { version: 'none', origin: 'official' };
  const official = origin === 'official' ? 'the official one' : `not the official ${wantedVersion()}`;
  return `Electron ${version}, ${official}; Node ${process.versions.node}`;
}

/** Runs one stage; whatever it throws is a failure of the run, never the end of it. */
async function stage(name, work) {
  const started = Date.now();
  console.log(`\n== ${name}`);
  try {
    reports.push(await work());
  } catch (error) {
    reports.push({ passed: 0, failed: [`${name}: ${error.message}`], skipped: [] });
  }
  console.log(`== ${name}: ${Math.round((Date.now() - started) / 1000)} s`);
}

async function check() {
  return { passed: 0, failed: await runChecks(), skipped: [] };
}

async function runVitest() {
  const file = tallyFile('vitest');
  const reporters = ['--reporter=default', '--reporter=./scripts/test/vitest-reporter.mjs'];
  const tiers = ['unit', 'contract', 'http'].flatMap((tier) => ['--project', tier]);
  const code = await runPackage('vitest', ['run', ...tiers, ...reporters], { JARFUL_TALLY: file });
  return readReport('vitest', file, code);
}

async function runPlaywright() {
  await buildApp();
  const file = tallyFile('playwright');
  const args = ['test', '--project', 'e2e', '--reporter=list,./scripts/test/playwright-reporter.mjs'];
  const code = await runWithElectron('@playwright/test', args, { ownScreen: true, env: { JARFUL_TALLY: file } });
  return readReport('playwright', file, code);
}

/** A fresh place for a runner's report: yesterday's must never be read as today's. */
function tallyFile(runner) {
  const file = inProject('.cache', `tally-${runner}.json`);
  mkdirSync(inProject('.cache'), { recursive: true });
  rmSync(file, { force: true });
  return file;
}
