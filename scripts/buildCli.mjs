import { cp, readdir, rename, rm } from 'node:fs/promises';
import { buildKernels } from './buildKernels.mjs';
import { projectPath, projectRoot } from './projectRoot.mjs';
import { upToDate } from './upToDate.mjs';

const OUTPUT = '.build/cli';
const WASM = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';
const SOURCES = ['cli', 'worker', 'app/ui'];

/** @param {string} folder */
async function sourcesOf(folder) {
  const names = await readdir(projectPath(folder), { recursive: true });
  return names.filter((name) => name.endsWith('.ts')).map((name) => projectPath(folder, name));
}

/**
 * Builds the command line into .build/cli/, with the kernels where `worker/kernels/kernels.ts` looks for them, when
 * a source is newer than the product. The dependencies must be installed.
 */
export async function buildCli() {
  await buildKernels();
  const sources = (await Promise.all(SOURCES.map(sourcesOf))).flat();
  const inputs = [...sources, import.meta.filename, projectPath('node_modules/vite/package.json')];
  const outputs = ['main.js', 'shard.js', 'projectionHelper.js'].map((name) => projectPath(OUTPUT, name));
  if (await upToDate(outputs, inputs)) return;

  const { build } = await import('vite');
  const folder = projectPath(`${OUTPUT}.${process.pid}`);
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rollupOptions: {
        input: {
          main: projectPath('cli/main.ts'),
          shard: projectPath('cli/shard.ts'),
          projectionHelper: projectPath('cli/projectionHelper.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  await cp(projectPath('worker/kernels/build'), `${folder}/build`, { recursive: true });
  for (const name of ['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm']) {
    await cp(projectPath(WASM, name), `${folder}/${name}`);
  }
  // Several command lines may have been started at once: the first to be ready is the one that all use.
  if (!(await upToDate(outputs, inputs))) {
    await rm(projectPath(OUTPUT), { recursive: true, force: true });
    await rename(folder, projectPath(OUTPUT));
  }
  await rm(folder, { recursive: true, force: true });
}
