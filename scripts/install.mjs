import { readJson } from './readJson.mjs';
import { run } from './run.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/** @param {string} path */
const readLock = (path) => /** @type {Promise<Lock>} */ (readJson(path));

/**
 * Why the installed packages are not those of the lock file, or null when they are. Optional packages
 * may be absent (they belong to other platforms) but not of another version.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json, which npm writes at the end of an installation
 * @returns {string | null}
 */
export function staleReason(wanted, installed) {
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === '') continue;
    const found = installed.packages[path];
    if (!found && (entry.optional || entry.devOptional)) continue;
    if (!found) return `${path} is missing`;
    if (found.version !== entry.version) return `${path} is ${found.version}, not ${entry.version}`;
  }
  return null;
}

/** @returns {Promise<string | null>} */
async function reasonToInstall() {
  const wanted = await readLock('package-lock.json');
  try {
    return staleReason(wanted, await readLock('node_modules/.package-lock.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return 'nothing is installed yet';
    throw error;
  }
}

/** Installs the locked dependencies when they are missing or stale; throws when that fails. */
export async function installDependencies() {
  const reason = await reasonToInstall();
  if (reason === null) return;
  console.log(`Installing dependencies (${reason})`);
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0) {
    throw new Error(
      `npm ci ended with code ${code}; the lines above say why. The network may be out of reach.`,
    );
  }
}
