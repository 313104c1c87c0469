import type { Browser, Page } from 'playwright';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Start, microseconds. */
  ts: number;
  /** Processor time, microseconds. */
  tdur?: number;
}

/** Name of the `performance.mark` from which on tasks count. */
export const TRACE_FROM = 'training-from';

export const traceTasks = (browser: Browser, page: Page): Promise<void> =>
  browser.startTracing(page, { categories: ['-*', 'toplevel', 'blink.user_timing'] });

/**
 * Processor time of the longest main-thread task since the mark, ms. Unlike its duration it holds no waiting,
 * neither for a core that others have taken nor for the process that draws.
 */
export const longestTaskCpuMs = async (browser: Browser): Promise<number> => {
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mark = trace.traceEvents.find(({ name }) => name === TRACE_FROM);
  if (!mark)
    throw new Error(`the trace has no mark "${TRACE_FROM}" among ${trace.traceEvents.length} events`);
  const times = trace.traceEvents
    .filter(
      ({ name, pid, tid, ts }) =>
        pid === mark.pid && tid === mark.tid && ts > mark.ts && /RunTask$/.test(name),
    )
    .map(({ tdur = 0 }) => tdur / 1000);
  return times.reduce((longest, time) => Math.max(longest, time), 0);
};
