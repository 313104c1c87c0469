import './requireNode.mjs';
import { buildCli } from './buildCli.mjs';
import { buildPage } from './buildPage.mjs';
import { ensureChromium } from './chromium.mjs';
import { installDependencies } from './install.mjs';
import { projectPath, projectRoot } from './projectRoot.mjs';
import { runScript } from './runScript.mjs';

await runScript(async () => {
  await installDependencies();
  process.env.CHROMIUM_PATH = await ensureChromium();
  await buildPage();
  await buildCli();
  // Vite's module runner: bench/run.ts is TypeScript, which Node 20 cannot run by itself.
  const { runnerImport } = await import('vite');
  /** @type {{ module: { runBench: (args: string[]) => Promise<void> } }} */
  const { module } = await runnerImport(projectPath('bench/run.ts'), {
    root: projectRoot,
    configFile: false,
  });
  await module.runBench(process.argv.slice(2));
});
