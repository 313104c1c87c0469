import type { Browser, Page } from 'playwright';
import { headOf } from './corpora';
import { median } from './statistics';
import { longestTaskCpuMs, TRACE_FROM, traceTasks } from './taskTimes';

export interface PageResult {
  /** Words on the map. */
  words: number;
  /** Mean of the run, as the page shows it. */
  rawWordsPerSecond: number;
  secondsToFirstMap: number;
  layoutsPerSecond: number;
  longestTaskMs: number;
  /** Of the longest task by processor time, without what it waited. */
  longestTaskCpuMs: number;
}

const DROP_BYTES = 10_000_000;
const EPOCHS = 15;
/** Words on the map: next to none, which training is compared with, the page's default, and many. */
const MAP_WORDS = [100, 2000, 10_000];
const WATCH_MS = 120_000;

interface Watch {
  /** When each layout reached the page, ms. */
  layouts: number[];
  longTasks: { start: number; duration: number }[];
}

declare global {
  interface Window {
    watch: Watch;
  }
}

/** Notes each new layout version and each main-thread task over 50 ms (the browser tells of no shorter ones). */
const watchPage = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const watch: Watch = { layouts: [], longTasks: [] };
    window.watch = watch;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        watch.longTasks.push({ start: entry.startTime, duration: entry.duration });
    }).observe({ type: 'longtask', buffered: true });
    new MutationObserver((records) => {
      if (records.some((record) => (record.target as Element).getAttribute('data-layout-version') !== '0')) {
        watch.layouts.push(performance.now());
      }
    }).observe(document, { attributes: true, attributeFilter: ['data-layout-version'], subtree: true });
  });
};

const startTraining = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Start', exact: true }).first().click();
};

/** "2.31 M" as a number. */
const numberOf = (shown: string): number => {
  const [, digits, unit] = /([\d.,]+)\s*([kMG]?)/u.exec(shown) ?? [];
  if (digits === undefined) throw new Error(`the page shows "${shown}" for the words a second`);
  return Number(digits.replaceAll(',', '')) * { '': 1, k: 1e3, M: 1e6, G: 1e9 }[unit as '' | 'k' | 'M' | 'G'];
};

const measureOnce = async (
  browser: Browser,
  url: string,
  { text, words }: { text: Buffer; words: number },
): Promise<PageResult> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await watchPage(page);
    await page.goto(`${url}#words=${words}&epochs=${EPOCHS}`);
    const input = page.locator('input[type=file]').first();
    await input.waitFor({ state: 'attached' });
    const dropped = await page.evaluate(() => performance.now());
    await input.setInputFiles({ name: 'ten-megabytes.txt', mimeType: 'text/plain', buffer: text });
    await traceTasks(browser, page);
    await startTraining(page);
    const trainingFrom = await page.evaluate((mark) => performance.mark(mark).startTime, TRACE_FROM);
    await page.waitForFunction(() => window.watch.layouts.length > 0, undefined, { timeout: 60_000 });
    await page.getByText('Finished', { exact: true }).first().waitFor({ timeout: WATCH_MS });
    const rate = page.locator('dt', { hasText: 'Words a second, mean' }).locator('xpath=../dd').first();
    const rawWordsPerSecond = numberOf((await rate.textContent()) ?? '');
    const { watch, until } = await page.evaluate(() => ({ watch: window.watch, until: performance.now() }));
    const seconds = (until - watch.layouts[0]) / 1000;
    return {
      words,
      rawWordsPerSecond,
      secondsToFirstMap: (watch.layouts[0] - dropped) / 1000,
      layoutsPerSecond: (watch.layouts.length - 1) / seconds,
      longestTaskMs: Math.max(
        0,
        ...watch.longTasks.filter((task) => task.start > trainingFrom).map((task) => task.duration),
      ),
      longestTaskCpuMs: await longestTaskCpuMs(browser),
    };
  } finally {
    await page.close();
  }
};

/** What a person at the page feels with few and many words on the map, medians of several rounds on the first 10 MB of a corpus. */
export const benchPage = async (
  browser: Browser,
  url: string,
  options: { corpus: string; rounds: number },
): Promise<PageResult[]> => {
  const text = await headOf(options.corpus, DROP_BYTES);
  const rounds: PageResult[][] = [];
  for (let round = 0; round < options.rounds; round++) {
    const results: PageResult[] = [];
    for (const words of MAP_WORDS) results.push(await measureOnce(browser, url, { text, words }));
    rounds.push(results);
  }
  return MAP_WORDS.map((words, i) => {
    const of = (key: keyof PageResult) => median(rounds.map((results) => results[i][key]));
    return {
      words,
      rawWordsPerSecond: of('rawWordsPerSecond'),
      secondsToFirstMap: of('secondsToFirstMap'),
      layoutsPerSecond: of('layoutsPerSecond'),
      longestTaskMs: of('longestTaskMs'),
      longestTaskCpuMs: of('longestTaskCpuMs'),
    };
  });
};
