import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run, runProgram } from './run.mjs';

const COMMANDS = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

const PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
};

/** Where an installed Chrome or Chromium may be, best first. */
function installedCandidates() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  const { platform } = process;
  return platform === 'darwin' || platform === 'win32' ? [...onPath, ...PLACES[platform]] : onPath;
}

/**
 * Whether the program is there and runs: a distribution's stub or a browser without its system libraries does not.
 * @param {string} path
 */
async function works(path) {
  try {
    await access(path, constants.X_OK);
  } catch {
    return false;
  }
  // Chrome for Windows opens a window when it is asked for its version.
  if (process.platform === 'win32') return true;
  return (await run(path, ['--version'], { quiet: true, timeoutMs: 30_000 })) === 0;
}

/** @param {string[]} paths */
async function firstThatWorks(paths) {
  for (const path of paths) if (await works(path)) return path;
  return null;
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  return firstThatWorks([chromium.executablePath()]);
}

async function getByPlaywright() {
  console.log('No Chrome or Chromium found; getting one with Playwright’s installer');
  await runProgram('playwright', ['install', 'chromium', '--no-shell'], { timeoutMs: 600_000 });
  return playwrightsOwn();
}

async function getByApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  console.log('Getting Chromium with apt-get');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  return firstThatWorks(installedCandidates());
}

/**
 * Path of a Chromium that runs: CHROMIUM_PATH, an installed one, Playwright's own, or one that is installed now
 * (Playwright's installer, else apt-get when root). The dependencies must be installed.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await works(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, which is not a browser that runs.`);
  }
  const path =
    (await firstThatWorks(installedCandidates())) ??
    (await playwrightsOwn()) ??
    (await getByPlaywright()) ??
    (await getByApt());
  if (path) return path;
  throw new Error('No Chromium was found and none could be installed. Install Chrome, or set CHROMIUM_PATH.');
}
