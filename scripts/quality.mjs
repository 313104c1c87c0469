import './requireNode.mjs';
import { buildCli } from './buildCli.mjs';
import { buildSamples } from './buildSamples.mjs';
import { installDependencies } from './install.mjs';
import { projectPath, projectRoot } from './projectRoot.mjs';
import { runScript } from './runScript.mjs';

await runScript(async () => {
  await installDependencies();
  await buildCli();
  await buildSamples();
  // Vite's module runner: bench/quality.ts is TypeScript, which Node 20 cannot run by itself.
  const { runnerImport } = await import('vite');
  const options = { root: projectRoot, configFile: /** @type {const} */ (false) };
  const [first, ...rest] = process.argv.slice(2);
  if (first === 'documents') {
    /** @type {{ module: { runRetrieval: (args: string[]) => Promise<void> } }} */
    const { module } = await runnerImport(projectPath('bench/retrieval.ts'), options);
    await module.runRetrieval(rest);
    // Message channels of the engines would keep the process waiting.
    process.exit();
  }
  /** @type {{ module: { runQuality: (args: string[]) => Promise<void> } }} */
  const { module } = await runnerImport(projectPath('bench/quality.ts'), options);
  await module.runQuality(process.argv.slice(2));
});
