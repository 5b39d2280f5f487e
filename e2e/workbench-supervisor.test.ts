import { expect, test } from 'vitest';
import { desk, enter, floorAdmin, useCast, useStage, widget } from './lib/index.ts';

const stage = useStage();
const cast = useCast(stage);

const WHISPER = 'She is a regular: ship it for free.';
/** Long enough to see the wait before it is overdue. */
const DUE_MS = 5000;

test('a supervisor sees on the floor who keeps a shopper waiting, whispers, joins and takes over, by keyboard alone', async () => {
  const { relay, shop } = stage;
  await (await floorAdmin(relay)).answersDue(DUE_MS);
  const [shopper, first, above] = [await cast.somebody(), await cast.somebody(), await cast.somebody()];
  const bell = widget(shopper);
  const agent = desk(first, relay);
  const supervisor = desk(above, relay);
  const told = (line: RegExp) => bell.thread.getByText(line);

  // Somebody is on duty, or it would be a left message.
  await agent.signIn('agent', 0);
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Will it fit my sink?');
  await agent.open('Will it fit my sink?');
  await agent.take();
  await told(/You are now with Agent One/).waitFor();
  await bell.say('Hello? Anybody?');

  // The floor: who is on, since when, what they have; the wait becomes overdue before the supervisor's eyes.
  await supervisor.signIn('supervisor');
  await above.keyboard.press('0');
  await above.getByRole('heading', { name: 'The floor' }).waitFor();
  await above.getByRole('button', { name: /^Overdue 1 / }).waitFor();
  const one = above.getByRole('region', { name: /^Who is on/ }).getByRole('button', { name: /^Agent One/ });
  await one.getByText('1 overdue').waitFor();
  await one.getByText(/^Online · (just now|for)/).waitFor();
  await above.keyboard.press('2');
  const row = above.locator('[data-talk]');
  await row.getByText('Hello? Anybody?').waitFor();
  await row.locator('.talk-agent').getByText('Agent One').waitFor();
  await expect.poll(() => above.getByRole('row').count()).toBe(2);
  await above.keyboard.press('2');

  // A letter acts on the row that has the focus: the whisper is written before the whole thread.
  await above.keyboard.press('ArrowDown');
  await above.keyboard.press('w');
  await supervisor.bubble('Will it fit my sink?').waitFor();
  const whisper = above.getByRole('textbox', { name: 'Whisper to Agent One' });
  await expect.poll(() => whisper.evaluate((box) => box === document.activeElement)).toBe(true);
  await above.keyboard.type(WHISPER);
  await enter(above, whisper);
  await first.locator('.moves').getByText(new RegExp(WHISPER)).waitFor();

  // Back on the floor the same row has the focus.
  const floor = async () => {
    await above.keyboard.press('Escape');
    await above.keyboard.press('0');
    await expect.poll(() => row.getByRole('link').evaluate((link) => link === document.activeElement)).toBe(true);
  };
  await floor();
  await above.keyboard.press('g');
  await told(/^Supervisor joined/).waitFor();
  await supervisor.box.waitFor();
  await above.keyboard.type('Thank you for your patience.');
  await enter(above, supervisor.box);
  await bell.bubble('Thank you for your patience').waitFor();

  // Taking over asks why first, and tells the agent; the shopper reads who has it now.
  await bell.say('So, will it?');
  await floor();
  await above.keyboard.press('o');
  const dialog = above.getByRole('dialog', { name: /Agent One/ });
  await dialog.waitFor();
  await agent.mine.getByText('So, will it?').waitFor();
  await dialog.getByRole('textbox').focus();
  await above.keyboard.type('She has waited long enough.');
  await dialog.getByRole('button', { name: 'Take over' }).focus();
  await above.keyboard.press('Enter');
  await told(/You are now with Supervisor/).waitFor();
  await first
    .locator('.moves')
    .getByText(/Supervisor/)
    .first()
    .waitFor();
  await expect.poll(() => agent.mine.getByText('So, will it?').count()).toBe(0);
  await supervisor.mine.getByText('So, will it?').waitFor();

  // It is the supervisor's own now: nothing to whisper, nothing to take over.
  await floor();
  await row.locator('.talk-agent').getByText('Supervisor').waitFor();
  await above.keyboard.press('o');
  await above.keyboard.press('w');
  expect(await above.getByRole('heading', { name: 'The floor' }).count()).toBe(1);
  await above.keyboard.press('Enter');
  await supervisor.box.waitFor();
});

test('an agent has no such page', async () => {
  const { page, ...agent } = await cast.agent(1);
  expect(await page.getByRole('link', { name: 'The floor' }).count()).toBe(0);
  await page.keyboard.press('0');
  await agent.waiting.waitFor();
  await page.goto(`${stage.relay.url}/console/#overview`);
  await page.getByText('This page is for supervisors and admins.').waitFor();
  const status = await page.evaluate(async () => (await fetch('/api/v1/floor/conversations')).status);
  expect(status).toBe(403);
});
