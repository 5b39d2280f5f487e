import { expect, it } from 'vitest';
import { greetedShopper, memberToken } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';

const remembered = (letter: string, member?: string) => JSON.stringify({ token: letter.repeat(43), member });

/** A page that has talked, on a device that remembers this all of a sudden. */
async function meets(value: string | undefined, member?: string): Promise<string | undefined> {
  const { chat, device } = await greetedShopper();
  if (member) void chat.identify(memberToken(member));
  void chat.send('one').catch(() => undefined);
  await settle();
  device.value = value;
  void chat.send('two').catch(() => undefined);
  await settle();
  return device.value;
}

it('[TB13] the secret that the device remembers stays, whichever page would write another one', async () => {
  expect(await meets(remembered('a'))).toBe(remembered('a'));
  expect(await meets(remembered('a', 'anna'), 'anna')).toBe(remembered('a', 'anna'));
});

it('[TB13] a device that remembers nobody, or nothing that can be read, takes any', async () => {
  for (const value of [undefined, '{']) expect(await meets(value)).toMatch(/^\{"token":"/);
});

it('[ID1] another member goes by a secret of their own', async () => {
  expect(await meets(remembered('a', 'bob'), 'anna')).toContain('"member":"anna"');
});
