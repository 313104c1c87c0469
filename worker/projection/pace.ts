/** Time, as the projection sees it. */
export interface Pace {
  /** Milliseconds on a steady clock. */
  now(): number;
  /** Lets messages in, and comes back after `ms` at the earliest. */
  rest(ms: number): Promise<void>;
}

export const realPace: Pace = {
  now: () => performance.now(),
  // Timers of 0 ms are held back to 4 ms once nested; a message is not.
  rest: (ms) => (ms < 1 ? nextTask() : new Promise((resolve) => setTimeout(resolve, ms))),
};

const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
