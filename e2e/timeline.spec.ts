import {
  accessibilityViolations,
  expect,
  layoutVersion,
  map,
  openFile,
  runState,
  smallText,
  test,
} from './page';
import type { Page } from '@playwright/test';

// Without motion no colour is measured half-way through a transition.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const slider = (page: Page) => page.getByRole('slider', { name: 'Moment of training' });

const placeOf = async (page: Page) => Number(await slider(page).inputValue());

/** Trains on a text small enough to be done soon, and large enough for some layouts on the way. */
const trainSmall = async (page: Page) => {
  await page.goto('/');
  await openFile(page, 'world.txt', smallText(60_000));
  await page.getByRole('button', { name: 'Start', exact: true }).first().click();
};

test('a training is gone back to, and played', async ({ page }) => {
  await trainSmall(page);
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  await page.keyboard.press('/');
  await page.keyboard.type('cat');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'cat', exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: /near from the first epoch on|come nearer/ })).toBeVisible();

  // From epoch to epoch by keyboard: map, chip and lists follow.
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'Now');
  await slider(page).focus();
  await page.keyboard.press('Home');
  await expect(slider(page)).toHaveValue('0');
  await expect(page.getByText(/Showing/).first()).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^Epoch \d+ of \d+$/);
  await expect(page.getByText(/Showing epoch \d+ of \d+$/).first()).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.press('End');
  await expect(page.getByText(/Showing/)).toHaveCount(0);

  // Played from the beginning; stopped, it stays; from there it ends at now.
  await page.getByRole('button', { name: 'Playing speed 1×' }).click();
  await page.getByRole('button', { name: 'Play the training back' }).click();
  await expect.poll(() => placeOf(page)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Stop playing' }).click();
  await expect(page.getByText(/Showing/).first()).toBeVisible();
  const stopped = await placeOf(page);
  const drawn = await layoutVersion(page);
  await page.getByRole('button', { name: 'Play backwards' }).click();
  await expect.poll(() => placeOf(page)).toBeLessThan(stopped);
  await map(page).focus();
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Stop playing' })).toHaveCount(0);
  await page.keyboard.press('p');
  await expect.poll(() => layoutVersion(page)).toBeGreaterThan(drawn);
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'Now', { timeout: 15_000 });
  await expect(page.getByRole('button', { name: 'Stop playing' })).toHaveCount(0);
});

test('going back does not hold up training', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('button', { name: /State of the Union/ })
    .first()
    .click();
  await expect(runState(page)).toHaveText('Training', { timeout: 30_000 });
  await expect(slider(page)).toBeVisible({ timeout: 30_000 });
  await expect.poll(async () => Number(await slider(page).getAttribute('max'))).toBeGreaterThan(3);
  await slider(page).focus();
  await page.keyboard.press('Home');
  const chip = page.getByText(/^Showing .* of training .*lists as of now/).first();
  await expect(chip).toBeVisible();
  const held = await layoutVersion(page);
  const length = Number(await slider(page).getAttribute('max'));
  await expect.poll(async () => Number(await slider(page).getAttribute('max'))).toBeGreaterThan(length);
  expect(await layoutVersion(page)).toBe(held);
  await expect(runState(page)).toHaveText('Training');
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(chip).toHaveCount(0);
  await expect.poll(() => layoutVersion(page)).toBeGreaterThan(held);
});
