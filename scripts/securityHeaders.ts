/**
 * The headers of every answer, defined here once for `npm run dev`, the preview server and the
 * `_headers` file of static hosts.
 */

/**
 * React Aria adds two constant <style> elements to the page: usePress (touch-action of pressable elements)
 * and usePreventScroll (overscroll under a dialog on iOS). These are the hashes of their texts;
 * securityHeaders.test.ts compares them with the installed version.
 */
export const REACT_ARIA_STYLE_HASHES = [
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
];

const POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'", ...REACT_ARIA_STYLE_HASHES],
  'img-src': ["'self'", 'blob:', 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

const withPolicy = (policy: Record<string, string[]>): Record<string, string> => ({
  // Together these two make the page cross-origin isolated, without which there is no shared memory.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
});

export const SECURITY_HEADERS = withPolicy(POLICY);

/** Hot reload needs three things more: React's inline start-up script, inline styles and a web socket. */
export const DEVELOPMENT_HEADERS = withPolicy({
  ...POLICY,
  'script-src': [...POLICY['script-src'], "'unsafe-inline'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'connect-src': [...POLICY['connect-src'], 'ws://localhost:*'],
});

/** The headers in the format of Netlify's and Cloudflare's `_headers` file, for all paths. */
export const headersFile = (headers: Record<string, string>): string =>
  ['/*', ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
