import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { DEVELOPMENT_HEADERS, headersFile, SECURITY_HEADERS } from './scripts/securityHeaders.ts';

const staticHostHeaders: Plugin = {
  name: 'static-host-headers',
  apply: 'build',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(SECURITY_HEADERS) });
  },
};

// Node 20 has relaxed SIMD behind a flag that later versions no longer know.
const relaxedSimd = process.versions.node.startsWith('20.') ? ['--experimental-wasm-relaxed-simd'] : [];

export default defineConfig({
  // Relative addresses: the page can lie in a folder of a host.
  base: './',
  plugins: [react(), staticHostHeaders],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    sourcemap: false,
    // The content security policy allows neither inline scripts nor data: fonts, scripts and kernels.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // All that the page needs comes at once: nothing is fetched once a text is open.
    chunkSizeWarningLimit: 1000,
  },
  server: { port: 5173, headers: DEVELOPMENT_HEADERS },
  preview: { port: 4173, strictPort: true, headers: SECURITY_HEADERS },
  test: {
    environment: 'node',
    include: ['{app,worker,cli,bench,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: 'scripts/kernelsForTests.mjs',
    execArgv: relaxedSimd,
    testTimeout: 30_000,
    // Its parts for Node and those for browsers do not know each other.
    server: { deps: { inline: [/@tensorflow/u] } },
  },
});
