import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test as base, type Page } from '@playwright/test';
import type Axe from 'axe-core';

/** Headless Chromium draws WebGL in software and copies each frame out; with a graphics card there is nothing to copy. */
const SOFTWARE_GL = /GPU stall due to ReadPixels/;

/** Complaints of the browser that a spec expects, by a part of their text. */
interface Options {
  expectedComplaints: RegExp | null;
}

/** A page that fails its test when the console complains, the policy is violated or a request leaves the origin. */
export const test = base.extend<Options & { watched: void }>({
  expectedComplaints: [null, { option: true }],
  watched: [
    async ({ page, baseURL, expectedComplaints }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (SOFTWARE_GL.test(message.text())) return;
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== baseURL) complaints.push(`request to ${request.url()}`);
      });
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          console.error(`policy violation: ${violatedDirective} ${blockedURI}`);
        });
      });
      await use();
      expect(complaints.filter((text) => !expectedComplaints?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export const SOTU = /State of the Union/;

export const map = (page: Page) => page.getByRole('application', { name: 'Map of words' });

/** Layouts that have reached the map. */
export const layoutVersion = async (page: Page): Promise<number> =>
  Number(await map(page).getAttribute('data-layout-version'));

export const runState = (page: Page) => page.getByTestId('run-state');

/** Chooses a text as a person does with the file button. */
export const openFile = async (page: Page, name: string, content: string | Buffer): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Files…' }).first().click();
  const buffer = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer });
};

/** Sentences of a small world in which words of one kind share their company. */
export const smallText = (sentences: number): string => {
  const animals = ['cat', 'dog', 'horse', 'cow', 'sheep', 'goat'];
  const places = ['house', 'garden', 'field', 'barn', 'street', 'wood'];
  const acts = ['sleeps', 'walks', 'runs', 'eats', 'waits', 'plays'];
  let state = 1;
  const pick = (words: string[]) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return words[(state >>> 16) % words.length];
  };
  return Array.from(
    { length: sentences },
    () => `the ${pick(animals)} ${pick(acts)} in the ${pick(places)}`,
  ).join('\n');
};

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of WCAG A and AA that the page as it stands breaks, with the elements. */
export const accessibilityViolations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
  });
};
