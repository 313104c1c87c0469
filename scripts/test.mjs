import './requireNode.mjs';
import { rm } from 'node:fs/promises';
import { buildKernels } from './buildKernels.mjs';
import { buildPage } from './buildPage.mjs';
import { ensureChromium } from './chromium.mjs';
import { installDependencies } from './install.mjs';
import { projectPath } from './projectRoot.mjs';
import { readJson } from './readJson.mjs';
import { runProgram } from './run.mjs';
import { tallyPlaywright, tallyVitest } from './testReports.mjs';

const VITEST_REPORT = '.build/reports/vitest.json';
const PLAYWRIGHT_REPORT = '.build/reports/playwright.json';

const total = { passed: 0, failed: 0 };

/**
 * Runs one step under a heading, and tells how it ended and its time. A step that throws or answers false counts
 * as one failure, and the others go on; a text that it answers is told.
 * @param {string} heading
 * @param {() => Promise<string | boolean | void>} body
 * @returns {Promise<boolean>} whether it succeeded
 */
async function step(heading, body) {
  console.log(`\n── ${heading}`);
  const start = performance.now();
  /** @type {string | boolean | void} */
  let answer = false;
  try {
    answer = await body();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const outcome = typeof answer === 'string' ? answer : answer === false ? 'FAILED' : 'done';
  console.log(`── ${heading}: ${outcome} (${seconds} s)`);
  if (answer === false) total.failed += 1;
  return answer !== false;
}

/**
 * @param {Parameters<typeof runProgram>[0]} program
 * @param {string[]} args
 */
const check = async (program, ...args) => (await runProgram(program, args)) === 0;

/**
 * A report written by this run, null when there is none.
 * @param {string} path
 */
async function readReport(path) {
  try {
    return await readJson(path);
  } catch (error) {
    console.error(`No report in ${path}: ${String(error)}`);
    return null;
  }
}

/**
 * Runs a test program and adds its tests to the total. Failed tests are counted one by one, not as a step.
 * @param {'vitest' | 'playwright'} program
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function runTests(program, args, env) {
  const path = program === 'vitest' ? VITEST_REPORT : PLAYWRIGHT_REPORT;
  await rm(projectPath(path), { force: true });
  const code = await runProgram(program, args, { env });
  const report = await readReport(path);
  const tally =
    program === 'vitest'
      ? tallyVitest(/** @type {import('./testReports.mjs').VitestReport | null} */ (report), code)
      : tallyPlaywright(/** @type {import('./testReports.mjs').PlaywrightReport | null} */ (report), code);
  total.passed += tally.passed;
  total.failed += tally.failed;
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}

async function testEverything() {
  if (!(await step('Dependencies', installDependencies))) return;
  let chromium = '';
  const browser = await step('Chromium', async () => {
    chromium = await ensureChromium();
    console.log(chromium);
  });
  await step('Format', () => check('prettier', '--check', '--log-level', 'warn', '.'));
  await step('Lint', () => check('eslint', '.', '--max-warnings', '0'));
  await step('Types', () => check('tsc', '--build'));
  await step('Kernels', buildKernels);
  await step('Unit and kernel tests', () =>
    runTests('vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${VITEST_REPORT}`,
    ]),
  );
  const built = await step('Page', buildPage);
  if (browser && built) {
    await step('End-to-end tests', () => runTests('playwright', ['test'], { CHROMIUM_PATH: chromium }));
  } else {
    console.log('\nEnd-to-end tests were not run: they need Chromium and the page.');
  }
}

const start = performance.now();
await testEverything();
console.log(`\n${((performance.now() - start) / 1000).toFixed(0)} s in all`);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
