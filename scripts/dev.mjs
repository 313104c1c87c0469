import './requireNode.mjs';
import { buildKernels } from './buildKernels.mjs';
import { buildSamples } from './buildSamples.mjs';
import { installDependencies } from './install.mjs';
import { projectPath, projectRoot } from './projectRoot.mjs';
import { runScript } from './runScript.mjs';

await runScript(async () => {
  await installDependencies();
  await buildKernels();
  await buildSamples();
  const { createServer, normalizePath } = await import('vite');
  const server = await createServer({ root: projectRoot });
  const kernels = normalizePath(projectPath('worker/kernels/assembly'));
  server.watcher.on('change', (path) => {
    if (!normalizePath(path).startsWith(kernels)) return;
    void runScript(async () => {
      await buildKernels();
      server.ws.send({ type: 'full-reload' });
    });
  });
  await server.listen();
  server.printUrls();
});
