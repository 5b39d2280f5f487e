import { randomBytes } from 'node:crypto';
import type { Duty } from '@shopbell/domain';
import type { Id } from '@shopbell/protocol';
import { barredBy } from '../../../app/barred.ts';
import { createAccounts } from '../../../auth/accounts.ts';
import { createAuth } from '../../../auth/auth.ts';
import type { PasswordHasher } from '../../../auth/password.ts';
import { createSecondFactors } from '../../../auth/second-factor.ts';
import { createIds } from '../../../ids.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Mail } from '../../../ports/mailer.ts';
import { createMemoryDirectory } from '../../../stores/memory/directory.ts';
import { createMemoryReplies } from '../../../stores/memory/replies.ts';
import { watchSettings } from '../../../watch-settings.ts';

export const PUBLIC_URL = 'https://chat.example';
export const PASSWORD = 'a long password';
export const SITE = '01kafzs1te0000000001';
const AGENT = '01kafzagnt00000000a1';

export interface TestShopOptions {
  duty?: Duty | undefined;
  publicUrl: string;
  /** Epoch ms; default: the machine's clock. */
  now?: (() => number) | undefined;
}

/** A directory in memory that holds one agent, `ann@example.com`, of the site `shop`, and who signs in there. */
export async function createTestShop(options: TestShopOptions) {
  const { publicUrl } = options;
  const lines: string[] = [];
  const write = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: write, info: write, warn: write, error: write, child: () => log };
  const memory = createMemoryDirectory();
  const { directory, replies, settings } = watchSettings({ directory: memory, replies: createMemoryReplies(memory) });
  await directory.change(
    [
      { kind: 'account', id: 'acc', name: 'Merchant' },
      {
        kind: 'site',
        site: {
          id: SITE,
          account: 'acc',
          slug: 'shop',
          name: 'Shop',
          timeZone: 'UTC',
          origins: ['https://shop.example'],
          anyLocalhost: false,
        },
      },
      {
        kind: 'agent',
        agent: { id: AGENT, account: 'acc', email: 'ann@example.com', name: 'Ann', passwordHash: PASSWORD },
      },
      { kind: 'membership', site: SITE, agent: AGENT, role: options.duty ?? 'agent' },
    ],
    { role: 'system' },
    1000,
  );
  const clock: Clock = {
    now: options.now ?? Date.now,
    elapsed: () => performance.now(),
    after: () => () => {},
    every: () => () => {},
    random: () => 0,
  };
  const ids = createIds();
  const newId = (): Id => ids(clock.now());
  const meanwhile = { work: async () => {} };
  const hasher: PasswordHasher = {
    dummy: 'nobody’s',
    hash: async (password) => password,
    async verify(hash, password) {
      await meanwhile.work();
      return hash === password && hash !== 'nobody’s';
    },
  };
  const secondFactors = createSecondFactors(directory, clock);
  const auth = createAuth({ directory, secondFactors, publicUrl, clock, random: randomBytes, hasher, log });
  const mails: Mail[] = [];
  const ended: { agent: string; session: string }[] = [];
  const held = { count: 0, whenAsked: () => {} };
  const accounts = createAccounts({
    directory,
    secondFactors,
    publicUrl,
    limits: { invitationMs: 72 * 3_600_000, passwordResetMs: 3_600_000 },
    clock,
    random: randomBytes,
    newId,
    hasher,
    mailer: {
      async send(mail) {
        mails.push(mail);
      },
    },
    log,
    async barred(site, words) {
      const found = await settings.get(site);
      return found !== undefined && barredBy(found, words) !== undefined;
    },
    async holds() {
      const { count } = held;
      held.whenAsked();
      return count;
    },
    onEnded: (what) => void ended.push(what),
  });
  return {
    ...{ memory, directory, replies, settings, clock, newId, log, auth, accounts },
    /** What the log was told. */
    lines,
    mails,
    /** Sessions that were ended on purpose. */
    ended,
    /** What happens while a password is checked. */
    meanwhile,
    /** How many conversations everybody has. */
    held,
  };
}
