const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** A wish to stop, by Ctrl-C or from outside. */
export interface Interruption {
  /** Aborts at the first signal. The second one ends the process at once. */
  signal: AbortSignal;
  /** What the process ends with: 128 and the number of the signal, as shells have it; null without a signal. */
  readonly exitCode: number | null;
}

export const listenForInterruption = (): Interruption => {
  const controller = new AbortController();
  let exitCode: number | null = null;
  for (const [name, code] of Object.entries(EXIT_CODES)) {
    process.on(name, () => {
      if (exitCode !== null) process.exit(code);
      exitCode = code;
      controller.abort();
    });
  }
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
  };
};
