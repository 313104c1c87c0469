import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  DEVELOPMENT_HEADERS,
  headersFile,
  REACT_ARIA_STYLE_HASHES,
  SECURITY_HEADERS,
} from './securityHeaders';

const require = createRequire(import.meta.url);
const reactAria = join(
  require.resolve('react-aria-components/package.json'),
  '../../react-aria/dist/private',
);

/** Text of the <style> element that a module of React Aria makes, its one placeholder filled in. */
const styleText = async (path: string): Promise<string> => {
  const source = await readFile(join(reactAria, path), 'utf8');
  const template = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source)?.[1];
  if (template === undefined) throw new Error(`${path} makes no style element any more`);
  return template.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, 'data-react-aria-pressable').trim();
};

const hashSource = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('content security policy', () => {
  it('pins the styles that the installed React Aria adds', async () => {
    const texts = await Promise.all(
      ['interactions/usePress.mjs', 'overlays/usePreventScroll.mjs'].map((path) => styleText(path)),
    );
    expect(REACT_ARIA_STYLE_HASHES).toEqual(texts.map(hashSource));
  });

  it('lets the built page run no inline script and reach no other origin', () => {
    const policy = SECURITY_HEADERS['Content-Security-Policy'];
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toMatch(/https?:|wss?:|\*/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self';");
  });

  it('isolates the page in development as well', () => {
    for (const headers of [SECURITY_HEADERS, DEVELOPMENT_HEADERS]) {
      expect(headers['Cross-Origin-Opener-Policy']).toBe('same-origin');
      expect(headers['Cross-Origin-Embedder-Policy']).toBe('require-corp');
    }
  });
});

describe('headersFile', () => {
  it('indents every header under the pattern for all paths', () => {
    expect(headersFile({ 'X-One': 'a', 'X-Two': 'b c' })).toBe('/*\n  X-One: a\n  X-Two: b c\n');
  });
});
