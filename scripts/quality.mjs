import './requireNode.mjs';
import { buildCli } from './buildCli.mjs';
import { installDependencies } from './install.mjs';
import { projectPath, projectRoot } from './projectRoot.mjs';
import { runScript } from './runScript.mjs';

await runScript(async () => {
  await installDependencies();
  await buildCli();
  // Vite's module runner: bench/quality.ts is TypeScript, which Node 20 cannot run by itself.
  const { runnerImport } = await import('vite');
  /** @type {{ module: { runQuality: (args: string[]) => Promise<void> } }} */
  const { module } = await runnerImport(projectPath('bench/quality.ts'), {
    root: projectRoot,
    configFile: false,
  });
  await module.runQuality(process.argv.slice(2));
});
