const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
const PARENT_POLL_MS = 200;

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
  const stop = (code: number) => {
    exitCode ??= code;
    controller.abort();
  };
  for (const [name, code] of Object.entries(EXIT_CODES)) {
    process.on(name, () => {
      if (exitCode !== null) process.exit(code);
      stop(code);
    });
  }
  if (process.env.npm_lifecycle_event === 'cli') whenParentEnds(() => stop(EXIT_CODES.SIGTERM));
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
  };
};

/** SIGTERM to npm ends npm and the shell between, which does not hand it on. */
const whenParentEnds = (act: () => void): void => {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) act();
  }, PARENT_POLL_MS);
  timer.unref();
};
