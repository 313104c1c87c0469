import type { Browser, Page } from 'playwright';
import type { Movement } from './page/map';
import { median, percentile } from './statistics';
import { frameCpuMs, traceTasks } from './taskTimes';

export interface Spread {
  median: number;
  p95: number;
}

export interface MovementResult {
  movement: Movement;
  /** Processor time of the main thread a frame, ms. */
  mainThreadMs: Spread;
  /** From frame to frame, ms: without a graphics card mostly the drawing by the processor. */
  frameMs: Spread;
  /** Share of the frames whose work on the main thread alone makes the screen miss one, 0–1. */
  dropped: number;
}

export interface MapResult {
  points: number;
  movements: MovementResult[];
  /** Taking a layout: sorting into the grid, densities, the tween, the upload; ms. */
  layoutMs: Spread;
  pickMs: Spread;
  lassoMs: number;
  /** Tasks over 50 ms while the map moved. */
  longTasks: number;
}

const POINTS = [2_000, 10_000, 100_000];
const MOVEMENTS: readonly Movement[] = ['pan', 'zoom', 'layouts'];
const FRAMES = 240;
const SCREEN_FRAME_MS = 1000 / 60;

const spread = (values: number[]): Spread => ({ median: median(values), p95: percentile(values, 0.95) });

const measureMovement = async (browser: Browser, page: Page, movement: Movement): Promise<MovementResult> => {
  await traceTasks(browser, page);
  const frames = await page.evaluate(([name, count]) => window.mapBench.drive(name, count), [
    movement,
    FRAMES,
  ] as const);
  const work = await frameCpuMs(browser);
  return {
    movement,
    mainThreadMs: spread(work),
    frameMs: spread(frames),
    dropped: work.filter((ms) => ms > SCREEN_FRAME_MS).length / work.length,
  };
};

const measurePoints = async (browser: Browser, url: string, points: number): Promise<MapResult> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(`${url}map.html`);
    await page.waitForFunction(() => 'mapBench' in window);
    await page.evaluate((count) => window.mapBench.show(count, 1), points);
    await page.evaluate(() => window.mapBench.watchLongTasks());
    const movements: MovementResult[] = [];
    for (const movement of MOVEMENTS) movements.push(await measureMovement(browser, page, movement));
    const longTasks = await page.evaluate(() => window.mapBench.longTasks());
    const layouts = await page.evaluate(() => window.mapBench.takeLayouts(20));
    const picks = await page.evaluate(() => window.mapBench.pick(500));
    const lassos = await page.evaluate(() => [1, 2, 3, 4, 5].map(() => window.mapBench.lasso()));
    return {
      points,
      movements,
      layoutMs: spread(layouts),
      pickMs: spread(picks),
      lassoMs: median(lassos),
      longTasks,
    };
  } finally {
    await page.close();
  }
};

/** The map by itself with made-up words: panned, zoomed and given a new layout every sixth frame. */
export const benchMap = async (browser: Browser, url: string): Promise<MapResult[]> => {
  const results: MapResult[] = [];
  for (const points of POINTS) results.push(await measurePoints(browser, url, points));
  return results;
};
