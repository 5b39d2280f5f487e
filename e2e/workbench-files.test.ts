import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { Locator, Page, Route } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { desk, enter, person, useStage, widget } from './lib/index.ts';

const stage = useStage();
const pages: (Page & { faults: string[] })[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) {
    expect(page.faults).toEqual([]);
  }
});

async function somebody() {
  const page = await person(stage.browser);
  pages.push(page);
  return page;
}

/** A picture that doesn't pack: some 480 kB for a square of 400. */
function noise(side = 400): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  let state = 7;
  const rows = Buffer.alloc(side * (side * 3 + 1)).map((_, at) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return at % (side * 3 + 1) === 0 ? 0 : state >>> 24;
  });
  const magic = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** How wide a picture is that is shown; 0 while it is not. */
const drawn = (picture: Locator) =>
  picture.evaluate((image) => (image instanceof HTMLImageElement && image.complete ? image.naturalWidth : 0));

/** The same for the last picture there. */
const drawnIn = async (place: Locator) => {
  const pictures = place.locator('.picture img');
  return (await pictures.count()) === 0 ? 0 : drawn(pictures.last());
};

/** Cuts the line in the middle of an upload: once before a part comes to the server, once before its answer comes back. */
async function cutHalfWay(page: Page): Promise<{ parts: number[] }> {
  const seen = { parts: [] as number[] };
  await page.route('**/api/v1/files/*', async (route: Route) => {
    const request = route.request();
    if (request.method() !== 'PATCH') return route.continue();
    seen.parts.push(Number(request.headers()['upload-offset']));
    if (seen.parts.length === 2) return route.abort('connectionreset');
    if (seen.parts.length !== 4) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  return seen;
}

/** Lets this many parts of uploads through, and no more: whatever comes then never gets an answer. */
async function stopAfter(page: Page, parts: number): Promise<void> {
  let count = 0;
  await page.route('**/api/v1/files/*', async (route: Route) => {
    if (route.request().method() === 'PATCH') count += 1;
    if (count <= parts) await route.continue();
  });
}

/** What uploads ask for from here on: whether something is announced, and where each part begins. */
function watchUploads(page: Page): { announced: number; parts: number[]; looks: number } {
  const seen = { announced: 0, parts: [] as number[], looks: 0 };
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/api/v1/files' && request.method() === 'POST') seen.announced += 1;
    if (!pathname.startsWith('/api/v1/files/')) return;
    if (request.method() === 'GET') seen.looks += 1;
    if (request.method() === 'PATCH') seen.parts.push(Number(request.headers()['upload-offset']));
  });
  return seen;
}

/** The names in the server's folder of files. */
const kept = (): string[] => {
  const folder = join(stage.relay.dataDir, 'files');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((each) => readdirSync(join(folder, each)));
};

test('an agent pastes a picture over a line that is cut, the shopper sees it, and it is gone when it is taken back', async () => {
  const { relay, shop } = stage;
  const shopper = await somebody();
  const bell = widget(shopper);
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Can you show me the glaze?');

  const page = await somebody();
  const console = desk(page, relay);
  await console.signIn();
  await page.getByRole('link').filter({ hasText: 'Can you show me the glaze?' }).first().focus();
  await page.keyboard.press('t');
  await console.box.waitFor();
  const cut = await cutHalfWay(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: relay.url });
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const picture = new Blob([bytes], { type: 'image/png' });
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
  }, noise().toString('base64'));
  await console.box.focus();
  await page.keyboard.press('Control+v');
  await page.locator('.picked-file').waitFor();
  await page.locator('.picked-ready').waitFor();

  // It went on where the server had it: the part that never came was sent again, the one whose answer was lost was not.
  expect(cut.parts.length).toBeGreaterThan(4);
  expect(cut.parts[0]).toBe(0);
  expect(cut.parts[2]).toBe(cut.parts[1]);
  expect(cut.parts.filter((offset) => offset === cut.parts[3])).toHaveLength(1);
  expect(await bell.thread.locator('.picture').count()).toBe(0);

  await page.keyboard.press('Enter');
  await expect.poll(() => drawn(console.log.locator('.picture img'))).toBe(400);
  await expect.poll(() => drawn(bell.thread.locator('.picture img'))).toBe(400);
  const link = await bell.thread.locator('.picture img').getAttribute('src');
  expect(new URL(link ?? '').origin).toBe(relay.url);
  expect((await shopper.request.get(link ?? '')).headers()['content-disposition']).toMatch(/^attachment/);
  expect(kept()).toHaveLength(2);

  // Opened large, and left by Esc.
  await page.locator('.picture').focus();
  await page.keyboard.press('Enter');
  await page.locator('.picture-large img').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.picture-large').waitFor({ state: 'detached' });

  await page.locator('body').press('Escape');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await bell.thread.locator('.picture').waitFor({ state: 'detached' });
  await page.locator('.picture').waitFor({ state: 'detached' });
  expect((await shopper.request.get(link ?? '')).status()).toBe(404);
  await expect.poll(kept).toEqual([]);
});

test('a polyglot is refused by name and reaches nobody; a shopper’s own picture reaches the desk', async () => {
  const { relay, shop } = stage;
  const shopper = await somebody();
  const bell = widget(shopper);
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Mine came with a crack.');
  const page = await somebody();
  const console = desk(page, relay);
  await console.signIn('agent', 1);
  await console.open('Mine came with a crack.');
  await console.take();
  await console.box.waitFor();

  const polyglot = Buffer.from('%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF', 'latin1');
  await page.locator('.file-input').setInputFiles([
    { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: polyglot },
    { name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg onload=alert(1)>') },
    { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('GIF89a/*<script>*/') },
  ]);
  const chips = page.locator('.picked-failed');
  await expect.poll(() => chips.count()).toBe(3);
  const reasons = (await chips.allInnerTexts()).join('\n');
  expect(reasons).toContain('It holds something that could run, or another file.');
  expect(reasons).toContain('Only pictures (jpg, png, webp, gif), PDF and text can be sent.');
  expect(reasons).toContain('It doesn’t hold what its name says.');
  await page.keyboard.press('Enter');
  expect(await bell.thread.locator('.file').count()).toBe(0);

  const picture = noise(60);
  await shopper
    .locator('shop-bell .pick')
    .setInputFiles({ name: 'crack 裂缝.png', mimeType: 'image/png', buffer: picture });
  await page.locator('.picture img').waitFor();
  await bell.thread.locator('.picture img').waitFor();
  expect(await page.locator('.picture').getAttribute('title')).toBe('crack 裂缝.png');
});

test('a file that is cut half-way goes on after the page was loaded anew, for both sides, and arrives once', async () => {
  const { relay, shop } = stage;
  const shopper = await somebody();
  const bell = widget(shopper);
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Here is how it came.');
  const page = await somebody();
  const console = desk(page, relay);
  await console.signIn('agent', 1);
  await console.open('Here is how it came.');
  await console.take();
  await console.box.waitFor();
  const chip = page.locator('.picked-file');
  const row = shopper.locator('shop-bell .picked li');
  const before = kept().length;

  const share = (bar: Locator) => bar.evaluate((one) => (one instanceof HTMLProgressElement ? one.value : 0));

  // The agent has pressed Enter already: it goes by itself when it is here.
  await stopAfter(page, 2);
  await page.locator('.file-input').setInputFiles({ name: 'glaze 釉.png', mimeType: 'image/png', buffer: noise(500) });
  await expect.poll(() => share(chip.locator('progress'))).toBeGreaterThan(0.1);
  await console.box.focus();
  await enter(page, console.box);
  await chip.getByText('is sent when it is ready').waitFor();
  expect(await chip.textContent()).not.toContain('keep this page open');
  const agents = watchUploads(page);
  await page.reload();
  await page.unroute('**/api/v1/files/*');
  await expect.poll(() => drawnIn(console.log)).toBe(500);

  await stopAfter(shopper, 2);
  await shopper
    .locator('shop-bell .pick')
    .setInputFiles({ name: 'crack 裂缝.png', mimeType: 'image/png', buffer: noise(510) });
  await expect.poll(() => share(row.locator('progress'))).toBeGreaterThan(0.1);
  expect(await row.textContent()).not.toContain('keep this page open');
  const shoppers = watchUploads(shopper);
  await shopper.reload();
  await shopper.unroute('**/api/v1/files/*');
  await bell.open();
  await expect.poll(() => drawnIn(bell.thread)).toBe(510);
  await expect.poll(() => page.locator('.picture').count()).toBe(2);
  for (const { announced, looks, parts } of [agents, shoppers]) {
    expect([announced, looks > 0]).toEqual([0, true]);
    expect(parts[0]).toBeGreaterThan(0);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(new Set(parts).size).toBe(parts.length);
  }
  await chip.waitFor({ state: 'detached' });
  await row.waitFor({ state: 'detached' });
  expect(await bell.thread.locator('.picture').count()).toBe(2);
  // A picture and its preview each, and nothing half.
  expect(kept().length - before).toBe(4);

  // Nothing of it is on either machine, nor comes again.
  await page.reload();
  await console.log.locator('.picture').first().waitFor();
  await shopper.reload();
  await bell.open();
  await bell.thread.locator('.picture').first().waitFor();
  expect([await chip.count(), await row.count(), await page.locator('.picture').count()]).toEqual([0, 0, 2]);
});
