import './requireNode.mjs';
import { pathToFileURL } from 'node:url';
import { buildCli } from './buildCli.mjs';
import { installDependencies } from './install.mjs';
import { projectPath } from './projectRoot.mjs';
import { runScript } from './runScript.mjs';

// Standard output is for the figures alone.
console.log = process.stderr.isTTY ? console.error : () => {};

// npm moves to the repository; paths are meant from where the command was typed.
const { npm_lifecycle_event: script, INIT_CWD: typedIn } = process.env;
if (script === 'cli' && typedIn) process.chdir(typedIn);

await runScript(async () => {
  await installDependencies();
  await buildCli();
  await import(pathToFileURL(projectPath('.build/cli/main.js')).href);
});
