import { expect } from 'vitest';
import { HOSTILE, PAYLOAD, SHORT_PAYLOAD } from '../../packages/server/src/testing/hostile.ts';
import { type Caller, caller } from './caller.ts';
import type { TextOf } from './hostile.ts';
import type { Relay } from './relay.ts';

const MINUTE_MS = 60_000;

/** What an admin has filled, and who works there under their new names. */
export interface HostileOffice {
  readonly admin: Caller;
  readonly one: Caller;
  readonly two: Caller;
  readonly boss: Caller;
  /** What the guard holds back. */
  readonly held: string;
  /** Tags that may be put on shoppers. */
  readonly tags: readonly string[];
  /** An invitation that nobody has accepted, as a place of the console. */
  readonly invitation: string;
}

/** Fills every field that is set for a whole site. */
export async function fillOffice(relay: Relay, text: TextOf): Promise<HostileOffice> {
  const admin = await caller(relay, 'admin');
  const people = Object(await admin.call('people')).people as { id: string; role: string }[];
  await admin.call('account/name', { name: text('post /api/v1/account/name.name') });
  for (const { id, role } of people)
    if (role !== 'admin') await admin.call(`people/${id}/name`, { name: text('post /api/v1/people/:id/name.name') });
  await admin.call('site', { name: text('post /api/v1/site.name'), timeZone: 'Asia/Shanghai', origins: [] });
  const further = { slug: 'further', name: text('post /api/v1/sites.name'), timeZone: 'UTC', origins: [] };
  await admin.call('sites', further);

  // One is invited and comes, one is invited.
  const invitation = await invite(relay, admin, 'come@evil.invalid');
  const name = text('post /api/v1/invitations/accept.name');
  const token = invitation.split('/')[1];
  await admin.call('invitations/accept', { token, name, password: 'quite a long password' });
  const open = await invite(
    relay,
    admin,
    `${text('post /api/v1/invitations.email', `'onerror=__ran=1&`)}@evil.invalid`,
  );

  await admin.call('floor/groups/hostile', {
    ...{ name: text('post /api/v1/floor/groups/:id.name'), mode: 'pick', order: 'least_loaded' },
    ...{ maxWaiting: 100, maxWaitMs: 30 * MINUTE_MS, graceMs: MINUTE_MS },
  });
  // Whoever waits is overdue at once, and told of.
  const limit = { limitMs: 5000, warnBeforeMs: 1000 };
  await admin.call('floor/thresholds', {
    ...{ replyRule: { limits: { first_reply: limit, reply: limit }, counts: 'all_time' } },
    ...{ leftReplyWithinMs: MINUTE_MS, caseWindowMs: MINUTE_MS },
  });
  const { rules } = await admin.call('ratings/rules');
  const tags = [text('rate.tags[]', SHORT_PAYLOAD), text('post /api/v1/ratings/rules.rules', SHORT_PAYLOAD)];
  await admin.call('ratings/rules', { rules: { ...Object(rules), tags: [[], [], [], tags, []] } });
  // Told of what never happens here: nothing goes out.
  const topics = ['promise_overdue'];
  await admin.call('webhooks', { url: `https://evil.invalid/${text('post /api/v1/webhooks.url')}`, topics });
  const { id: hook } = await admin.call('webhooks', { url: 'https://evil.invalid/plain', topics });
  const changed = `https://evil.invalid/${text('post /api/v1/webhooks/:id.url')}`;
  await admin.call(`webhooks/${hook}`, { url: changed, topics, on: false });
  const phrase = text('post /api/v1/guard.guard');
  await admin.call('guard', {
    guard: {
      levels: { phrases: 'block', abuse: 'off', repetition: 'off', contacts: 'off' },
      ...{ phrases: [phrase, 'forbidden'], abuse: { add: [phrase], without: [phrase] }, own: [phrase] },
    },
  });
  const standard = { position: 'end', theme: 'auto', locale: 'auto', storage: 'persistent' };
  await admin.call('look', { look: { ...standard, heading: text('post /api/v1/look.look') } });
  const { id: tag } = await admin.call('tags', { name: text('post /api/v1/tags.name', SHORT_PAYLOAD), hue: 'blue' });
  const { id: renamed } = await admin.call('tags', { name: 'plain', hue: 'rose' });
  await admin.call(`tags/${renamed}`, { name: text('post /api/v1/tags/:id.name', SHORT_PAYLOAD), hue: 'rose' });

  const one = await caller(relay, 'agent', 0);
  const two = await caller(relay, 'agent', 1);
  await admin.call(`floor/staff/${two.id}`, {
    ...{ limit: 5, groups: ['pre-sales'], languages: [] },
    skills: [text('post /api/v1/floor/staff/:id.skills[]', SHORT_PAYLOAD)],
    autoReply: text('post /api/v1/floor/staff/:id.autoReply'),
  });
  await fillReplies(relay, admin, 'replies', text);
  await fillReplies(relay, one, 'own-replies', text);
  const boss = await caller(relay, 'supervisor');
  return {
    ...{ admin, one, two, boss },
    ...{ held: `forbidden ${phrase}`, tags: [String(tag), String(renamed)], invitation: open },
  };
}

/** Sends an invitation; its letter, which the server prints where no mail is set up, leads to a place of the console. */
async function invite(relay: Relay, admin: Caller, email: string): Promise<string> {
  const letters = () =>
    relay.child
      .output()
      .split('\n')
      .filter((line) => line.includes('"about":"invitation"'));
  const before = letters().length;
  await admin.call('invitations', { email, role: 'agent' });
  await expect.poll(() => letters().length).toBeGreaterThan(before);
  return new URL(JSON.parse(letters().at(-1) ?? '').link).hash.slice(1);
}

/** Ready replies with all there is of hostile strings; what is refused is refused, and no fault of the server. */
async function fillReplies(relay: Relay, who: Caller, path: 'replies' | 'own-replies', text: TextOf): Promise<void> {
  const field = `post /api/v1/${path}` as const;
  await who.call(path, { step: 'ask', title: text(`${field}.title`), text: text(`${field}.text`) });
  const { id } = await who.call(path, { step: 'ask', title: 'plain', text: 'plain' });
  const changed = { title: text(`${field}/:id.title`), text: text(`${field}/:id.text`) };
  await who.call(`${path}/${id}`, { step: 'ask', ...changed });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${who.token}` };
  for (const [n, given] of HOSTILE.entries()) {
    const body = JSON.stringify({ step: 'ask', title: given.slice(0, 70) + n, text: given.slice(0, 4000) });
    const { status } = await fetch(`${relay.url}/api/v1/${path}`, { method: 'POST', headers, body });
    expect([given.slice(0, 40), status < 500]).toEqual([given.slice(0, 40), true]);
  }
}

/** The cells of a table. */
const cellsOf = (csv: string): string[] =>
  [...csv.matchAll(/(?:^\ufeff?|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replaceAll('""', '"'),
  );

/** Looks at a table of ready replies: the words are there to the letter, and no spreadsheet takes one for a formula. */
export function expectTable(csv: string): void {
  const cells = cellsOf(csv);
  expect(cells.filter((cell) => cell.includes(PAYLOAD)).length).toBeGreaterThan(4);
  expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
}
