import { expect, test } from 'vitest';
import { desk, keyboard, person, useStage, widget } from './lib/index.ts';

const stage = useStage();

test('[AW8] a shopper with a keyboard alone opens, writes, edits, takes back, attaches, reads back and closes', async () => {
  const { relay, shop, browser } = stage;
  const page = await person(browser);
  const agent = await person(browser);
  const console = desk(agent, relay);
  const hand = await keyboard(page);
  const bell = widget(page);
  const tools = bell.panel.getByRole('button', { name: 'Edit or take back' });
  const clip = bell.panel.getByRole('button', { name: 'Send a picture or a file' });
  const said = bell.panel.locator('.bubble');
  await page.goto(shop.url);

  // The last of the page, whatever the page has.
  await hand.until('Shift+Tab', bell.launcher, 3);
  expect(await bell.launcher.getAttribute('aria-expanded')).toBe('false');
  await hand.press('Enter');
  await hand.at(bell.box);
  expect(await bell.launcher.getAttribute('aria-expanded')).toBe('true');

  await hand.type('Is the kettel back?');
  await hand.press('Enter');
  await bell.stored.waitFor();
  await hand.at(bell.box);
  await hand.press('ArrowUp');
  await expect.poll(() => bell.box.inputValue()).toBe('Is the kettel back?');
  await hand.press('Backspace', 'Escape');
  await expect.poll(() => bell.box.inputValue()).toBe('');
  await hand.at(bell.box);

  await tools.waitFor();
  await hand.until('Shift+Tab', tools, 3);
  await hand.press('Enter');
  await hand.at(bell.panel.getByRole('menuitem', { name: 'Edit' }));
  await hand.press('Escape');
  await hand.at(tools);
  await hand.press('Enter', 'Enter');
  await hand.at(bell.box);
  await hand.press('Control+a');
  await hand.type('Is the kettle back?');
  await hand.press('Enter');
  await bell.bubble('Is the kettle back?').waitFor();
  await hand.at(bell.box);

  await console.signIn();
  await console.open('Is the kettle back?');
  await console.take();

  await hand.until('Shift+Tab', clip, 3);
  await hand.press('Enter');
  await hand.pick('order.txt', 'text/plain', 'Order 4111');
  await bell.panel.locator('.doc').getByText('order.txt').waitFor();
  await hand.at(clip);

  await hand.press('Tab');
  await hand.at(bell.panel.getByRole('button', { name: 'Emoji' }));
  await hand.press('Enter');
  await hand.at(bell.panel.getByRole('button', { name: 'grinning face', exact: true }));
  await hand.press('ArrowRight', 'Enter', 'Escape');
  await hand.at(bell.box);
  await hand.type(' Sorry, never mind');
  await hand.press('Enter');
  await bell.bubble('😄 Sorry, never mind').waitFor();
  await expect.poll(() => tools.count()).toBe(3);
  await hand.until('Shift+Tab', tools.last(), 4);
  await hand.press('Enter', 'ArrowDown');
  await hand.at(bell.panel.getByRole('menuitem', { name: 'Take back' }));
  await hand.press('Enter');
  await bell.panel.getByText('You took a message back').waitFor();
  // What was pressed is gone: the focus is at the talk, which arrows scroll.
  await hand.at(bell.thread);

  for (let line = 1; line <= 12; line++) await console.say(`Answer ${line}`);
  await bell.bubble('Answer 12').waitFor();
  // Whoever reads is not called away by what comes.
  await hand.at(bell.thread);
  const scrolled = () => bell.thread.evaluate(({ scrollTop }) => scrollTop);
  const end = await scrolled();
  await hand.press('Home');
  await expect.poll(scrolled).toBeLessThan(end);
  await hand.press('End');
  await expect.poll(scrolled).toBeGreaterThan(0);
  expect(await said.first().textContent()).toContain('Is the kettle back?');

  await hand.press('Escape');
  await hand.at(bell.launcher);
  expect(await bell.launcher.getAttribute('aria-expanded')).toBe('false');
  await console.say('One more thing');
  await expect.poll(() => bell.launcher.getAttribute('aria-label')).toMatch(/^Chat with us, \d+ unread$/);
  await hand.at(bell.launcher);
  await hand.press(' ');
  await hand.at(bell.box);
  expect([page.faults, agent.faults]).toEqual([[], []]);
});

test('[AW8] a page that opens the panel leaves the focus where it is, and a small screen keeps the keys in it', async () => {
  const { shop, browser } = stage;
  const page = await person(browser);
  const hand = await keyboard(page);
  const bell = widget(page);
  await page.goto(shop.url);
  const link = page.getByRole('link').first();
  await link.focus();
  await page.evaluate(() => Object(window).shopbell.open());
  await bell.box.waitFor();
  await hand.at(link);

  // Somebody zooms in: the panel is the whole screen, and the page behind it can't have the focus.
  await page.setViewportSize({ width: 320, height: 256 });
  await hand.at(bell.panel);
  const holders: string[] = [];
  for (let pressed = 0; pressed < 12; pressed++) {
    await hand.press('Tab');
    holders.push(await page.evaluate(() => `${document.activeElement?.localName}`));
  }
  // Beside the panel there is the browser's own, of which a page sees nothing.
  expect([...new Set(holders)].sort()).toEqual(['body', 'shop-bell']);
  await hand.until('Tab', bell.box, 8);
  await hand.press('Escape');
  await hand.at(bell.launcher);
  expect(page.faults).toEqual([]);
});
