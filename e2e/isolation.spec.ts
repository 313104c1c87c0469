import { test as unwatched } from '@playwright/test';
import { expect, test } from './page';

// Console, policy and requests are watched by `test` itself.
test('the page is isolated, quiet and speaks to no other origin', async ({ page }) => {
  const answer = await page.goto('/', { waitUntil: 'networkidle' });

  expect(answer?.headers()).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  await expect(page).toHaveTitle(/Embedding Playground/);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await page.evaluate(() => new SharedArrayBuffer(8).byteLength)).toBe(8);
  await expect(page.locator('#root')).not.toBeEmpty();
});

unwatched('the policy stops inline scripts and requests to other origins', async ({ page }) => {
  const refusals: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('refused by')) refusals.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      console.error(`refused by ${effectiveDirective}: ${blockedURI}`);
    });
  });
  await page.goto('/');
  const ranInline = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.head.append(script);
    await fetch('https://example.org/').catch((error: unknown) => error);
    return 'ranInline' in window;
  });
  expect(ranInline).toBe(false);
  await expect
    .poll(() => refusals)
    .toEqual(['refused by script-src-elem: inline', 'refused by connect-src: https://example.org/']);
});
