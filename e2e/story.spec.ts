import { readFile } from 'node:fs/promises';
import { expect, layoutVersion, map, runState, SOTU, test } from './page';

/** Vectors of a word2vec text file. */
const parseVectors = (text: string): Map<string, number[]> => {
  const [head, ...lines] = text.trimEnd().split('\n');
  const [count, dimensions] = head.split(' ').map(Number);
  const vectors = new Map<string, number[]>();
  for (const line of lines) {
    const parts = line.split(' ');
    expect(parts.length).toBe(dimensions + 1);
    vectors.set(parts[0], parts.slice(1).map(Number));
  }
  expect(vectors.size).toBe(count);
  return vectors;
};

const nearest = (vectors: Map<string, number[]>, word: string, count: number): string[] => {
  const norm = (v: number[]) => Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));
  const query = vectors.get(word)!;
  const scored = [...vectors].filter(([other]) => other !== word);
  const similarity = (v: number[]) => v.reduce((sum, x, i) => sum + x * query[i], 0) / norm(v);
  return scored
    .map(([other, vector]) => ({ other, score: similarity(vector) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ other }) => other);
};

test('from the sample to explored neighbours and saved vectors', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: SOTU }).first().click();

  // The map moves while training goes on.
  await expect(runState(page)).toHaveText('Training', { timeout: 30_000 });
  await expect.poll(() => layoutVersion(page), { timeout: 30_000 }).toBeGreaterThan(0);
  const early = await layoutVersion(page);
  await expect.poll(() => layoutVersion(page)).toBeGreaterThan(early + 3);
  await expect(runState(page)).toHaveText('Training');

  // Pause stands still, resume goes on.
  await page.getByRole('button', { name: 'Pause', exact: true }).first().click();
  await expect(runState(page)).toHaveText('Paused');
  await page.getByRole('button', { name: 'Resume', exact: true }).first().click();

  await expect(runState(page)).toHaveText('Finished', { timeout: 100_000 });

  // The loss of each epoch is on the page, and falls.
  const losses = await page.getByRole('img', { name: /^Loss by epoch/ }).getAttribute('aria-label');
  const values = losses!.replace('Loss by epoch: ', '').split(', ').map(Number);
  expect(values.length).toBe(10);
  expect(values.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
  expect(values.at(-1)).toBeLessThan(values[0] * 0.95);

  // Neighbours that make sense.
  await page.keyboard.press('/');
  await page.keyboard.type('war');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'war', exact: true })).toBeVisible();
  const list = page.getByRole('list', { name: 'Nearest neighbours' }).getByRole('button');
  await expect(list).toHaveCount(10);
  const shown = (await list.allTextContents()).map((text) => text.replace(/[\d.−-]+$/, ''));
  const sensible = [
    'peace',
    'wars',
    'enemy',
    'hostilities',
    'conflict',
    'warfare',
    'fought',
    'world',
    'victory',
    'armed',
  ];
  expect(shown.filter((word) => sensible.includes(word)).length).toBeGreaterThanOrEqual(2);

  // Click through, and back.
  await list.first().click();
  await expect(page.getByRole('heading', { name: shown[0], exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Last word' }).click();
  await expect(page.getByRole('heading', { name: 'war', exact: true })).toBeVisible();

  // The saved file loads and gives the same neighbours.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('menuitem', { name: /Vectors/ }).click();
  const saved = await (await download).path();
  const vectors = parseVectors(await readFile(saved, 'utf8'));
  expect(nearest(vectors, 'war', 10)).toEqual(shown);
});

test('the map can be saved as PNG and SVG', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('button', { name: /Moby Dick/ })
    .first()
    .click();
  await expect.poll(() => layoutVersion(page), { timeout: 60_000 }).toBeGreaterThan(1);
  const save = async (item: RegExp) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    return readFile(await (await download).path());
  };
  const png = await save(/PNG/);
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.length).toBeGreaterThan(20_000);
  const svg = (await save(/SVG/)).toString('utf8');
  expect(svg).toContain('<svg');
  expect(svg.match(/<circle/g)?.length ?? 0).toBeGreaterThan(1000);
  expect(svg).toMatch(/<text[^>]*>[a-z]+<\/text>/);
});

test('a link carries the settings, and one thread with one seed gives the same file twice', async ({
  page,
}) => {
  const train = async () => {
    await page.goto('about:blank');
    await page.goto('/#sg=1&vector_size=24&min_count=3&epochs=2&seed=7&threads=1');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Files…' }).first().click();
    await (await chooser).setFiles('public/samples/moby-dick.txt');
    await page.getByRole('button', { name: 'Start', exact: true }).first().click();
    await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('menuitem', { name: /Vectors/ }).click();
    return readFile(await (await download).path(), 'utf8');
  };
  const first = await train();
  expect(first.split('\n', 1)[0]).toMatch(/^\d+ 24$/);
  expect(await train()).toBe(first);
});

test('gestures on the map: wheel, drag, click, box and lasso', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('button', { name: /Moby Dick/ })
    .first()
    .click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  const box = (await map(page).boundingBox())!;
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

  await page.keyboard.press('b');
  await page.mouse.move(centre.x - 120, centre.y - 100);
  await page.mouse.down();
  await page.mouse.move(centre.x + 120, centre.y + 100, { steps: 5 });
  await page.mouse.up();
  const count = page.getByRole('heading', { name: /selected words?$/ });
  await expect(count).toBeVisible();
  const inBox = Number((await count.textContent())!.replace(/\D/g, ''));
  expect(inBox).toBeGreaterThan(5);

  await page.keyboard.press('Control+z');
  await expect(count).toBeHidden();

  await page.keyboard.press('l');
  await page.mouse.move(centre.x - 150, centre.y);
  await page.mouse.down();
  for (const [dx, dy] of [
    [0, -150],
    [150, 0],
    [0, 150],
    [-150, 0],
  ])
    await page.mouse.move(centre.x + dx, centre.y + dy, { steps: 4 });
  await page.mouse.up();
  await expect(count).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(count).toBeHidden();
});
