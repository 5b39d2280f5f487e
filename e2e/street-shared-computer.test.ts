import { expect, test } from 'vitest';
import { line, person, useStage, widget } from './lib/index.ts';

const stage = useStage();

test('a shared computer: B sees nothing of A’s; A finds the thread on a second device', async () => {
  const { shop, browser } = stage;
  const shared = await person(browser);
  const signIn = async (page: typeof shared, member: number) => {
    await page.goto(`${shop.url}/sign-in`);
    await page.getByRole('button', { name: `Member ${member}` }).click();
    await page.goto(`${shop.url}/p/noodle-bowl`);
  };
  const bell = widget(shared);
  await signIn(shared, 1001);
  await bell.open();
  await bell.say('private to member 1001');
  await bell.bubble('private to member 1001').waitFor();
  await bell.stored.waitFor();

  await shared.goto(`${shop.url}/sign-in`);
  await shared.getByRole('button', { name: 'Sign out' }).first().click();
  await shared.waitForURL(`${shop.url}/`);
  await signIn(shared, 1002);
  const heard = line(shared);
  await shared.reload();
  await bell.open();
  await bell.say('from member 1002');
  await bell.stored.waitFor();
  expect(await bell.bubble('private to member 1001').count()).toBe(0);
  // What was said here came in, so what is missing below was never sent.
  const received = JSON.stringify(await heard.flush());
  expect(received).toContain('"member":{"id":"1002"');
  expect(received).toContain('from member 1002');
  expect(received).not.toContain('private to member 1001');

  const phone = await person(browser, { viewport: { width: 390, height: 844 } });
  const there = widget(phone);
  await signIn(phone, 1001);
  await there.open();
  await there.bubble('private to member 1001').waitFor();
  expect(await there.bubble('from member 1002').count()).toBe(0);
  expect([...shared.faults, ...phone.faults]).toEqual([]);
});
