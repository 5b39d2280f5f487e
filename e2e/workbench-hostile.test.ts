import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { PAYLOAD, SHORT_PAYLOAD } from '../packages/server/src/testing/hostile.ts';
import { done } from './lib/caller.ts';
import { caught, hostileFields, SHOWN, type Shown, shownUnder, type Trapped, trapped } from './lib/hostile.ts';
import { fillForm, fillLeft } from './lib/hostile-left.ts';
import { expectTable, fillOffice } from './lib/hostile-office.ts';
import { fillStores, STORES } from './lib/hostile-stores.ts';
import { fillTalks } from './lib/hostile-talks.ts';
import { desk, enter, enterByKeys, line, useStage, widget } from './lib/index.ts';

const FAST = '1000';
const stage = useStage({ SHOPBELL_LIMIT_RATE_PER_SECOND: FAST, SHOPBELL_LIMIT_RATE_BURST: FAST });
/** What a file may be called: no name has a slash in it. */
const NAME = PAYLOAD.replaceAll('/', '_');
const pages: Trapped[] = [];

async function somebody(stored: Readonly<Record<string, string>> = {}): Promise<Trapped> {
  const page = await trapped(stage.browser, stored);
  pages.push(page);
  return page;
}

afterEach(async () => {
  const all = (await Promise.all(pages.map(caught))).flat();
  for (const page of pages.splice(0)) await page.context().close();
  expect(all).toEqual([]);
});

/** Presses what saves a file, and reads it. */
async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download');
  await press();
  const file = await download;
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(part);
  return { name: file.suggestedFilename(), text: Buffer.concat(parts).toString('utf8') };
}

test('[HO2] hostile strings run nowhere and leave nowhere, whichever field they came by', async () => {
  const { relay, shop } = stage;
  const { text, shows, looked } = hostileFields();
  const at = (page: Page, place: string) => page.goto(`${relay.url}/console/#${place}`);

  // Nobody is on duty yet: a shopper leaves a message, and where they can be reached.
  const vain = await fillLeft(relay, text);
  const buyer = await somebody();
  const bell = widget(buyer);
  const told = line(buyer);
  await buyer.goto(`${shop.url}/p/kettle`);
  await bell.open();
  await fillForm(bell, text);
  await shows(buyer, 'post /api/v1/left-form.form', ...shownUnder('say.leave.'));
  await bell.say(text('say.text'));
  await bell.panel.locator('.note').filter({ hasText: 'We have your message' }).waitFor();
  await shows(buyer, 'say.text');
  const left = String((await told.next(({ type }) => type === 'ack')).conversation);

  const office = await fillOffice(relay, text);
  const talks = await fillTalks(relay, office, text);
  const { one, held } = office;

  // Their file; and they are told that the agent is away.
  await done(talks.agent, { type: 'give_up', conversation: vain, text: PAYLOAD });
  await done(talks.agent, { type: 'take', conversation: left });
  const name = `${text('post /api/v1/files.name', NAME)}.txt`;
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(PAYLOAD) };
  await buyer.locator('shop-bell .pick').setInputFiles(file);
  await shows(buyer, 'post /api/v1/files.name');
  const near = shownUnder('say.card.near', 'say.card.services');
  await done(talks.agent, { type: 'say', conversation: left, text: '', card: talks.store });
  await shows(buyer, ...near);
  // It may be saved once it is there for both.
  await bell.thread.locator('.doc button').waitFor();
  talks.agent.send({ type: 'status', status: 'away', autoReply: text('status.autoReply') });
  await talks.agent.next(({ type, ...state }) => type === 'state' && JSON.stringify(state).includes('"away"'));
  await bell.say('Hello?');
  await shows(buyer, 'post /api/v1/people/:id/name.name', 'status.autoReply');
  // One alone waits from here on, and is told of by name.
  await done(talks.agent, { type: 'say', conversation: left, text: 'plain' });

  // An agent: the list, the strip above it, the title of the page.
  const agent = await somebody({ [`shopbell.console.notices.${one.id}`]: JSON.stringify({ words: true }) });
  const own = desk(agent, relay);
  await own.signIn('agent');
  await shows(agent, 'say.text', 'promise.order', 'post /api/v1/people/:id/name.name');
  await expect.poll(() => agent.title()).toContain(text('post /api/v1/site.name'));
  for (const place of ['', 'notices']) {
    await at(agent, place);
    await agent.locator('.waits').getByText(talks.name).waitFor();
    await shows(agent);
  }

  // A supervisor: the floor, a whisper, a visit.
  const above = await somebody();
  const supervisor = desk(above, relay);
  await supervisor.signIn('supervisor');
  await at(above, 'overview');
  await shows(above, ...shownUnder('say.text', 'post /api/v1/people', 'post /api/v1/floor/groups'));
  const row = above.locator(`[data-talk="${talks.full}"]`).getByRole('link');
  await row.press('w');
  const whisper = above.getByRole('textbox', { name: /^Whisper/ });
  await whisper.fill(text('whisper.text'));
  await enter(above, whisper);
  await agent.locator('.moves').getByText(text('whisper.text')).waitFor();
  await at(above, 'overview');
  await row.press('g');
  await supervisor.box.waitFor();
  await supervisor.say(`I am here too ${PAYLOAD}`);
  await supervisor.bubble(`I am here too ${PAYLOAD}`).waitFor();

  // Whoever is invited is told by whom, and as whom.
  const admin = await somebody();
  await at(admin, office.invitation);
  await shows(admin, 'post /api/v1/site.name', 'post /api/v1/invitations.email');
  await desk(admin, relay).signIn('admin');

  const thread =
    'say.card. note. promise. settle_promise. transfer. give_back. take_over. whisper. invite. edit. page. rate.';
  const pane = ['post /api/v1/shoppers/:person/name', 'post /api/v1/shoppers/:person/remarks', 'post /api/v1/tags'];
  const views: readonly [Trapped, string, readonly Shown[]][] = [
    [agent, `c/${talks.full}`, shownUnder(...thread.split(' '), ...pane)],
    [agent, `c/${talks.asked}`, shownUnder('say.page.')],
    [agent, 'summary', shownUnder('post /api/v1/summaries')],
    [agent, 'ready', shownUnder('post /api/v1/own-replies')],
    [above, `c/${talks.full}`, shownUnder('note.', 'whisper.', 'promise.', 'edit.')],
    [above, `c/${vain}`, ['say.text']],
    [above, 'summary', shownUnder('post /api/v1/summaries')],
    [above, 'ready', shownUnder('post /api/v1/replies')],
    [admin, 'people', shownUnder('post /api/v1/account/name', 'post /api/v1/people', 'post /api/v1/invitations')],
    [admin, 'staff', shownUnder('post /api/v1/floor/staff', 'status.autoReply')],
    [admin, 'groups', shownUnder('post /api/v1/floor/groups')],
    [admin, 'times', ['post /api/v1/ratings/rules.rules', 'rate.tags[]']],
    [admin, 'leave', ['post /api/v1/left-form.form']],
    [admin, 'shop', ['post /api/v1/site.name']],
    [admin, 'account', ['post /api/v1/sites.name']],
    [admin, 'shoppers', shownUnder('post /api/v1/tags', 'post /api/v1/shoppers/:person/block')],
    [admin, 'guard', ['post /api/v1/guard.guard']],
    [admin, 'look', ['post /api/v1/look.look']],
    [admin, 'log', ['post /api/v1/site.name', 'post /api/v1/guard.guard', 'post /api/v1/floor/groups/:id.name']],
  ];
  for (const [page, place, fields] of views) {
    await at(page, place);
    await shows(page, ...fields);
  }

  // What was given up, and why.
  await at(above, 'inbox');
  await above.getByRole('button', { name: /^Given up/ }).click();
  await shows(above, 'say.text');

  // Where the shop is told what happens stands in the form that changes it.
  await at(admin, 'webhooks');
  const change = admin.getByRole('button', { name: 'Change: evil.invalid' });
  for (const n of [0, 1]) await change.nth(n).click();
  await shows(admin, ...shownUnder('post /api/v1/webhooks'));

  await at(above, 'ready');
  // Tables, out by their button and in by a file with such a name.
  for (const page of [agent, above]) {
    const table = await saved(page, () => page.getByRole('link', { name: 'Save as a table' }).click());
    expectTable(table.text);
    const csv = { name: `${NAME}.csv`, mimeType: 'text/csv', buffer: Buffer.from(table.text) };
    await page.locator('input[type=file]').setInputFiles(csv);
    await page.locator('.question').getByText(`${NAME}.csv`).waitFor();
  }

  // Words that are looked for, and found.
  await at(above, 'search');
  // The page before it has a searchbox of its own.
  const field = above.locator('.search').getByRole('searchbox');
  for (const which of ['get /api/v1/search?.q', 'say.text'] as const) {
    await field.fill(text(which));
    await field.press('Enter');
    await above.locator('[aria-busy="false"] [role="status"]').filter({ hasText: /found/ }).waitFor();
    await shows(above, which);
  }
  await above.locator('[data-found] mark').first().waitFor();
  await shows(above, 'say.text', 'post /api/v1/people/:id/name.name');

  // The palette names shoppers.
  await agent.keyboard.press('Control+k');
  await agent.locator('.palette-field').fill(talks.name);
  await agent.locator('.palette-words').getByText(talks.name).waitFor();
  await shows(agent);
  await agent.keyboard.press('Escape');

  // What is offered while one writes, and what the guard says of it.
  await at(agent, `c/${left}`);
  await agent.locator('.shopper-part .facts .quiet').click();
  await shows(agent, 'say.text', 'post /api/v1/files.name', 'status.autoReply', ...shownUnder('say.leave.'));
  for (const which of ['post /api/v1/replies.title', 'post /api/v1/own-replies.title'] as const) {
    await own.box.fill('');
    await own.box.pressSequentially(`/${text(which).slice(0, 4)}`);
    await agent
      .locator('.offered-title')
      .filter({ hasText: text(which) })
      .waitFor();
    await shows(agent, which);
  }
  await own.box.fill(held);
  await enterByKeys(agent, own.box);
  await agent.locator('.ask mark').first().waitFor();
  expect(await agent.locator('.ask-words').textContent()).toBe(held);
  await shows(agent, 'post /api/v1/guard.guard');
  await own.box.fill('');

  // A file that waits beside the box is there again after the page was loaded anew; sent, it is saved and never opened.
  await agent.locator('.file-input').setInputFiles([file, { ...file, name: `${NAME}.svg` }]);
  await agent.locator('.picked-failed').getByText(`${NAME}.svg`).first().waitFor();
  await agent.locator('.picked-ready').waitFor();
  await agent.reload();
  await agent.locator('.picked-ready').getByText(name).waitFor();
  await shows(agent);
  await own.box.focus();
  await enter(agent, own.box);
  await expect.poll(() => own.log.locator('.file-name').allInnerTexts()).toEqual([name, name]);
  await expect.poll(() => bell.thread.locator('.doc bdi').allInnerTexts()).toEqual([name, name]);
  const kept = await saved(agent, () => own.log.locator('.file-row button').last().click());
  expect(kept.text).toBe(PAYLOAD);
  expect(kept.name).not.toMatch(/[/\\]/);

  // What is put on the desktop of who looks elsewhere.
  await agent.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const cards = async () => {
    await done(talks.member, { type: 'say', text: PAYLOAD });
    return agent.evaluate(() => Reflect.get(window, '__cards'));
  };
  await expect.poll(cards, { interval: 500 }).toContainEqual([talks.name, PAYLOAD]);

  // The page of who is sent to a store.
  const visitor = await somebody();
  const links = await fillStores({ relay, admin: office.admin, agent: one, conversation: talks.full }, text);
  for (const [n, field] of Object.values(STORES).entries()) {
    await visitor.goto(links[n] ?? '');
    await shows(visitor, field, ...shownUnder('post /api/v1/conversations/:id/referrals'));
  }

  // All that can be filled was seen, and the server is as it was.
  expect(looked()).toEqual(SHOWN);
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
  talks.close();
});

test('[HO2] what took one of them for more than text would be noticed', async () => {
  const { relay, shop } = stage;
  for (const url of [`${relay.url}/console/`, shop.url]) {
    const page = await trapped(stage.browser);
    await page.goto(url);
    for (const payload of [PAYLOAD, SHORT_PAYLOAD]) {
      page.left.length = 0;
      page.faults.length = 0;
      await page
        .evaluate((html) => {
          Reflect.deleteProperty(window, '__ran');
          document.body.append(document.createRange().createContextualFragment(html));
        }, payload)
        // The console's policy has no way from a text to an element at all.
        .catch(() => undefined);
      await expect.poll(async () => (await caught(page)).length).toBeGreaterThan(0);
    }
    await page.context().close();
  }
});
