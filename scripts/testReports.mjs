/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * Tests in Vitest's JSON report. A file that could not be loaded counts as one failed test, and so does a run
 * that failed although every test passed (an unhandled error) or wrote no report.
 * @param {VitestReport | null} report
 * @param {number} exitCode
 * @returns {Tally}
 *
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[],
 * }} VitestReport
 */
export function tallyVitest(report, exitCode) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return counted(
    report.numPassedTests,
    report.numFailedTests + broken.length,
    report.numPendingTests + report.numTodoTests,
    exitCode,
  );
}

/**
 * Tests in Playwright's JSON report; errors outside of tests count as failed ones.
 * @param {PlaywrightReport | null} report
 * @param {number} exitCode
 * @returns {Tally}
 *
 * @typedef {{
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors: unknown[],
 * }} PlaywrightReport
 */
export function tallyPlaywright(report, exitCode) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return counted(expected, unexpected + flaky + report.errors.length, skipped, exitCode);
}

/**
 * @param {number} passed
 * @param {number} failed
 * @param {number} skipped
 * @param {number} exitCode
 * @returns {Tally}
 */
const counted = (passed, failed, skipped, exitCode) => ({
  passed,
  failed: failed === 0 && exitCode !== 0 ? 1 : failed,
  skipped,
});
