import type { Browser } from 'playwright';
import { MemoryWatch } from './processMemory';

/** Peak memory of the browser's processes in each part of a session with a large text, and how long it took. */
export interface LargeResult {
  megabytes: number;
  parts: { name: 'idle' | 'read' | 'train' | 'explore'; peakBytes: number; seconds: number }[];
}

const LONGEST_MS = 3_600_000;
const ASKED_WORDS = ['the', 'of', 'man', 'day', 'house'];

/** Reads a text of the disk in the page, trains one epoch of CBOW and asks for neighbours. */
export const benchLarge = async (
  browser: Browser,
  url: string,
  { path, megabytes }: { path: string; megabytes: number },
): Promise<LargeResult> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(LONGEST_MS);
  const watch = new MemoryWatch();
  const parts: LargeResult['parts'] = [];
  const measure = async (name: LargeResult['parts'][number]['name'], work: () => Promise<unknown>) => {
    await watch.takePeak();
    const start = performance.now();
    await work();
    const seconds = (performance.now() - start) / 1000;
    parts.push({ name, peakBytes: await watch.takePeak(), seconds });
  };
  try {
    const input = page.locator('input[type=file]').first();
    await measure('idle', async () => {
      await page.goto(`${url}#sg=0&epochs=1`);
      await input.waitFor({ state: 'attached' });
    });
    const start = page.getByRole('button', { name: 'Start', exact: true }).and(page.locator(':enabled'));
    await measure('read', async () => {
      await input.setInputFiles(path);
      await start.first().waitFor();
    });
    await measure('train', async () => {
      await start.first().click();
      await page.getByText('Finished', { exact: true }).first().waitFor();
    });
    await measure('explore', async () => {
      for (const word of ASKED_WORDS) {
        await page.getByRole('combobox').first().fill(word);
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: word, exact: true }).waitFor();
        await page.getByRole('list', { name: 'Nearest neighbours' }).waitFor();
      }
    });
    return { megabytes, parts };
  } finally {
    watch.end();
    await page.close();
  }
};
