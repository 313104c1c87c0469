import { describe, expect, it } from 'vitest';
import { tallyPlaywright, tallyVitest } from './testReports.mjs';

const vitestReport = (statuses: string[][]) => {
  const all = statuses.flat();
  const count = (status: string) => all.filter((candidate) => candidate === status).length;
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    testResults: statuses.map((file) => ({
      status: file.length === 0 || file.includes('failed') ? 'failed' : 'passed',
      assertionResults: file.map((status) => ({ status })),
    })),
  };
};

describe('tallyVitest', () => {
  it('counts tests, not files', () => {
    expect(
      tallyVitest(
        vitestReport([
          ['passed', 'failed'],
          ['passed', 'pending', 'todo'],
        ]),
        1,
      ),
    ).toEqual({
      passed: 2,
      failed: 1,
      skipped: 2,
    });
  });

  it('counts a file that could not be loaded as one failed test', () => {
    expect(tallyVitest(vitestReport([['passed'], []]), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('never calls a failed run clean', () => {
    expect(tallyVitest(vitestReport([['passed']]), 1).failed).toBe(1);
    expect(tallyVitest(null, 0).failed).toBe(1);
  });
});

describe('tallyPlaywright', () => {
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 };

  it('counts what came out as expected', () => {
    expect(tallyPlaywright({ stats, errors: [] }, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  });

  it('counts flaky tests, errors outside of tests and a missing report as failures', () => {
    expect(tallyPlaywright({ stats: { ...stats, unexpected: 1, flaky: 1 }, errors: [{}] }, 1).failed).toBe(3);
    expect(tallyPlaywright({ stats, errors: [] }, 1).failed).toBe(1);
    expect(tallyPlaywright(null, 1).failed).toBe(1);
  });
});
