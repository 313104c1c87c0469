import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { accessibilityViolations, expect, openFile, runState, smallText, test } from './page';

// Without motion no colour is measured half-way through a transition.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const NOUNS = {
  farm: ['cow', 'sheep', 'barn', 'field', 'horse', 'meadow'],
  sea: ['ship', 'whale', 'harbour', 'sail', 'wave', 'captain'],
};
const VERBS = ['sees', 'finds', 'leaves', 'passes', 'follows', 'remembers'];

/** Documents of two kinds that differ by their nouns; `missing` have no label, `empty` no word. */
const labelledTable = (documents: number, { missing = 0, empty = 0 } = {}): string => {
  let state = 7;
  const pick = (words: readonly string[]) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return words[(state >>> 16) % words.length];
  };
  const sentence = (nouns: readonly string[]) => `the ${pick(nouns)} ${pick(VERBS)} the ${pick(nouns)}`;
  const rows = Array.from({ length: documents }, (_, row) => {
    const kind = row % 3 === 0 ? 'sea' : 'farm';
    const text = row < empty ? '...' : `${sentence(NOUNS[kind])} and ${sentence(NOUNS[kind])}`;
    return `${text},${row >= documents - missing ? '' : kind},author ${row % 12}`;
  });
  return ['text,place,author', ...rows].join('\n');
};

const VECTORS = '#vector_size=16&min_count=1&epochs=3&sample=0&threads=1';

/** Reads a table and trains vectors on it. */
const trainVectors = async (page: Page, table: string) => {
  // A page whose address differs by its settings alone is not loaded anew.
  await page.goto('about:blank');
  await page.goto(`/${VECTORS}`);
  await openFile(page, 'places.csv', table);
  await page.getByRole('combobox', { name: 'Label' }).selectOption({ label: 'place' });
  // A column of many classes looks like one of names.
  await page.getByRole('combobox', { name: 'Name' }).selectOption({ label: 'Their numbers' });
  await page.getByRole('button', { name: 'Read as documents' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).first().click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
};

const step = (page: Page) => page.getByRole('button', { name: /^Classify/ });
const trainButton = (page: Page) => page.getByRole('button', { name: 'Train classifier' }).first();
const classifier = (page: Page) => page.getByTestId('classifier');
const compared = (page: Page) => page.getByRole('table', { name: 'Compared' });

const setNumber = async (page: Page, label: string, value: number) => {
  const field = page.getByRole('textbox', { name: label, exact: true });
  await field.fill(String(value));
  await field.press('Enter');
};

const accuracyOf = async (page: Page): Promise<number> =>
  Number.parseFloat((await page.getByTestId('accuracy').textContent()) ?? '');

test('from a labelled table to a classifier, its errors, a typed text and the saved model', async ({
  page,
}) => {
  await trainVectors(page, labelledTable(600, { missing: 9, empty: 2 }));
  await step(page).click();

  // What there is to learn from, and what is left out.
  const steps = page.getByRole('navigation', { name: 'Steps' });
  await expect(steps.getByText('589 documents in 2 classes')).toBeVisible({ timeout: 30_000 });
  await expect(steps.getByText('Left out: 9 without a label')).toBeVisible();
  await setNumber(page, 'Sequence length', 6);
  await expect(page.getByTestId('cut-share')).toContainText('100 % of the documents');
  await setNumber(page, 'Sequence length', 12);
  await expect(page.getByTestId('cut-share')).toContainText('All documents fit');
  await setNumber(page, 'Units', 8);
  await setNumber(page, 'Epochs', 12);
  await steps.getByText('More settings').click();
  await setNumber(page, 'Learning rate', 0.02);
  await expect(trainButton(page)).toBeEnabled();
  expect(await accessibilityViolations(page)).toEqual([]);

  // Trained, paused and resumed, with curves that grow.
  await trainButton(page).click();
  await expect(page.getByRole('img', { name: /^Loss/ }).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByTestId('accuracy')).toBeVisible({ timeout: 60_000 });
  expect(await accuracyOf(page)).toBeGreaterThan(90);

  // Beside the baselines, under the same split.
  await page.getByRole('button', { name: 'Train baselines' }).click();
  await expect(compared(page).getByRole('row')).toHaveCount(5, { timeout: 60_000 });
  await expect(
    compared(page).getByRole('button', { name: 'fastText, random vectors', exact: true }),
  ).toBeVisible({
    timeout: 60_000,
  });
  await compared(page).getByRole('button', { name: 'LSTM, frozen vectors', exact: true }).click();
  const cells = page.getByRole('table', { name: 'Confusion matrix' }).getByRole('button');
  await expect(cells).toHaveCount(4);
  await expect(cells.first()).toHaveAccessibleName(/^\d+ of farm recognised/);
  await cells.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(cells.nth(1)).toBeFocused();

  // A text of one's own, and the words that carried the answer.
  await page
    .getByRole('textbox', { name: 'A text of the kind it has learnt from' })
    .fill('the captain finds the whale and the ship follows the wave');
  await page.getByRole('button', { name: 'Classify', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'sea', exact: true })).toBeVisible();
  const marked = page.getByTestId('occluded').getByRole('button');
  await expect(marked.first()).toBeVisible();
  await expect(
    page
      .getByTestId('occluded')
      .getByRole('button', { name: /: speaks for sea/ })
      .first(),
  ).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);

  // Taken to Python.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save for Keras' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('places-lstm-frozen.zip');
  const files = unzipSync(await readFile(await saved.path()));
  const names = Object.keys(files);
  expect(names.some((name) => name.endsWith('model.json'))).toBe(true);
  expect(names.some((name) => name.endsWith('.py'))).toBe(true);

  // All is there after a look at the map, and is not lost without a question.
  await page.getByRole('radio', { name: 'Map' }).click();
  await expect(classifier(page)).toBeHidden();
  await page.getByRole('radio', { name: 'Classifier' }).click();
  await expect(compared(page).getByRole('row')).toHaveCount(5);
  await steps.getByRole('combobox', { name: 'Keep together' }).selectOption('author');
  await expect(page.getByRole('alertdialog')).toContainText('3 classifiers were trained');
  await page.getByRole('button', { name: 'Keep them' }).click();
  await expect(compared(page).getByRole('row')).toHaveCount(5);
});

test('fine-tuned vectors show which words moved, and errors open their text', async ({ page }) => {
  await trainVectors(page, labelledTable(300));
  await step(page).click();
  await page.getByRole('radio', { name: 'Fine-tuned' }).click();
  await setNumber(page, 'Units', 4);
  await setNumber(page, 'Epochs', 1);
  await expect(trainButton(page)).toBeEnabled({ timeout: 30_000 });
  await trainButton(page).click();
  const moved = page.getByRole('table', { name: 'Words that fine-tuning moved most' });
  await expect(moved.getByRole('row').nth(1)).toBeVisible({ timeout: 60_000 });

  // After one epoch at most, some documents are taken for the other class.
  const errors = page.getByRole('list', { name: 'Errors' }).getByRole('button');
  await errors.first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/Taken for (farm|sea)/);
  await expect(dialog.getByRole('region', { name: /^Text of/ })).toContainText('the');
  await page.keyboard.press('Escape');

  const word = await moved.getByRole('row').nth(1).getByRole('rowheader').textContent();
  await page.getByRole('button', { name: `Show ${word} on the map` }).click();
  await expect(classifier(page)).toBeHidden();
  await expect(page.getByRole('heading', { name: word ?? '', exact: true })).toBeVisible();
});

test('by keyboard alone', async ({ page }) => {
  await trainVectors(page, labelledTable(200));
  await step(page).focus();
  await page.keyboard.press('Enter');
  await expect(trainButton(page)).toBeEnabled({ timeout: 30_000 });
  await page.getByRole('combobox', { name: 'Model' }).focus();
  await page.keyboard.type('Log');
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('4');
  const button = page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: 'Train classifier' });
  await expect(button).toBeEnabled();
  for (let i = 0; i < 60 && !(await button.evaluate((el) => el === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('accuracy')).toBeVisible({ timeout: 60_000 });
});

test('at phone width the classifier has a tab, and nothing sticks out', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await trainVectors(page, labelledTable(200));
  await page.getByRole('tab', { name: 'Classify' }).click();
  await expect(trainButton(page)).toBeEnabled({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Train baselines' }).click();
  await expect(compared(page).getByRole('row')).toHaveCount(4, { timeout: 60_000 });
  await expect(page.getByTestId('accuracy')).toBeVisible({ timeout: 60_000 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('what cannot be classified is said', async ({ page }) => {
  await page.goto(`/${VECTORS}`);
  await openFile(page, 'plain.txt', smallText(200));
  await expect(step(page)).toContainText('This text has no labels');
  await step(page).click();
  await expect(page.getByText('This text has no labels. A classifier needs documents').first()).toBeVisible();

  // One class, and a class with one example.
  const lines = (labels: string[]) =>
    ['text,place', ...labels.map((label, i) => `the cow ${VERBS[i % 6]} the barn,${label}`)].join('\n');
  await trainVectors(page, lines(Array.from({ length: 30 }, () => 'farm')));
  await step(page).click();
  await expect(page.getByText('Only one class: “farm”').first()).toBeVisible({ timeout: 30_000 });

  const labels = Array.from({ length: 60 }, (_, i) => (i === 0 ? 'sea' : i % 2 ? 'farm' : 'barn'));
  await trainVectors(page, lines(labels));
  await step(page).click();
  await expect(page.getByText('The class “sea” has 1 document').first()).toBeVisible({ timeout: 30_000 });
  await expect(trainButton(page)).toBeDisabled();
  await page.getByRole('button', { name: 'Leave them out' }).click();
  await expect(page.getByText('Left out: 1 of classes that are too small').first()).toBeVisible();

  // More classes than sensible: asked first.
  await trainVectors(page, lines(Array.from({ length: 800 }, (_, i) => `place ${i % 201}`)));
  await step(page).click();
  await expect(page.getByText('“place” has 201 classes').first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Use all 201 classes' }).click();
  await expect(page.getByText('800 documents in 201 classes').first()).toBeVisible();
});

test('the addresses by party: an LSTM on the vectors beside the baselines', async ({ page }) => {
  await page.goto('/#vector_size=32&epochs=1&min_count=10');
  await page
    .getByRole('button', { name: /Addresses by party/ })
    .first()
    .click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 100_000 });
  await step(page).click();
  const together = page.getByRole('combobox', { name: 'Keep together' });
  await together.selectOption('president');
  await setNumber(page, 'Sequence length', 40);
  await setNumber(page, 'Units', 8);
  await setNumber(page, 'Epochs', 1);
  await page.getByText('More settings').click();
  await setNumber(page, 'Batch size', 128);
  await expect(trainButton(page)).toBeEnabled({ timeout: 30_000 });
  await trainButton(page).click();
  await expect(page.getByTestId('accuracy')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('table', { name: 'Confusion matrix' })).toBeVisible();
  await expect(classifier(page).getByText(/in \d+ groups? never trained on/)).toBeVisible();
  await page.getByRole('button', { name: 'Train baselines' }).click();
  await expect(
    compared(page).getByRole('button', { name: 'fastText, random vectors', exact: true }),
  ).toBeVisible({
    timeout: 100_000,
  });
});
