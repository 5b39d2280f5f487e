import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { greeted } from '../console/lines.ts';
import { ROOT } from '../lib/child.ts';
import { makeShop } from '../servers/shop.ts';
import { launch } from '../servers/start.ts';
import { buildFloors } from './floors/build.ts';
import { answerDdp, livechatPage, STUBS } from './peers/stubs.ts';
import { serve } from './serve.ts';
import { BLANK_PAGE, shopPage } from './shop.ts';
import { type Subject, subjects } from './subjects.ts';

const RELAY_PORT = 7430;
const SHOP_PORT = 7431;

/** Nobody is asked but this machine: a peer that wants a font from elsewhere has asked, and gets none. */
const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
];

/** A shop's server with every subject's page, the relay with an agent who is there, and a browser. */
export interface Stage {
  readonly subjects: readonly Subject[];
  readonly origin: string;
  readonly browser: Browser;
  /** What a page asked the shop's server for that is not there. */
  readonly unknown: ReadonlySet<string>;
  close(): Promise<void>;
}

/** @param peers the folders of the peers' packages, relative to the root, by name */
export async function openStage(peers: Readonly<Record<string, string>>): Promise<Stage> {
  const all = subjects(`http://localhost:${RELAY_PORT}`);
  const livechat = `${peers['rocket-chat']}/build`;
  const shop = await serve({
    port: SHOP_PORT,
    pages: new Map([
      ['/blank', BLANK_PAGE],
      ['/livechat', livechatPage(readFileSync(join(ROOT, livechat, 'index.html'), 'utf8'))],
      ...all.map((each) => [`/${each.id}`, shopPage(each)] as const),
    ]),
    folders: {
      ...(await buildFloors()),
      '/livechat/': livechat,
      ...Object.fromEntries(Object.entries(peers).map(([name, folder]) => [`/npm/${name}/`, folder])),
    },
    answers: STUBS,
    answerFrame: answerDdp,
  });
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-bench-'));
  const { agents } = await makeShop(folder, 1, undefined, [shop.origin]);
  const relay = await launch('shopbell', RELAY_PORT, folder);
  const agent = await greeted(RELAY_PORT, 0, { role: 'agent', token: agents[0] ?? '' });
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: CHROMIUM_ARGS,
  });
  return {
    ...{ subjects: all, origin: shop.origin, browser, unknown: shop.unknown },
    async close() {
      await browser.close();
      agent.end();
      await relay.end('SIGTERM');
      await shop.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
