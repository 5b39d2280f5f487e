import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { desk, person, useStage, widget } from './lib/index.ts';

const stage = useStage();

/** The mark under the shopper's own last message, and everything it has said, from now on. */
async function ladder(page: Page) {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    const look = () => {
      const root = document.querySelector('shop-bell')?.shadowRoot;
      const words = [...(root?.querySelectorAll('[data-mine] .meta [data-state]') ?? [])].at(-1)?.textContent;
      if (words && told.at(-1) !== words) told.push(words);
      requestAnimationFrame(look);
    };
    look();
  });
  return {
    told: () => page.evaluate(() => (window as unknown as { told: string[] }).told),
    on: (words: string) =>
      page.locator('shop-bell [data-mine] .meta [data-state]').getByText(words, { exact: true }).waitFor(),
  };
}

/** A shopper and the agent who has taken their conversation, `text` said. */
async function talk(text: string) {
  const { relay, shop, browser } = stage;
  const shopper = await person(browser);
  const agent = await person(browser);
  const bell = widget(shopper);
  const console = desk(agent, relay);
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say(text);
  await console.signIn();
  await console.open(text);
  await console.take();
  await console.box.waitFor();
  return { shopper, agent, bell, console };
}

const RUNGS = ['Waiting', 'Saved', 'Sending', 'Sent', 'Delivered', 'Read'];
const rung = (words: string) => RUNGS.findIndex((name) => words.startsWith(name));
const mark = (agent: Page, words: string) => agent.locator('.log .mark').getByText(words, { exact: true }).waitFor();
const toList = (agent: Page) => agent.evaluate(() => (location.hash = ''));

test('a shopper’s message climbs from the device to the agent’s eyes, and never back', async () => {
  const { relay } = stage;
  const { shopper, agent, bell, console } = await talk('Which oven? (ladder)');
  const seen = await ladder(shopper);
  await seen.on('Read');
  await toList(agent);
  await relay.kill();
  await bell.say('A wood-fired one, I mean');
  await seen.on('Saved here, waiting for the network');
  await relay.start();
  await seen.on('Delivered');
  await console.open('A wood-fired one');
  await seen.on('Read');
  const whole = await seen.told();
  const told = whole.slice(whole.indexOf('Read') + 1);
  expect(told.map(rung)).toEqual(told.map(rung).sort((a, b) => a - b));
  expect(told.filter((words) => /^(Saved here, w|Delivered|Read)/.test(words)).length).toBe(3);
  expect([...shopper.faults, ...agent.faults]).toEqual([]);
});

test('an agent’s message is delivered to a closed panel, and read in an open one', async () => {
  const { shopper, agent, bell, console } = await talk('Do you wrap? (read)');
  await bell.launcher.click();
  await console.say('We do, for free.');
  await mark(agent, 'Delivered');
  await shopper.locator('shop-bell').getByRole('button', { name: 'Chat with us, 1 unread' }).waitFor();
  const other = await shopper.context().newPage();
  await other.goto(shopper.url());
  await other.locator('shop-bell').getByRole('button', { name: 'Chat with us, 1 unread' }).waitFor();
  await bell.open();
  await mark(agent, 'Read');
  // What was read in one tab is read in the other.
  await other.locator('shop-bell').getByRole('button', { name: 'Chat with us', exact: true }).waitFor();
  expect([...shopper.faults, ...agent.faults]).toEqual([]);
});

test('[TA4][TA5] a shopper keeps the talk as a file, without what was taken back, and ends it', async () => {
  const { shopper, agent, bell, console } = await talk('Is it blue? (file)');
  await console.say('It is.');
  await bell.bubble('It is.').waitFor();
  await bell.say('My PIN is 1234');
  const secret = shopper.locator('.said').filter({ hasText: 'My PIN' });
  await secret.getByRole('button', { name: 'Edit or take back' }).click();
  await secret.getByRole('menuitem', { name: 'Take back' }).click();
  await bell.thread.getByText('You took a message back').waitFor();
  const menu = bell.panel.getByRole('button', { name: 'More about this chat' });
  await menu.click();
  const [file] = await Promise.all([
    shopper.waitForEvent('download'),
    bell.panel.getByRole('menuitem', { name: 'Save the chat as a file' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(file.suggestedFilename()).toMatch(/ \d{4}-\d\d-\d\d\.txt$/);
  expect(text).toMatch(
    / {2}You: Is it blue\? \(file\)\n(.*\n)*.* {2}Agent One: It is\.\n.* {2}You took a message back\n$/,
  );
  expect(text).not.toContain('1234');
  await menu.click();
  await bell.panel.getByRole('menuitem', { name: 'End the conversation' }).click();
  await bell.panel.getByRole('button', { name: 'End', exact: true }).click();
  await bell.thread.getByText('Conversation ended').waitFor();
  await agent.locator('.system').filter({ hasText: /ended/i }).first().waitFor();
  expect([...shopper.faults, ...agent.faults]).toEqual([]);
});

test('a reply says on both sides what it replies to, as that reads now, and leads there', async () => {
  const { shopper, agent, bell, console } = await talk('Is it in stock? (reply)');
  const quote = (page: Page, text: string) => page.locator('.quote').filter({ hasText: text });
  await console.say('Which colour?');
  await console.say('Wrong chat! (reply)');
  await bell.bubble('Wrong chat! (reply)').waitFor();
  await bell.box.press('Alt+ArrowUp');
  await bell.box.press('Alt+ArrowUp');
  await bell.say('Blue');
  for (const page of [shopper, agent]) await quote(page, 'Which colour?').waitFor();
  const wrong = (page: Page) => page.locator('.said, .line').filter({ hasText: 'Wrong chat! (reply)' });
  await wrong(shopper).hover();
  await wrong(shopper).getByRole('button', { name: 'Reply' }).click();
  await bell.say('Pardon?');
  for (const page of [shopper, agent]) await quote(page, 'Wrong chat! (reply)').waitFor();
  const said = agent.locator('.line').filter({ has: agent.locator('.bubble', { hasText: 'Wrong chat! (reply)' }) });
  await said.getByRole('button', { name: 'Edit or take back' }).click();
  await said.getByRole('menuitem', { name: 'Take back' }).click();
  for (const page of [shopper, agent]) await quote(page, 'taken back').waitFor();
  expect(await quote(shopper, 'Wrong chat!').count()).toBe(0);
  await shopper.reload();
  await bell.open();
  await quote(shopper, 'Which colour?').click();
  await expect.poll(() => shopper.locator('.said:focus').textContent()).toContain('Which colour?');
  expect([...shopper.faults, ...agent.faults]).toEqual([]);
});

test('edits and recalls reach the other side, from both, and are there after a reload', async () => {
  const { shopper, agent, bell, console } = await talk('Is it blue? (amend)');
  const choose = async (page: Page, text: string, entry: string) => {
    const said = page.locator('.said, .line').filter({ hasText: text });
    await said.getByRole('button', { name: 'Edit or take back' }).click();
    await said.getByRole('menuitem', { name: entry }).click();
  };
  await bell.say('Is it hevy?');
  await console.bubble('Is it hevy?').waitFor();
  await choose(shopper, 'Is it hevy?', 'Edit');
  await bell.box.fill('Is it heavy?');
  await bell.box.press('Enter');
  await console.bubble('Is it heavy?').waitFor();
  await bell.say('My PIN is 1234');
  await console.bubble('My PIN').waitFor();
  await choose(shopper, 'My PIN', 'Take back');
  await agent.locator('.system').filter({ hasText: 'took a message back' }).waitFor();

  await console.say('Half a kilo.');
  await bell.bubble('Half a kilo.').waitFor();
  await console.box.press('ArrowUp');
  await agent.locator('.box-text').fill('400 grams.');
  await agent.locator('.box-text').press('Enter');
  await bell.bubble('400 grams.').waitFor();
  await console.say('Wrong chat!');
  await bell.bubble('Wrong chat!').waitFor();
  await choose(agent, 'Wrong chat!', 'Take back');
  await bell.thread
    .getByText(/took a message back/)
    .nth(1)
    .waitFor();

  const theirs = ['Is it blue? (amend)', 'Is it heavy?', '400 grams.'];
  const shown = async () => {
    await bell.bubble('400 grams.').waitFor();
    expect((await bell.thread.locator('.bubble').allInnerTexts()).map((text) => text.trim())).toEqual(theirs);
    await expect.poll(() => bell.thread.getByText('edited', { exact: true }).count()).toBe(2);
    await expect.poll(() => bell.thread.getByText('You took a message back').count()).toBe(1);
    await console.bubble('400 grams.').waitFor();
    expect(await console.said()).toEqual(theirs);
    await expect.poll(() => agent.locator('.system').filter({ hasText: 'took a message back' }).count()).toBe(2);
  };
  await shown();
  await Promise.all([shopper.reload(), agent.reload()]);
  await bell.open();
  await shown();
  expect(await agent.content()).not.toContain('My PIN is');
  expect([...shopper.faults, ...agent.faults]).toEqual([]);
});

test('what was read is still read after the server was killed', async () => {
  const { relay } = stage;
  const { shopper, agent, bell, console } = await talk('Is it in stock? (restart)');
  const seen = await ladder(shopper);
  await seen.on('Read');
  // Receipts are written along with what is committed next.
  await console.say('Three of them.');
  await bell.bubble('Three of them.').waitFor();
  await mark(agent, 'Read');
  await console.say('Shall I keep one for you?');
  await bell.bubble('Shall I keep one').waitFor();
  await relay.kill();
  await relay.start();
  await shopper.reload();
  await bell.open();
  const again = await ladder(shopper);
  await again.on('Read');
  expect(await again.told()).toEqual(expect.arrayContaining(['Read']));
  await mark(agent, 'Read');
  expect([...shopper.faults, ...agent.faults]).toEqual([]);
});
