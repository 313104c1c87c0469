import type { Browser, Page } from 'playwright';
import { FRAME_MARK } from './frameMark';

export interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Start, microseconds. */
  ts: number;
  /** Duration, microseconds. */
  dur?: number;
  /** Processor time, microseconds. */
  tdur?: number;
}

/** Name of the `performance.mark` from which on tasks count. */
export const TRACE_FROM = 'training-from';

export const traceTasks = (browser: Browser, page: Page): Promise<void> =>
  browser.startTracing(page, { categories: ['-*', 'toplevel', 'blink.user_timing'] });

const stopTrace = async (browser: Browser): Promise<TraceEvent[]> => {
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return trace.traceEvents;
};

/** Tasks of the thread on which a mark was set, in their order. */
const tasksBeside = (events: readonly TraceEvent[], { pid, tid }: TraceEvent): TraceEvent[] =>
  events
    .filter((event) => event.pid === pid && event.tid === tid && /RunTask$/.test(event.name))
    .sort((a, b) => a.ts - b.ts);

/**
 * Processor time of the longest main-thread task since the mark, ms. Unlike its duration it holds no waiting,
 * neither for a core that others have taken nor for the process that draws.
 */
export const longestTaskCpuMs = async (browser: Browser): Promise<number> => {
  const events = await stopTrace(browser);
  const mark = events.find(({ name }) => name === TRACE_FROM);
  if (!mark) throw new Error(`the trace has no mark "${TRACE_FROM}" among ${events.length} events`);
  return tasksBeside(events, mark)
    .filter(({ ts }) => ts > mark.ts)
    .reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1000), 0);
};

/** Processor time of the main thread from each mark `FRAME_MARK` to the next, ms. */
export const frameCpuMs = async (browser: Browser): Promise<number[]> => frameTimes(await stopTrace(browser));

/** The same of the events of a trace. The task in which a mark was set belongs to the frame that it begins. */
export const frameTimes = (events: readonly TraceEvent[]): number[] => {
  const marks = events.filter(({ name }) => name === FRAME_MARK).sort((a, b) => a.ts - b.ts);
  if (marks.length < 2) throw new Error(`the trace has ${marks.length} frames among ${events.length} events`);
  const times = new Array<number>(marks.length).fill(0);
  let frame = -1;
  for (const { ts, dur = 0, tdur = 0 } of tasksBeside(events, marks[0])) {
    while (frame + 1 < marks.length && marks[frame + 1].ts < ts + dur) frame++;
    if (frame >= 0) times[frame] += tdur / 1000;
  }
  // The last one goes on beyond the movement.
  return times.slice(0, -1);
};
