import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectPath, projectRoot } from './projectRoot.mjs';
import { runScript } from './runScript.mjs';
import { upToDate } from './upToDate.mjs';

const SOURCES = 'worker/kernels/assembly';
const OUTPUT = 'worker/kernels/build';

// Shared memory must declare a maximum; an imported memory fits when its own is not above it.
const SHARED = ['--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];

const BUILDS = [
  { name: 'simd-private', features: 'simd', memory: [] },
  { name: 'simd-shared', features: 'simd,threads', memory: SHARED },
  { name: 'relaxed-private', features: 'simd,relaxed-simd', memory: [] },
  { name: 'relaxed-shared', features: 'simd,relaxed-simd,threads', memory: SHARED },
];

/**
 * Arguments of asc for one build, paths relative to the repository. The kernels allocate nothing and hold no
 * statics (stub runtime), and they cannot abort (no import but the memory).
 * @param {{ name: string, features: string, memory: string[] }} build
 */
const compilerArguments = ({ name, features, memory }) => [
  `${SOURCES}/index.ts`,
  ...['--outFile', `${OUTPUT}/${name}.wasm`],
  ...['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
  ...['--importMemory', ...memory],
  ...['--enable', features],
  ...['--baseDir', projectRoot],
];

/**
 * Compiles the AssemblyScript kernels into worker/kernels/build/, when a source is newer than a product.
 * Throws with the compiler's own words when a source does not compile.
 */
export async function buildKernels() {
  const sources = (await readdir(projectPath(SOURCES), { recursive: true }))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => projectPath(SOURCES, name));
  const outputs = BUILDS.map(({ name }) => projectPath(OUTPUT, `${name}.wasm`));
  const inputs = [...sources, import.meta.filename, projectPath('node_modules/assemblyscript/package.json')];
  if (await upToDate(outputs, inputs)) return;
  await mkdir(projectPath(OUTPUT), { recursive: true });
  const { default: asc } = await import('assemblyscript/asc');
  for (const build of BUILDS) {
    let complaints = '';
    const stderr = { write: (/** @type {string | Uint8Array} */ chunk) => (complaints += chunk.toString()) };
    const { error } = await asc.main(compilerArguments(build), { stderr });
    if (error) throw new Error(`The kernels do not compile (${build.name}):\n${complaints || error.message}`);
  }
  console.log(`Kernels: ${BUILDS.map(({ name }) => join(OUTPUT, `${name}.wasm`)).join(', ')}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(buildKernels);
}
