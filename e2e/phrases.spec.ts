import { accessibilityViolations, expect, runState, test } from './page';

// Without motion no colour is measured half-way through a transition.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('phrases are found and scored before training, and trained as words', async ({ page }) => {
  await page.goto('/');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Files…' }).first().click();
  await (await chooser).setFiles('public/samples/moby-dick.txt');
  await expect(page.getByRole('heading', { name: 'moby-dick.txt', exact: true })).toBeVisible();

  // In the look at the text: off at first, then a table that follows the settings.
  await page.getByRole('radio', { name: 'Phrases' }).click();
  await page.getByRole('button', { name: 'Find phrases' }).click();
  const table = page.getByRole('table', { name: 'Phrases' });
  await expect(table.getByRole('rowheader', { name: 'sperm_whale', exact: true })).toBeVisible();
  await expect(page.getByText('428 phrases above the threshold', { exact: false })).toBeVisible();
  await page.locator('summary', { hasText: 'Phrases' }).click();
  await expect(page.getByText('426 phrases joined, 7,324 times in all.')).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  const threshold = page.getByRole('textbox', { name: 'Threshold' });
  await threshold.fill('100');
  await threshold.press('Enter');
  await expect(table.getByRole('rowheader', { name: 'sperm_whale', exact: true })).toBeHidden();
  await threshold.fill('10');
  await threshold.press('Enter');
  await expect(page.getByText('426 phrases joined, 7,324 times in all.')).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#phrases=1');

  // Rules that leave words out: a broken one is told at its field.
  await page.getByRole('button', { name: /^Model/ }).click();
  await page.locator('summary', { hasText: 'Stop list and patterns' }).click();
  await page.getByRole('button', { name: 'Add common English words' }).click();
  const pattern = page.getByRole('textbox', { name: 'Words must match' });
  await pattern.fill('(');
  await expect(page.getByRole('alert')).toContainText('unterminated group');
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeDisabled();
  await pattern.fill('^[a-z_]+$');
  await expect(
    page.getByText(/^Left out of the vocabulary: \d+ on the stop list, \d+ by pattern\.$/),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  await page.keyboard.press('/');
  await page.keyboard.type('sperm_whale');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'sperm_whale', exact: true })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('the');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“the” is not in the vocabulary')).toBeVisible();
});
