import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { accessibilityViolations, expect, layoutVersion, map, openFile, runState, test } from './page';

// Without motion no colour is measured half-way through a transition.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const TOPICS = {
  sea: ['ship', 'mast', 'wave', 'anchor', 'sailor', 'harbour', 'sail', 'storm'],
  garden: ['rose', 'hedge', 'seed', 'spade', 'gardener', 'lawn', 'bloom', 'compost'],
};
const DOCUMENTS = 300;

/** Documents about the sea of the 1800s and about gardens of the 1900s. */
const library = (): string => {
  let state = 7;
  const draw = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 16) % below;
  };
  const rows = Array.from({ length: DOCUMENTS }, (_, i) => {
    const topic = i % 2 === 0 ? 'sea' : 'garden';
    const words = Array.from({ length: 20 }, () => TOPICS[topic][draw(8)]).join(' ');
    return `${topic}-${i},${words},${topic},${(topic === 'sea' ? 1800 : 1900) + draw(100)}`;
  });
  return ['id,text,topic,year', ...rows].join('\n');
};

const SETTINGS =
  'algorithm=doc2vec&dm=0&dbow_words=1&vector_size=16&min_count=1&sample=0&epochs=20&threads=1';

const train = async (page: Page) => {
  await page.goto(`/#${SETTINGS}`);
  await openFile(page, 'library.csv', library());
  await page.getByRole('button', { name: 'Read as documents' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  await expect.poll(() => layoutVersion(page)).toBeGreaterThan(1);
};

const legend = (page: Page) => page.getByRole('region', { name: /^Legend/ });
const layer = (page: Page, name: 'words' | 'documents') =>
  page
    .getByRole('toolbar', { name: 'Layers of the map' })
    .or(page.getByRole('group', { name: 'Layers of the map' }))
    .getByRole('button', { name: new RegExp(`${name}$`) });
const colourBy = async (page: Page, name: string) => {
  await page.getByRole('button', { name: /^Colour by/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click();
};
const inView = (page: Page) => page.getByRole('heading', { name: / in view$/ });

test('words and documents share one map, layer by layer and coloured by label and year', async ({ page }) => {
  await train(page);
  await expect(map(page)).toHaveAccessibleName('Map of words and documents');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(inView(page)).toHaveText(`16 words and ${DOCUMENTS} documents in view`);
  await layer(page, 'documents').click();
  await expect(inView(page)).toHaveText('16 words in view');
  await layer(page, 'documents').click();
  await layer(page, 'words').click();
  await expect(inView(page)).toHaveText(`${DOCUMENTS} documents in view`);
  // One of them is always on.
  await layer(page, 'documents').click();
  await expect(layer(page, 'documents')).toHaveAttribute('aria-pressed', 'true');
  await layer(page, 'words').click();

  await colourBy(page, 'Label');
  await expect(legend(page).getByRole('listitem')).toHaveText([/^sea15[0-9]$/, /^garden15[0-9]$/]);
  await legend(page).getByRole('button', { name: /^sea/ }).click();
  await expect(inView(page)).toHaveText('8 words and 150 documents in view');
  await legend(page).getByRole('button', { name: 'Show all' }).click();

  await colourBy(page, 'year');
  const from = legend(page).getByRole('slider', { name: 'year: from' });
  await expect(from).toHaveAttribute('aria-valuetext', /^18\d\d$/);
  await from.fill('0.5');
  await expect(inView(page)).toHaveText(/^\d words and 15\d documents in view$/);
  expect(await accessibilityViolations(page)).toEqual([]);
  await legend(page).getByRole('button', { name: 'Show all' }).click();
  await colourBy(page, 'Cluster');
  await expect(legend(page).getByRole('listitem').first()).toBeVisible();
});

test('a document is found, walked to, compared and selected on the map', async ({ page }) => {
  await train(page);
  await page.getByRole('combobox', { name: 'Find a word or document' }).fill('garden-7');
  await page
    .getByRole('option', { name: /garden-7/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: /^garden-7/ })).toBeVisible();
  const near = page.getByRole('list', { name: 'Nearest documents' }).getByRole('button');
  await expect(near).toHaveCount(10);
  for (const text of await near.allTextContents()) expect(text).toMatch(/^garden-/);
  await expect(page.getByRole('button', { name: 'Clear selection' })).toBeVisible();

  // By keyboard: to the next point, which becomes part of the selection with the document.
  await map(page).focus();
  const status = page.getByRole('status').filter({ hasText: 'on the map' });
  await expect(status).toContainText(/^garden-7\d*, nearest: .*16 words and 300 documents on the map/);
  await page.keyboard.press('ArrowRight');
  await expect(status).not.toContainText(/^garden-7\d*, /);
  await page.keyboard.press('Enter');
  await expect(page.getByText('selected', { exact: false }).first()).toBeVisible();

  // A box around all of it.
  await page.getByRole('radio', { name: 'Box select' }).click();
  const box = (await map(page).boundingBox())!;
  await page.mouse.move(box.x + 4, box.y + box.height - 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + 110, { steps: 4 });
  await page.mouse.move(box.x + box.width - 4, box.y + 4, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('heading', { name: '16 words and 300 documents selected' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save list' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\n');
  expect(lines[0]).toBe('kind\tname\tcount\tlabel\ttext');
  expect(lines).toHaveLength(317);
  expect(lines.filter((line) => /^document\tsea-\d+\t\tsea\t/.test(line))).toHaveLength(150);
});

test('a text is marked on the map until it is cleared, and fewer documents are said to be a sample', async ({
  page,
}) => {
  await train(page);
  await page
    .getByRole('textbox', { name: 'Find documents for a text' })
    .fill('a sailor in a storm, the harbour');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Marked on the map, among the points nearest to it.')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /SVG/ }).click();
  const svg = await readFile(await (await download).path(), 'utf8');
  expect(svg).toContain('>Your text</text>');
  expect(svg.match(/fill="none" stroke="rgb/g)?.length).toBeGreaterThan(250);
  expect(await accessibilityViolations(page)).toEqual([]);

  await page.getByText('Map settings').first().click();
  const documents = page.getByRole('textbox', { name: 'Documents on the map' });
  await documents.fill('100');
  await documents.press('Enter');
  await expect(layer(page, 'documents')).toHaveText('100 of 300 documents');
  // The text is placed anew among the points that are left.
  await expect(page.getByText('Marked on the map, among the points nearest to it.')).toBeVisible();
  await page.getByRole('button', { name: 'Take the text off the map' }).click();
  await expect(page.getByText('Marked on the map, among the points nearest to it.')).toBeHidden();
});
