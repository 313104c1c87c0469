import type { Page } from '@playwright/test';
import { expect, layoutVersion, openFile, runState, smallText, test } from './page';

const start = (page: Page) => page.getByRole('button', { name: /^(Start|Train again)$/ }).first();

/** Workers whose script has the name; they may start a moment after the page. */
const workerNamed = async (page: Page, name: string) => {
  const find = () => page.workers().find((worker) => worker.url().includes(name));
  await expect.poll(() => find() !== undefined).toBe(true);
  return find()!;
};

test.describe('without cross-origin isolation', () => {
  test('trains on one thread with private memory, and says so', async ({ page }) => {
    await page.route('**/*', async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers() };
      delete headers['cross-origin-opener-policy'];
      delete headers['cross-origin-embedder-policy'];
      await route.fulfill({ response, headers });
    });
    await page.goto('/');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await openFile(page, 'small.txt', smallText(20_000));
    await expect(page.getByText(/one thread/i).first()).toBeVisible();
    await start(page).click();
    await expect.poll(() => layoutVersion(page), { timeout: 30_000 }).toBeGreaterThan(1);
    await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  });
});

test('without WebGL the map is drawn on a plain canvas', async ({ page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      ...rest: unknown[]
    ) {
      return kind === 'webgl2'
        ? null
        : (Reflect.apply(original, this, [kind, ...rest]) as RenderingContext | null);
    } as typeof original;
  });
  await page.goto('/');
  await openFile(page, 'small.txt', smallText(20_000));
  await start(page).click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  await expect.poll(() => layoutVersion(page)).toBeGreaterThan(1);
});

test.describe('a thread that dies', () => {
  test.use({ expectedComplaints: /ended by the test/ });

  for (const name of ['shard.worker', 'engine.worker']) {
    test(`${name} in mid-run is shown, and training starts again`, async ({ page }) => {
      await page.goto('/#epochs=200');
      await openFile(page, 'small.txt', smallText(50_000));
      await start(page).click();
      await expect(runState(page)).toHaveText('Training', { timeout: 30_000 });
      const worker = await workerNamed(page, name);
      await worker.evaluate(() => {
        setTimeout(() => {
          throw new Error('ended by the test');
        });
      });
      await expect(runState(page)).toHaveText('Failed', { timeout: 20_000 });
      await expect(page.getByRole('alert').last()).toContainText(/stopped|ended|failed/i);
      await expect(start(page)).toBeEnabled({ timeout: 20_000 });
      await start(page).click();
      await expect(runState(page)).toHaveText('Training', { timeout: 30_000 });
    });
  }
});

test.describe('a worker that cannot start', () => {
  test.use({ expectedComplaints: /ERR_FAILED|Failed to load|engine/ });

  test('is told, with a way out', async ({ page }) => {
    await page.route('**/*engine.worker*', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('alert').last()).toContainText(/could not be started/, { timeout: 30_000 });
  });
});
