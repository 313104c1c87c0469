import type { Page } from '@playwright/test';
import { expect, layoutVersion, map, openFile, runState, smallText, test } from './page';

/** Trains a small text to its end, so that the map rests. */
const showMap = async (page: Page): Promise<void> => {
  await page.goto('/#epochs=3');
  await openFile(page, 'small.txt', smallText(20_000));
  await page
    .getByRole('button', { name: /^(Start|Train again)$/ })
    .first()
    .click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  await expect.poll(() => layoutVersion(page)).toBeGreaterThan(1);
};

const points = (page: Page) => map(page).locator('canvas').first();

interface Painted {
  /** Painted share of the canvas of the points, 0–1. */
  share: number;
  /** The painted place nearest to the middle of the map, CSS pixels of the page. */
  place: [x: number, y: number];
}

const look = (page: Page): Promise<Painted> =>
  points(page).evaluate(
    (canvas: HTMLCanvasElement) =>
      new Promise<Painted>((resolve) => {
        const box = canvas.getBoundingClientRect();
        // The drawing buffer holds the picture in the frame that drew it only: have it drawn, then look.
        canvas.parentElement?.dispatchEvent(new PointerEvent('pointermove', { clientX: 2, clientY: 2 }));
        requestAnimationFrame(() => {
          const copy = new OffscreenCanvas(canvas.width, canvas.height);
          const context = copy.getContext('2d')!;
          context.drawImage(canvas, 0, 0);
          const { data } = context.getImageData(0, 0, copy.width, copy.height);
          let count = 0;
          let place: [number, number] = [0, 0];
          let nearest = Infinity;
          for (let i = 0; i < data.length / 4; i++) {
            if (data[4 * i + 3] < 200) continue;
            count++;
            const [x, y] = [i % copy.width, Math.floor(i / copy.width)];
            const distance = Math.hypot(x - copy.width / 2, y - copy.height / 2);
            if (distance >= nearest) continue;
            nearest = distance;
            place = [box.left + (x * box.width) / copy.width, box.top + (y * box.height) / copy.height];
          }
          resolve({ share: count / (copy.width * copy.height), place });
        });
      }),
  );

const painted = async (page: Page): Promise<number> => (await look(page)).share;

/** A place where there is a point, once the last layout has come to rest. */
const restingPlace = async (page: Page): Promise<[number, number]> => {
  let last = await look(page);
  await expect
    .poll(
      async () => {
        const { place, share } = last;
        last = await look(page);
        return share > 0 && last.place.join() === place.join();
      },
      { intervals: [500] },
    )
    .toBe(true);
  return last.place;
};

/** Takes the WebGL context from the map; `restore` gives it back. */
const loseContext = (page: Page): Promise<void> =>
  points(page).evaluate((canvas: HTMLCanvasElement) => {
    const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    if (!extension) throw new Error('no WEBGL_lose_context');
    extension.loseContext();
    canvas.addEventListener('give-back', () => extension.restoreContext(), { once: true });
  });

test.describe('a lost WebGL context', () => {
  test.use({ expectedComplaints: /CONTEXT_LOST/ });

  test('that comes back shows the map again', async ({ page }) => {
    await showMap(page);
    await expect(points(page)).toHaveAttribute('data-renderer', 'webgl2');
    await expect.poll(() => painted(page)).toBeGreaterThan(0);
    const before = await painted(page);
    await loseContext(page);
    await expect.poll(() => painted(page)).toBe(0);
    await points(page).evaluate((canvas) => canvas.dispatchEvent(new Event('give-back')));
    await expect.poll(() => painted(page)).toBeCloseTo(before, 3);
    await expect(points(page)).toHaveAttribute('data-renderer', 'webgl2');
  });

  test('that stays lost leaves the map to a plain canvas, and says so', async ({ page }) => {
    await showMap(page);
    await loseContext(page);
    await expect(points(page)).toHaveAttribute('data-renderer', 'canvas2d');
    await expect.poll(() => painted(page)).toBeGreaterThan(0);
    await expect(page.getByText(/No WebGL2 in this browser/)).toBeVisible();
  });
});

test('a map that had no size is shown whole once it has one', async ({ page }) => {
  await showMap(page);
  const size = (value: string) =>
    map(page).evaluate((element, height) => {
      element.style.inset = height === '' ? '' : 'auto';
      element.style.width = height;
      element.style.height = height;
    }, value);
  await size('0px');
  await expect.poll(async () => (await map(page).boundingBox())?.height).toBe(0);
  await page.keyboard.press('f');
  await size('');
  await expect.poll(() => painted(page)).toBeGreaterThan(0);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('a long press on a word selects it and names it; two fingers zoom', async ({ page }) => {
    await showMap(page);
    const box = (await map(page).boundingBox())!;
    const touches = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', places: [number, number][]) =>
      touches.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: places.map(([x, y], id) => ({ x, y, id })),
      });
    const card = page.getByTestId('hover-card');
    const place = await restingPlace(page);
    await send('touchStart', [place]);
    await expect(card).toBeVisible();
    await send('touchEnd', []);
    await expect(page.getByRole('button', { name: 'Clear selection' })).toBeVisible();
    await expect(card).toBeVisible();

    const middle = [box.x + box.width / 2, box.y + box.height / 2];
    const apart = (distance: number): [number, number][] => [
      [middle[0] - distance, middle[1]],
      [middle[0] + distance, middle[1]],
    ];
    const before = await painted(page);
    await send('touchStart', apart(40));
    for (let distance = 40; distance <= 160; distance += 20) await send('touchMove', apart(distance));
    await send('touchEnd', []);
    await expect.poll(() => painted(page)).not.toBeCloseTo(before, 4);
  });
});
