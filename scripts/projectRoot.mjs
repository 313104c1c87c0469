import { resolve } from 'node:path';

/** Absolute path of the repository. */
export const projectRoot = resolve(import.meta.dirname, '..');

/**
 * Absolute path of a file of the repository.
 * @param {string[]} parts
 */
export const projectPath = (...parts) => resolve(projectRoot, ...parts);
