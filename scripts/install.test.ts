import { describe, expect, it } from 'vitest';
import { staleReason } from './install.mjs';

const lock = (packages: Record<string, { version?: string; optional?: boolean }>) => ({ packages });

describe('staleReason', () => {
  const wanted = lock({
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/other-platform': { version: '2.0.0', optional: true },
  });

  it('is null when every needed package has the locked version', () => {
    expect(staleReason(wanted, lock({ 'node_modules/a': { version: '1.0.0' } }))).toBeNull();
  });

  it('names the package that is missing', () => {
    expect(staleReason(wanted, lock({}))).toBe('node_modules/a is missing');
  });

  it('names the versions that differ, of optional packages too', () => {
    expect(staleReason(wanted, lock({ 'node_modules/a': { version: '0.9.0' } }))).toBe(
      'node_modules/a is 0.9.0, not 1.0.0',
    );
    const installed = lock({
      'node_modules/a': { version: '1.0.0' },
      'node_modules/other-platform': { version: '1.9.0' },
    });
    expect(staleReason(wanted, installed)).toContain('other-platform is 1.9.0');
  });
});
