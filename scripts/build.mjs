import './requireNode.mjs';
import { buildPage } from './buildPage.mjs';
import { installDependencies } from './install.mjs';
import { runScript } from './runScript.mjs';

await runScript(async () => {
  await installDependencies();
  await buildPage();
  console.log('Built into dist/');
});
