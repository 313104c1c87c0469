/**
 * Runs the body of a script; a failure is told in its own words, without a stack unless DEBUG is set, and the
 * script then ends with code 1.
 * @param {() => Promise<void>} body
 */
export async function runScript(body) {
  try {
    await body();
  } catch (error) {
    const message =
      error instanceof Error ? (process.env.DEBUG ? error.stack : error.message) : String(error);
    console.error(`\n${message}`);
    process.exitCode = 1;
  }
}
