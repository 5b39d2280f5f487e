import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { desk, person, useStage, widget } from './lib/index.ts';

const stage = useStage();

const pages: (Page & { faults: string[] })[] = [];
afterEach(() => {
  for (const page of pages) expect(page.faults).toEqual([]);
});

async function somebody() {
  const page = await person(stage.browser);
  pages.push(page);
  return page;
}

const EVIL = '<img src=x onerror="document.title=1"><script>document.title=1</script>';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const table = (...rows: string[][]): Buffer =>
  Buffer.from(rows.map((cells) => cells.map(quoted).join(',')).join('\r\n'));

/** 步骤,标题,内容 / 售后,到店,好的 as Excel writes it in China. */
const GB18030 = Buffer.from('b2bdd6e82cb1eacce22cc4dac8dd0d0acadbbaf32cb5bdb5ea2cbac3b5c4', 'hex');

async function bring(page: Page, file: Buffer, counts: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name: '话术.csv', mimeType: 'text/csv', buffer: file });
  await page.getByText(counts).waitFor();
}

test('a supervisor brings in a table, and an agent has its replies under the hand', async () => {
  const [supervisor, agent, shop] = [await somebody(), await somebody(), await somebody()];
  const hers = desk(supervisor, stage.relay);
  const his = desk(agent, stage.relay);
  const shopper = widget(shop);
  await his.signIn('agent');
  await hers.signIn('supervisor');

  await supervisor.getByRole('link', { name: 'Ready replies' }).click();
  // Whole or not at all: what is wrong is told by its line and its column.
  await supervisor.locator('input[type=file]').setInputFiles({
    name: 'bad.csv',
    mimeType: 'text/csv',
    buffer: table(['step', 'title', 'text'], ['greet', '到店自提', 'x'], ['hallo', 'a', 'to {name}']),
  });
  await supervisor.getByText('Line 3, step').waitFor();
  await supervisor.getByText('Line 3, text, character 4').waitFor();
  expect(await supervisor.getByText('到店自提').count()).toBe(0);

  const good = table(
    ['step', 'group', 'title', 'text'],
    ['greet', '', '到店自提', '您好，{shop}支持到店自提，我是{agent}。'],
    ['check', '', '核对单号', '订单 {order} 对吗？'],
    ['close', '', EVIL, `${EVIL} =1+1`],
  );
  await bring(supervisor, good, '3 new, 0 changed, 0 as they are.');
  await supervisor.keyboard.press('Enter');
  await supervisor.getByText('Done: 3 new, 0 changed.').waitFor();
  await bring(supervisor, good, '0 new, 0 changed, 3 as they are.');
  await supervisor.getByRole('button', { name: 'Cancel' }).click();
  await bring(supervisor, GB18030, '1 new, 0 changed, 0 as they are.');
  await supervisor.getByRole('button', { name: 'Bring them in' }).click();
  await supervisor.getByText('到店', { exact: true }).waitFor();

  await shop.goto(`${stage.shop.url}/p/noodle-bowl`);
  await shopper.open();
  await shopper.say('can I fetch it myself?');
  await his.open('can I fetch it myself?');
  await his.take();

  // By pinyin initials, of what came a moment ago.
  await his.box.click();
  await agent.keyboard.type('/ddzt');
  await agent.getByRole('option', { name: '到店自提' }).waitFor();
  await agent.keyboard.press('Enter');
  await expect.poll(() => his.box.inputValue()).toBe('您好，Demo shop支持到店自提，我是Agent One。');
  await his.say(await his.box.inputValue());
  await shopper.bubble('您好，Demo shop支持到店自提，我是Agent One。').waitFor();

  // What has no value is asked for, and never sent.
  await his.box.click();
  await agent.keyboard.type('/hddh');
  await agent.getByRole('option', { name: '核对单号' }).waitFor();
  await agent.keyboard.press('Enter');
  await expect.poll(() => his.box.inputValue()).toBe('订单 {order} 对吗？');
  await agent.keyboard.press('Enter');
  await agent.locator('.ask').waitFor();
  // It is quicker here than anybody looks: it may be asked first for whom the words are, as often as the list moves.
  while ((await agent.locator('.ask').getByText('has no value yet').count()) === 0) {
    await his.box.press('Escape');
    await agent.locator('.ask').waitFor({ state: 'detached' });
    await his.box.press('Enter');
    await agent.locator('.ask').waitFor();
  }
  await agent.getByText('“order number” has no value yet').waitFor();
  await agent.keyboard.type('20931');
  await his.say(await his.box.inputValue());
  await shopper.bubble('订单 20931 对吗？').waitFor();

  // A hostile reply stays text, on the page, in the list, in the thread and at the shopper.
  await supervisor.getByText(EVIL, { exact: true }).waitFor();
  await his.box.click();
  await agent.keyboard.type('/onerror');
  await agent.getByRole('option').first().waitFor();
  await agent.keyboard.press('Enter');
  await expect.poll(() => his.box.inputValue()).toBe(`${EVIL} =1+1`);
  await his.say(await his.box.inputValue());
  await shopper.bubble(`${EVIL} =1+1`).waitFor();
  await his.bubble(`${EVIL} =1+1`).waitFor();
  for (const page of [supervisor, agent, shop]) expect(await page.title()).not.toBe('1');

  // What goes out comes back as it was, and no spreadsheet carries it out.
  const download = supervisor.waitForEvent('download');
  await supervisor.getByRole('link', { name: 'Save as a table' }).click();
  const saved = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of saved) parts.push(part);
  await bring(supervisor, Buffer.concat(parts), '0 new, 0 changed,');
});

test('an agent’s own replies are theirs alone', async () => {
  const [one, two] = [await somebody(), await somebody()];
  await desk(one, stage.relay).signIn('agent', 0);
  await one.getByRole('link', { name: 'Ready replies' }).click();
  await one.getByRole('button', { name: 'Add a ready reply' }).click();
  await one.keyboard.type('Mine alone');
  await one.getByLabel('Text').fill('Only I have this.');
  await one.keyboard.press('Tab');
  await one.getByRole('button', { name: 'Save' }).click();
  await one.getByText('“Mine alone” is saved.').waitFor();
  await one.getByRole('button', { name: 'Delete: Mine alone' }).click();
  await one.getByRole('button', { name: 'Undo' }).click();
  await one.getByText('“Mine alone” is saved.').waitFor();

  await desk(two, stage.relay).signIn('agent', 1);
  await two.getByRole('link', { name: 'Ready replies' }).click();
  await two.getByText('Nothing here yet').waitFor();
  await two.getByRole('button', { name: 'The shop’s' }).click();
  await two.getByText('Supervisors and admins write these.').waitFor();
  expect(await two.getByText('Mine alone').count()).toBe(0);
});
