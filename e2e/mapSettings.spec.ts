import { accessibilityViolations, expect, layoutVersion, map, runState, test } from './page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the map is drawn by other methods and settings, and says what they show', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('button', { name: /Moby Dick/ })
    .first()
    .click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  const nextLayout = async (act: () => Promise<void>) => {
    const before = await layoutVersion(page);
    await act();
    await expect.poll(() => layoutVersion(page)).toBeGreaterThan(before);
  };

  await page.getByText('Map settings').first().click();
  await expect(page.getByRole('slider', { name: 'Neighbours' })).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);

  // Only what applies is shown.
  await nextLayout(() => page.getByText('PCA', { exact: true }).click());
  await expect(page.getByRole('slider', { name: 'Neighbours' })).toHaveCount(0);
  await expect(page.getByText(/Component 1 holds [\d.]+ % of the variance, component 2/)).toBeVisible();

  await nextLayout(() => page.getByText('Axes', { exact: true }).click());
  await page.getByLabel('Left').fill('he his');
  await page.getByLabel('Right').fill('she hers!');
  await expect(page.getByText('Not on the map: hers!.')).toBeVisible();
  await page.getByLabel('Right').fill('she her');
  await nextLayout(() => page.getByLabel('Right').press('Enter'));
  expect(await accessibilityViolations(page)).toEqual([]);

  await nextLayout(() => page.getByText('UMAP', { exact: true }).click());
  await nextLayout(() => page.getByText('umap-js', { exact: true }).click());
  await expect(map(page)).toBeVisible();
});
