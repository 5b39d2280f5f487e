import { describe, expect, it } from 'vitest';
import { RIVAL_MS } from '../limits.ts';
import { greet, memoryDevice } from '../testing/rig.ts';
import { greetedShopper, memberToken, shopperOn } from '../testing/shopper.ts';
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

it('[TB13] a page that sees its secret there does not write it again: another tab may have written one that it does not see so far', async () => {
  const { chat, device } = await greetedShopper();
  for (const text of ['one', 'two', 'three']) void chat.send(text).catch(() => undefined);
  await settle();
  expect(device.writes).toBe(1);
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

it('[TB13] a page that does not know its member so far leaves the secret of another tab’s member alone', async () => {
  expect(await meets(remembered('a', 'bob'))).toBe(remembered('a', 'bob'));
});

describe('a secret that the device has come to remember while a page’s own line was not there', () => {
  /** The hello of a page that has spoken, once the device remembers another secret, this much younger than its own. */
  async function helloWith(youngerMs: number, isGreeted: boolean) {
    const { rig, chat, device, sent } = shopperOn();
    void chat.send('one').catch(() => undefined);
    await settle();
    if (isGreeted) await greet(rig);
    device.value = remembered('b', undefined, rig.clock.wall() + youngerMs);
    rig.net.last.end();
    await rig.clock.advance(10_000);
    await greet(rig);
    return sent('hello').at(-1)?.token === 'b'.repeat(43);
  }

  it('[TB13] is the page’s own where both are as old', async () => {
    for (const ms of [-RIVAL_MS, 0, RIVAL_MS]) expect(await helloWith(ms, false)).toBe(true);
  });

  it('[TB13] is not once it was greeted: words may have gone out', async () => {
    expect(await helloWith(0, true)).toBe(false);
  });

  it('[ID1] is not where it is older or younger: that is another person’s', async () => {
    for (const ms of [-RIVAL_MS - 1, RIVAL_MS + 1]) expect(await helloWith(ms, false)).toBe(false);
  });
});
