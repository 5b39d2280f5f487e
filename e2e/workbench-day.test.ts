import { afterAll, beforeAll, expect, test } from 'vitest';
import { guest, onDuty, when } from './lib/floor.ts';
import { desk, keyboard, person, signInOf, useStage, widget } from './lib/index.ts';

const stage = useStage();
let colleague: Awaited<ReturnType<typeof onDuty>>;
beforeAll(async () => {
  colleague = await onDuty(stage.relay, signInOf(stage.relay, 'agent', 1));
});
afterAll(() => colleague?.destroy());

const NOTE = 'Wants to know where the parcel is.';

test('a whole working day by keyboard alone, the focus always where the hand goes on', async () => {
  const { relay, shop, browser } = stage;
  const shopper = await person(browser);
  const bell = widget(shopper);
  const page = await person(browser);
  const { at, pick, press, type, until } = await keyboard(page);
  const { box, log } = desk(page, relay);
  const list = page.locator('[data-list]');
  const heading = (name: string) => page.getByRole('heading', { name, exact: true });
  const row = (text: string) => page.locator('[data-row]').filter({ hasText: text }).first();
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const held = page.locator('.status-held');
  const anyway = page.locator('.ask .button-strong');
  /** Presses Enter on what is in the box. Hands as quick as these are asked whom it is for: Shift and Tab lead to "Send". */
  const enter = async () => {
    await press('Enter');
    await held.or(anyway).waitFor();
    if (await anyway.isVisible()) {
      await press('Shift+Tab');
      await at(anyway);
      await press('Enter');
      await held.waitFor();
    }
    await at(box);
  };
  /** Enter sends into the time for undo, Enter in the empty box lets it go. */
  const send = async (text: string) => {
    await type(text);
    await enter();
    await press('Enter');
    await bell.bubble(text).waitFor();
    await at(box);
  };

  // The morning.
  await page.goto(`${relay.url}/console/`);
  const { email, password } = signInOf(relay, 'agent', 0);
  await at(field('E-mail'));
  await type(email);
  await press('Tab');
  await type(password);
  await press('Enter');
  await at(list);
  await press('?');
  await page.locator('dialog.keys-sheet').waitFor();
  await press('Escape');
  await at(list);

  // A shopper asks, is taken, and greeted with a ready reply; another one has a gap.
  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Is the noodle bowl oven-proof?');
  await row('oven-proof').waitFor();
  await press('j');
  await at(row('oven-proof'));
  await press('Enter');
  await at(log);
  await press('t');
  await at(box);
  await type('/hello');
  await page.getByRole('option', { name: 'Hello' }).waitFor();
  await press('Enter');
  await expect.poll(() => box.inputValue()).toContain('this is Agent One');
  await enter();
  await press('Enter');
  await bell.bubble('this is Agent One of Demo shop').waitFor();
  await at(box);
  await type('/hddd');
  await page.getByRole('option', { name: '核对订单' }).waitFor();
  await press('Enter');
  await expect.poll(() => box.inputValue()).toContain('{order}');
  await press('Enter');
  await page.getByText('“order number” has no value yet').waitFor();
  await type('A-1042');
  await enter();
  await press('Escape', 'z');
  await at(box);
  expect(await box.inputValue()).toContain('A-1042');
  await press('Control+a', 'Backspace');

  // A file.
  await press('Escape');
  await at(row('oven-proof').or(row('this is Agent One')));
  await press('f');
  await pick('care.txt', 'text/plain', 'In the oven up to 200 degrees.');
  await at(box);
  await page.locator('.picked-ready').waitFor();
  await press('Enter');
  await bell.thread.getByText('care.txt').last().waitFor();
  await at(box);

  // The guard asks; the words are changed.
  await type('Sorry, that is not my job');
  await press('Enter');
  await page.locator('.ask').getByText('“not my job”').waitFor();
  await at(box);
  await press('Escape');
  await page.locator('.ask').waitFor({ state: 'detached' });
  await at(box);
  await press('Control+a');
  await send('I shall ask the maker, and call you back.');
  expect(await bell.bubble('not my job').count()).toBe(0);

  // What was said is owed, and what is worth knowing is written down.
  await press('Escape', 'p');
  await at(field('What'));
  await type('Call');
  await press('Tab', 'Tab');
  await at(field('What exactly'));
  await type('Call about the oven');
  await press('Tab');
  await type('A-1042');
  await press('Enter');
  await at(box);
  await page.locator('.list-promises').getByText('Call back · Order A-1042').waitFor();
  await press('Escape', 'm');
  await type('Cooks with clay');
  await press('Control+Enter');
  await page.locator('#shopper-remarks').getByText('Cooks with clay').waitFor();
  await press('Escape');
  await at(box);

  // Somebody else is for a colleague, who gets it with a note.
  const other = await guest(relay, 'My parcel is late');
  await row('My parcel is late').waitFor();
  await press('Alt+ArrowUp');
  await at(log);
  await log.getByText('My parcel is late').waitFor();
  await press('t');
  await at(box);
  await type('One moment, please.');
  await enter();
  await press('Escape', 'h');
  await at(field('To'));
  const chosen = () => field('To').evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.text);
  for (let n = 0; n < 6 && !(await chosen())?.startsWith('客服二号'); n++) await press('ArrowDown');
  await press('Tab');
  await type('A coll');
  await press('Tab');
  await type(NOTE);
  await press('Control+Enter');
  const { mine } = await when(colleague, (view) => view.mine.length === 1);
  expect(mine[0]?.conversation).toBe(other.conversation);
  await at(log);
  colleague.open(other.conversation);
  await when(colleague, ({ threads }) => JSON.stringify(threads.get(other.conversation)?.desk).includes(NOTE));

  // Search leads to the place, back to what was found, and back to the desk.
  await press('/');
  await at(page.getByRole('searchbox'));
  await type('noodle bowl');
  const found = page.locator('[data-found]').filter({ hasText: 'Is the noodle bowl oven-proof?' });
  await found.waitFor();
  await until('ArrowDown', found, 3);
  await press('Enter');
  await at(log);
  await page.locator('.line-found').waitFor();
  await press('/');
  await at(found);
  await press('Escape');
  await at(log);
  await log.getByText('oven-proof').waitFor();

  // The promise is kept, and the last conversation ended.
  await until('j', page.locator('[data-promise]'), 4);
  await press('p');
  await at(page.getByRole('radio', { name: 'Kept', exact: true }));
  await press('Enter');
  await page.locator('.list-promises').waitFor({ state: 'detached' });
  await at(box);
  await press('Escape');
  await at(row('I shall ask the maker'));
  await press('e');
  await at(page.getByRole('button', { name: /^End it/ }));
  await press('e');
  await press('s');
  await at(page.getByRole('menuitemradio', { name: 'Online' }));
  await press('s');
  await at(page.getByRole('menuitemradio', { name: 'Sign off' }));
  await press('Enter');

  // The evening: the day is read, remarked on and kept.
  await at(heading('Your day'));
  await page.getByText('You have signed off.').waitFor();
  const figure = (name: string) => page.locator('.summary-figure', { hasText: name }).locator('.summary-count');
  await expect.poll(() => figure('Conversations served').textContent()).toBe('2');
  await expect.poll(() => figure('Handed on').textContent()).toBe('1');
  await expect.poll(() => figure('Promises kept').textContent()).toBe('1');
  await until('Tab', field('Order number 1'), 4);
  await type('A-1042');
  await press('Tab');
  await type('The maker is asked about the oven');
  await press('Control+Enter');
  await page.getByText(/^Kept at/).waitFor();
  await at(page.getByRole('button', { name: /^Keep it anew/ }));
  await until('Tab', page.getByRole('button', { name: 'Sign out' }), 2);
  await press('Enter');
  await at(field('E-mail'));
  expect(page.faults).toEqual([]);
  other.chat.destroy();
});
