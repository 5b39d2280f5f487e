import { expect, it } from 'vitest';
import { memoryDevice } from '../testing/rig.ts';
import { greetedShopper, memberToken } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';

const remembered = (letter: string, member?: string, at?: number) =>
  JSON.stringify({ token: letter.repeat(43), member, at });

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
  for (const value of [undefined, '{']) expect(await meets(value)).toMatch(/"token":"[\w-]{43}"/);
});

it('[ID1] another member goes by a secret of their own', async () => {
  expect(await meets(remembered('a', 'bob'), 'anna')).toContain('"member":"anna"');
});

it('[OB15] the device keeps since when it remembers a secret, whatever is written beside that later', async () => {
  const { chat, rig, device } = await greetedShopper();
  const begun = rig.clock.wall();
  void chat.send('one').catch(() => undefined);
  await settle();
  await rig.clock.advance(60_000);
  void chat.identify(memberToken('anna'));
  void chat.send('two').catch(() => undefined);
  await settle();
  expect(JSON.parse(device.value ?? '')).toMatchObject({ at: begun, member: 'anna' });
});

it('[ID1] that of another member’s secret, or of one that is gone, does not hold for the next one', async () => {
  for (const value of [remembered('a', 'bob', 7), undefined]) {
    expect(JSON.parse((await meets(value, 'anna')) ?? '').at).toBeGreaterThan(7);
  }
});

it('[OB15] a secret that an earlier version wrote down stays without', async () => {
  const { chat, device } = await greetedShopper({}, memoryDevice(remembered('a')));
  void chat.send('one').catch(() => undefined);
  await settle();
  expect(device.value).toBe(remembered('a'));
});
