import './requireNode.mjs';
import { buildPage } from './buildPage.mjs';
import { installDependencies } from './install.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runScript } from './runScript.mjs';

const DEFAULT_PORT = 4173;

/**
 * A port number from the environment.
 * @param {string | undefined} text
 */
function portNumber(text) {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Error(`PORT is ${text}; it must be a whole number from 1 to 65535.`);
}

/** @param {number} port */
async function serve(port) {
  const { preview } = await import('vite');
  try {
    await preview({ root: projectRoot, preview: { port, strictPort: true } });
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('already in use')) throw error;
    throw new Error(
      `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
      { cause: error },
    );
  }
}

await runScript(async () => {
  const port = portNumber(process.env.PORT);
  await installDependencies();
  console.log('Building');
  await buildPage();
  await serve(port);
  console.log(`\nEmbedding Playground: http://localhost:${port}\nCtrl-C ends it.`);
});
