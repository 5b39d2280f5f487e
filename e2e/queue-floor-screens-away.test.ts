import { expect, test } from 'vitest';
import { done } from './lib/caller.ts';
import { cuttable, desk, enter, floorAdmin, useCast, useStage, widget } from './lib/index.ts';
import { greeted, shopperHello } from './lib/wire.ts';

const stage = useStage();
const cast = useCast(stage);
test('with everybody away a message is left, nothing is typed twice, and the answer waits for the shopper', async () => {
  // So that it is due tomorrow at whatever time this runs.
  await (await floorAdmin(stage.relay)).leftDue(24 * 3_600_000);
  const page = await cast.somebody();
  const agent = desk(page, stage.relay);
  const shopper = await cast.somebody();
  const bell = widget(shopper);
  await agent.signIn('agent', 0);
  await shopper.goto(`${stage.shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.panel.getByText('Online now').waitFor();

  // The panel is open while the last one goes away: by keys alone.
  await page.keyboard.press('s');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  // What shoppers are told meanwhile: as it is.
  await page.getByLabel('Shoppers who write while you are away are told').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Your status: Away' }).waitFor();
  await bell.panel.getByText('Nobody here right now').waitFor();
  await bell.say('Do you ship to Iceland?');
  await bell.thread.getByText(/We have your message, and answer right here by tomorrow/).waitFor();
  await expect.poll(() => bell.panel.locator('.bubble').count()).toBe(1);
  const here = shopper.url();
  await shopper.goto('about:blank');

  // The next morning.
  await page.getByRole('button', { name: 'Your status: Away' }).click();
  await page.getByRole('menuitemradio', { name: 'Online' }).click();
  const inbox = page.getByRole('region', { name: /Left messages/ });
  await inbox.getByText(/^Due tomorrow/).waitFor();
  await inbox.getByRole('link').filter({ hasText: 'Iceland' }).click();
  await page
    .locator('.system')
    .getByText(/this is a left message, due tomorrow/)
    .waitFor();
  await page.keyboard.press('t');
  await agent.box.waitFor();
  await agent.say('We do, within nine days.');
  await agent.bubble('within nine days').waitFor();

  await shopper.goto(here);
  await shopper.locator('shop-bell').getByRole('button', { name: 'Chat with us, 1 unread' }).click();
  await bell.bubble('We do, within nine days.').waitFor();
  expect((await bell.thread.locator('.bubble').allInnerTexts()).map((text) => text.trim())).toEqual([
    'Do you ship to Iceland?',
    'We do, within nine days.',
  ]);
});

test('outside of the hours the panel says when somebody will be there', async () => {
  const admin = await floorAdmin(stage.relay);
  await cast.agent(0);
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  await admin.hours({ zone: 'UTC', week: never, exceptions: [{ date: day, spans: [{ from: '09:00', to: '18:00' }] }] });
  const shopper = await cast.somebody();
  const bell = widget(shopper);
  await shopper.goto(`${stage.shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.panel.getByText(/We are back .* at /).waitFor();
  // The hours change while the panel is open.
  await admin.hours(null);
  await bell.panel.getByText('Online now').waitFor();
  expect(await bell.panel.getByText(/We are back/).count()).toBe(0);
});

test('after a cut line exactly those who wrote meanwhile are shown, and an apology is drafted, not sent', async () => {
  const page = await cast.somebody();
  const agent = desk(page, stage.relay);
  const line = await cuttable(page);
  await agent.signIn('agent', 0);
  const ask = async (text: string) => {
    const shopper = await cast.somebody();
    const bell = widget(shopper);
    await shopper.goto(`${stage.shop.url}/p/noodle-bowl`);
    await bell.open();
    await bell.say(text);
    await agent.open(text);
    await agent.take();
    await agent.say(`Hello, about "${text}"`);
    await bell.bubble('Hello, about').waitFor();
    return bell;
  };
  const wrote = await ask('Where is my parcel?');
  await ask('Do you wrap presents?');
  await line.cut();
  await page.getByText(/No connection/).waitFor();
  await wrote.say('Are you still there?');
  await wrote.stored.waitFor();
  line.mend();
  const list = page.getByRole('region', { name: 'Written while you had no line' });
  await list.getByText('A shopper wrote while you had no line.').waitFor();
  await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
  await list.getByRole('button', { name: /Begin with an apology/ }).click();
  await page.locator('.box-text:focus').waitFor();
  expect(await agent.box.inputValue()).toMatch(/^Sorry to have kept you waiting/);
  expect(await wrote.bubble('Sorry').count()).toBe(0);
  await page.keyboard.type('It leaves today.');
  await enter(page, agent.box);
  await wrote.bubble('It leaves today.').waitFor();
  await list.waitFor({ state: 'detached' });
});

test('several left messages are claimed at once, but those a colleague was faster with; each finds them by their state', async () => {
  for (const text of ['Is the kettle back?', 'My lid is broken', 'Do you wrap presents?']) {
    const shopper = await greeted(stage.relay.url, shopperHello());
    await done(shopper, { type: 'say', text, leave: { contact: { email: 'lilei@mail.example' }, order: 'A-1042' } });
    shopper.socket.close();
  }
  const inboxOf = async (index: number) => {
    const page = await cast.somebody();
    await desk(page, stage.relay).signIn('agent', index);
    await page.keyboard.press('9');
    const row = (text: string) => page.getByRole('row').filter({ hasText: text });
    await row('Do you wrap presents?').waitFor();
    return { page, row, view: (name: RegExp) => page.getByRole('button', { name }).click() };
  };
  const [one, two] = [await inboxOf(0), await inboxOf(1)];
  await one.row('My lid is broken').getByText('E-mail').waitFor();
  await one.row('My lid is broken').getByText('Order A-1042').waitFor();
  expect(await one.page.getByRole('grid').getByText('@').count()).toBe(0);

  // All are picked by keys, while a colleague claims one of them.
  await one.page.keyboard.press('ArrowDown');
  await one.page.keyboard.press('Control+a');
  await one.page.getByText('3 picked').waitFor();
  await two.row('My lid is broken').getByRole('checkbox').check();
  await two.page.getByRole('button', { name: 'Claim', exact: true }).click();
  await two.page.getByText('1 claimed.', { exact: false }).waitFor();
  await one.row('My lid is broken').getByText('Claimed by').waitFor();
  await one.page.keyboard.press('t');
  await one.page.getByText('2 claimed. They are yours now. 1 was not').waitFor();
  await one.row('My lid is broken').getByText('was faster').waitFor();

  // Each finds their own by its state; what is given back is new again, for both.
  await one.view(/^Claimed/);
  await one.view(/^Mine$/);
  await expect.poll(() => one.page.getByRole('row').filter({ hasText: 'Claimed by you' }).count()).toBe(2);
  await one.row('Is the kettle back?').getByRole('checkbox').check();
  // What could not be claimed is picked still, and is no one's to give back.
  await one.page.getByRole('button', { name: 'Give back', exact: true }).click();
  await one.page.getByRole('textbox', { name: /A note for whoever/ }).fill('Ask for the colour');
  await one.page.getByRole('button', { name: 'Give back', exact: true }).click();
  await two.view(/^New 1/);
  await two.row('Is the kettle back?').waitFor();

  // What will not be answered says why.
  await one.row('Do you wrap presents?').getByRole('link').click();
  await one.page.getByRole('button', { name: 'Don’t answer it' }).click();
  await one.page.getByRole('textbox', { name: 'Why it is not answered' }).fill('An advertisement');
  await one.page.getByRole('button', { name: 'Close it' }).click();
  await one.page.locator('.system-desk').getByText('You closed this message without an answer').waitFor();
  await one.page.locator('h1, body').first().press('9');
  await one.view(/^Given up/);
  await one.row('Do you wrap presents?').getByText('“An advertisement”').waitFor();
});
