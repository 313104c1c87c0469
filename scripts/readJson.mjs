import { readFile } from 'node:fs/promises';
import { projectPath } from './projectRoot.mjs';

/**
 * A JSON file of the repository. Rejects when it is missing or damaged.
 * @param {string[]} parts
 * @returns {Promise<unknown>}
 */
export async function readJson(...parts) {
  /** @type {unknown} */
  const value = JSON.parse(await readFile(projectPath(...parts), 'utf8'));
  return value;
}
