import { accessibilityViolations, expect, layoutVersion, openFile, runState, smallText, test } from './page';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    // Without motion no colour is measured half-way through a transition.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('no view breaks a rule of WCAG 2.2 AA', async ({ page }) => {
      await page.goto('/');
      await expect(page.getByRole('heading', { name: 'Drop a text file anywhere' })).toBeVisible();
      expect(await accessibilityViolations(page)).toEqual([]);
      await openFile(page, 'small.txt', smallText(5000));
      await expect(page.getByRole('button', { name: 'Start', exact: true }).first()).toBeEnabled();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Start', exact: true }).first().click();
      await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.keyboard.press('/');
      await page.keyboard.type('cat');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'cat', exact: true })).toBeVisible();
      expect(await accessibilityViolations(page)).toEqual([]);
    });
  });
}

test('the whole way by keyboard', async ({ page }) => {
  await page.goto('/');
  const sample = page.getByRole('button', { name: /Moby Dick/ }).first();
  for (let i = 0; i < 40 && !(await sample.evaluate((el) => el === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(sample).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => layoutVersion(page), { timeout: 60_000 }).toBeGreaterThan(1);
  await expect(runState(page)).toHaveText('Training');
  await page.keyboard.press('Escape');
  await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Space');
  await expect(runState(page)).toHaveText('Paused');
  // Within an epoch, or just at the end of one.
  const place = await page
    .getByText(/^(Epoch \d+ of 10|\d+ of 10 epochs trained)$/)
    .first()
    .textContent();
  const next = Number(/\d+/.exec(place!)![0]) + (place!.startsWith('Epoch') ? 0 : 1);
  await page.keyboard.press('.');
  await expect(page.getByText(`${next} of 10 epochs trained`).first()).toBeVisible({ timeout: 30_000 });
  await expect(runState(page)).toHaveText('Paused');
  await page.keyboard.press('/');
  await page.keyboard.type('whale');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'whale', exact: true })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('at phone width everything is at hand and nothing sticks out', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page
    .getByRole('button', { name: /Moby Dick/ })
    .first()
    .click();
  await expect.poll(() => layoutVersion(page), { timeout: 60_000 }).toBeGreaterThan(1);
  await expect(page.getByRole('button', { name: 'Pause', exact: true }).first()).toBeVisible();
  for (const tab of ['Corpus', 'Model', 'Explore']) {
    await page.getByRole('tab', { name: tab }).click();
    expect(await overflow()).toBeLessThanOrEqual(0);
  }
});
