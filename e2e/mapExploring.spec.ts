import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
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

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const chip = (page: Page) => page.getByRole('button', { name: 'Clear selection' });
const legend = (page: Page) => page.getByRole('region', { name: /^Legend/ });

const colourBy = async (page: Page, mode: string) => {
  await page.getByRole('button', { name: /^Colour by/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${mode}`) }).click();
};

/** Words that the table says are in view. */
const inView = async (page: Page): Promise<number> => {
  const title = await page.getByRole('heading', { name: /words? in view$/ }).textContent();
  return Number(title?.replace(/\D/g, ''));
};

const trainMobyDick = async (page: Page) => {
  await page.goto('/');
  await page
    .getByRole('button', { name: /Moby Dick/ })
    .first()
    .click();
  await expect.poll(() => layoutVersion(page), { timeout: 60_000 }).toBeGreaterThan(1);
  await colourBy(page, 'Cluster');
  // Clusters are found while training, and after.
  await expect(legend(page).getByRole('listitem')).toHaveCount(10);
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
};

test('clusters with a legend that filters map, selection and table', async ({ page }) => {
  await trainMobyDick(page);
  const entries = legend(page).getByRole('list', { name: 'Clusters' }).getByRole('button');
  const sizes = (await entries.allTextContents()).map((text) =>
    Number(/[\d,]+$/.exec(text)?.[0].replace(',', '')),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2000);
  expect(Math.min(...sizes)).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect.poll(() => inView(page)).toBe(2000);
  await entries.first().click();
  await expect(entries.first()).toHaveAttribute('aria-pressed', 'false');
  const [size] = (await entries.first().textContent())!.match(/[\d,]+$/)!;
  await expect.poll(() => inView(page)).toBe(2000 - Number(size.replace(',', '')));
  expect(await accessibilityViolations(page)).toEqual([]);
  await legend(page).getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => inView(page)).toBe(2000);

  // Fewer clusters take fewer entries.
  await legend(page)
    .getByRole('button', { name: /Decrease/ })
    .click();
  await expect(entries).toHaveCount(9);
});

test('a range of counts, and similarity to a word, by keyboard', async ({ page }) => {
  await trainMobyDick(page);
  await colourBy(page, 'Frequency');
  const from = legend(page).getByRole('slider', { name: 'Word count: from' });
  await from.focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
  await expect(legend(page).getByText(/ of 2,000 words/)).toBeVisible();
  await legend(page).getByRole('button', { name: 'Show all' }).click();
  await expect(legend(page).getByText(/ of 2,000 words/)).toBeHidden();

  await colourBy(page, 'Similarity');
  await expect(legend(page)).toContainText('Choose a word or document');
  await page.keyboard.press('/');
  await page.keyboard.type('whale');
  await page.keyboard.press('Enter');
  await expect(legend(page)).toContainText('Similarity to whale');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const rows = page.getByRole('table', { name: /in view$/ }).getByRole('row');
  await page.getByRole('button', { name: 'Similarity', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Similarity' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(rows.nth(1)).toContainText('whale');
  const values = (await rows.allTextContents()).slice(1).map((text) => Number(text.slice(-4)));
  expect(values).toEqual([...values].sort((a, b) => b - a));
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByText('51–100 of 2,000')).toBeVisible();
});

test('a walk by arrow keys, a selection by Enter, and undo and redo of it and of the view', async ({
  page,
}) => {
  await trainMobyDick(page);
  await map(page).focus();
  await page.keyboard.press('Enter');
  const word = page.getByRole('heading', { level: 2 }).and(page.locator('#focused-word'));
  await expect(word).toBeVisible();
  const first = await word.textContent();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await expect(word).not.toHaveText(first!);
  const second = await word.textContent();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 words selected')).toBeVisible();
  // What a screen reader is told: the word, its rank and what is near it.
  await expect(
    page
      .getByRole('region', { name: 'Map' })
      .getByRole('status')
      .filter({ hasText: `${second}, rank` }),
  ).toContainText(/nearest: \S+, \S+, \S+\. 2,000 words on the map, 2 selected/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('2 words selected')).toBeHidden();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText('2 words selected')).toBeVisible();

  await page.getByRole('button', { name: 'Clear selection' }).click();
  await expect(chip(page)).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: '2 selected words' })).toBeVisible();
  await page.getByRole('button', { name: 'Nearest to all' }).click();
  await expect(page.getByRole('list', { name: 'Nearest to all of these' }).getByRole('button')).toHaveCount(
    10,
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save list' }).click();
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(
    saved
      .split('\n')
      .slice(0, 3)
      .map((line) => line.split('\t')[0]),
  ).toEqual(['word', first, second]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '2 selected words' })).toBeHidden();

  // The view: zoomed in there are fewer words in it.
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect.poll(() => inView(page)).toBe(2000);
  await map(page).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('+');
  await expect.poll(() => inView(page)).toBeLessThan(1500);
  await page.keyboard.press('Control+z');
  await expect.poll(() => inView(page)).toBe(2000);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => inView(page)).toBeLessThan(1500);
});

test('labels of a Doc2Vec run colour the words they are known by', async ({ page }) => {
  await page.goto('/#algorithm=doc2vec&min_count=1&epochs=3');
  const lines = smallText(600).split('\n');
  const text = lines.map((line, i) =>
    i % 2 ? `__label__sea ${line} whale ship` : `__label__land ${line} horse cart`,
  );
  await openFile(page, 'labels.txt', text.join('\n'));
  await page.getByRole('button', { name: 'Start', exact: true }).first().click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  await colourBy(page, 'Label');
  const entries = legend(page).getByRole('list', { name: 'Labels' }).getByRole('button');
  await expect(entries).toHaveText([/^land/, /^sea/, /^No label stands out/]);
});
