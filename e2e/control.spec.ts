import { accessibilityViolations, expect, map, layoutVersion, runState, test } from './page';

// Without motion no colour is measured half-way through a transition.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('earlier epochs are gone back to, and a run is trained further', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('button', { name: /Moby Dick/ })
    .first()
    .click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  await page.keyboard.press('/');
  await page.keyboard.type('whale');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'whale', exact: true })).toBeVisible();
  const list = page.getByRole('list', { name: 'Nearest neighbours' }).getByRole('button');
  await expect(list).toHaveCount(10);
  const newest = await list.allTextContents();

  // Back to the first epoch by keyboard: lists and map follow.
  const layouts = await layoutVersion(page);
  const slider = page.getByRole('slider', { name: 'Moment of training' });
  await slider.focus();
  await expect(slider).toHaveAttribute('aria-valuetext', 'Now');
  for (let epoch = 9; epoch >= 1; epoch--) {
    await page.keyboard.press('PageDown');
    await expect(slider).toHaveAttribute('aria-valuetext', `Epoch ${epoch} of 10`);
  }
  const note = page.getByText('Showing epoch 1 of 10').first();
  await expect(note).toBeVisible();
  await expect.poll(() => list.allTextContents()).not.toEqual(newest);
  const first = await list.allTextContents();
  await expect.poll(() => layoutVersion(page)).not.toBe(layouts);
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.press('PageUp');
  await expect(page.getByText('Showing epoch 2 of 10').first()).toBeVisible();
  await expect.poll(() => list.allTextContents()).not.toEqual(first);

  // What is saved is what is shown, and its name says so.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('menuitem', { name: /vectors/i }).click();
  expect((await download).suggestedFilename()).toMatch(/-epoch-2\.vec\.txt$/);

  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.getByText(/Showing epoch/)).toHaveCount(0);
  await expect.poll(() => list.allTextContents()).toEqual(newest);

  // Further training begins at the loss that was reached.
  const lossesOf = async () => {
    const label = await page.getByRole('img', { name: /^Loss by epoch/ }).getAttribute('aria-label');
    return (label ?? '').replace('Loss by epoch: ', '').split(', ').map(Number);
  };
  const losses = await lossesOf();
  await page.getByRole('radio', { name: 'Go on' }).click();
  await expect(page.getByText('New words')).toBeVisible();
  await page.getByRole('button', { name: 'Train further' }).click();
  await expect(runState(page)).toHaveText('Training');
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  const further = await lossesOf();
  expect(further).toHaveLength(10);
  expect(further[0]).toBeLessThan(losses[1]);
  expect(further.at(-1)).toBeLessThan(losses.at(-1) ?? 0);
  await expect(map(page)).toBeVisible();
});
