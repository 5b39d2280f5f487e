import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createLog } from '../observe/log.ts';
import { createMemoryDirectory } from '../stores/memory/directory.ts';
import { createAuth } from './auth.ts';
import { createGate } from './gate.ts';
import { createSecondFactors } from './second-factor.ts';

const START = 1_795_000_000_000;
const ORIGIN = 'https://shop.example';
const door = (over: object) => ({ origin: undefined, cookie: undefined, address: '203.0.113.9', ...over });

it('[RL47] lets agents and shoppers back in without a password hash', async () => {
  const directory = createMemoryDirectory();
  const site = {
    id: 's1',
    account: 'acc',
    slug: 'shop',
    name: 'Shop',
    timeZone: 'UTC',
    origins: [ORIGIN],
    anyLocalhost: false,
  };
  const agent = { id: 'a1', account: 'acc', email: 'ann@example.com', name: 'Ann', passwordHash: 'of secret password' };
  await directory.change(
    [
      { kind: 'account', id: 'acc', name: 'Merchant' },
      { kind: 'site', site },
      { kind: 'agent', agent },
      { kind: 'membership', site: 's1', agent: 'a1', role: 'agent' },
    ],
    { role: 'system' },
    START,
  );
  let hashes = 0;
  const hashing = <T>(value: T): Promise<T> => {
    hashes += 1;
    return Promise.resolve(value);
  };
  const clock = { now: () => START, elapsed: () => 0 };
  const auth = createAuth({
    directory,
    secondFactors: createSecondFactors(directory, clock),
    publicUrl: 'https://chat.example',
    clock,
    random: randomBytes,
    hasher: {
      dummy: '',
      hash: (password) => hashing(`of ${password}`),
      verify: (hash, password) => hashing(hash === `of ${password}`),
    },
    log: createLog({ level: 'silent' }),
    onEnded: () => {},
  });
  const gate = createGate({
    directory,
    auth,
    clock: { ...clock, random: () => 0, every: () => () => {}, after: () => () => {} },
  });
  const signedIn = await auth.signIn({
    email: agent.email,
    password: 'secret password',
    kind: 'token',
    address: '203.0.113.9',
  });
  if (!signedIn.ok) throw new Error(signedIn.problem);
  expect(hashes).toBeGreaterThan(0);
  hashes = 0;
  for (let i = 0; i < 3; i++) {
    const hello = { type: 'hello', protocol: 1 } as const;
    const back = await gate.agent({ ...hello, role: 'agent', token: signedIn.token }, door({}));
    expect(back).toMatchObject({ who: { agent: { id: 'a1' } } });
    const token = 'x'.repeat(43);
    expect(
      await gate.shopper({ ...hello, role: 'shopper', site: 'shop', token }, door({ origin: ORIGIN })),
    ).toMatchObject({
      role: 'shopper',
    });
  }
  expect(hashes).toBe(0);
});
