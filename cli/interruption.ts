const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
const PARENT_POLL_MS = 200;
/** One Ctrl-C can arrive twice: from the terminal, and handed on by npm. */
const ONE_WISH_MS = 1000;

/** A wish to stop, by Ctrl-C or from outside. */
export interface Interruption {
  /** Aborts at the first signal. One that comes a second later ends the process at once. */
  signal: AbortSignal;
  /** What the process ends with: 128 and the number of the signal, as shells have it; null without a signal. */
  readonly exitCode: number | null;
}

type Wish = 'stop' | 'exit' | 'repeated';

/**
 * Reads the wishes behind signals, one call a signal.
 *
 * @param now milliseconds, monotonic
 */
export const wishReader = (now: () => number): (() => Wish) => {
  let first: number | null = null;
  return () => {
    if (first !== null) return now() - first < ONE_WISH_MS ? 'repeated' : 'exit';
    first = now();
    return 'stop';
  };
};

export const listenForInterruption = (): Interruption => {
  const controller = new AbortController();
  const wishOf = wishReader(() => performance.now());
  let exitCode: number | null = null;
  const stop = (code: number) => {
    exitCode ??= code;
    controller.abort();
  };
  for (const [name, code] of Object.entries(EXIT_CODES)) {
    process.on(name, () => {
      const wish = wishOf();
      if (wish === 'exit') process.exit(code);
      if (wish === 'stop') stop(code);
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
