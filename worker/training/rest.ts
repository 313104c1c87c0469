import type { ControlWords } from './controlWords';

const POLL_MS = 10;

/** Waits without blocking the thread, so that the command which ends the pause can arrive on it. */
export const restWhilePaused = async (control: ControlWords): Promise<void> => {
  while (control.isPaused()) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
};

/**
 * Lets waiting messages and timers run, then goes on: a message to oneself queues behind them,
 * without the 4 ms that browsers add to nested setTimeout calls.
 */
export class MessageYield {
  private readonly channel = new MessageChannel();
  private readonly waiting: (() => void)[] = [];

  constructor() {
    this.channel.port1.onmessage = () => this.waiting.shift()?.();
  }

  yield(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.channel.port2.postMessage(null);
    });
  }
}
