import { fileURLToPath } from 'node:url';
import { build, preview, type InlineConfig } from 'vite';
import { SECURITY_HEADERS } from '../scripts/securityHeaders';

const pathOf = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));

export interface Server {
  url: string;
  close: () => Promise<void>;
}

const servePreview = async (config: InlineConfig): Promise<Server> => {
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    ...config,
    preview: { port: 0, headers: SECURITY_HEADERS },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the preview server has no address');
  return { url, close: () => server.close() };
};

/** The product as it is built, with its own headers. */
export const serveProduct = (): Promise<Server> =>
  servePreview({ root: pathOf('.'), build: { outDir: pathOf('dist') } });

/** The bench pages: the engine (`/`) and the map (`/map.html`) and the classifier (`/classifier.html`) without the product's page. */
export const serveBenchPage = async (): Promise<Server> => {
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'warn',
    root: pathOf('bench/page'),
    worker: { format: 'es' },
    build: {
      outDir: pathOf('.build/bench'),
      emptyOutDir: true,
      rolldownOptions: {
        input: [
          pathOf('bench/page/index.html'),
          pathOf('bench/page/map.html'),
          pathOf('bench/page/classifier.html'),
        ],
      },
      target: 'es2023',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  };
  await build(config);
  return servePreview(config);
};
