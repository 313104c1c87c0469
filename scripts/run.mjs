import { spawn } from 'node:child_process';
import { projectPath, projectRoot } from './projectRoot.mjs';

/** The Node programs that the scripts start, by the file that starts them. */
const PROGRAMS = {
  eslint: 'node_modules/eslint/bin/eslint.js',
  playwright: 'node_modules/@playwright/test/cli.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/**
 * Runs a command in the repository, its output passed through; answers its exit code
 * (127 when it cannot be started, 124 when it exceeds the time limit).
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean, quiet?: boolean, timeoutMs?: number }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: projectRoot,
    stdio: options.quiet ? 'ignore' : 'inherit',
    shell: options.shell ?? false,
    env: { ...process.env, ...options.env },
    timeout: options.timeoutMs,
  });
  return new Promise((settle) => {
    child.on('error', (error) => {
      if (!options.quiet) console.error(`${command} could not be started: ${error.message}`);
      settle(127);
    });
    child.on('exit', (code) => settle(code ?? 124));
  });
}

/**
 * Runs one of the installed Node programs.
 * @param {keyof typeof PROGRAMS} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, timeoutMs?: number }} [options]
 */
export const runProgram = (program, args, options) =>
  run(process.execPath, [projectPath(PROGRAMS[program]), ...args], options);
