/** Lets messages in (a cancel among them) and goes on at once: timers would wait 4 ms in a browser. */
export const yieldToLoop = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
