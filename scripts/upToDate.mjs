import { stat } from 'node:fs/promises';

/**
 * Time of last change in ms since 1970; null when there is no such file.
 * @param {string} path
 * @returns {Promise<number | null>}
 */
async function modifiedMs(path) {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Whether every output exists and is newer than every source.
 * @param {string[]} outputs
 * @param {string[]} sources
 */
export async function upToDate(outputs, sources) {
  const built = await Promise.all(outputs.map(modifiedMs));
  const changed = await Promise.all(sources.map(modifiedMs));
  const oldest = Math.min(...built.map((time) => time ?? -Infinity));
  return oldest > Math.max(...changed.map((time) => time ?? Infinity));
}
