import { REPLY_BOUNDS } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from './directory.ts';
import type { Replies, ReplyChange, ReplyScope } from './replies.ts';
import type { ReadyReply } from './reply.ts';
import type { LogActor } from './site-log.ts';

const ANN: LogActor = { role: 'agent', id: 'ann' };
const SITE: ReplyScope = { site: 's1' };
const OWN: ReplyScope = { site: 's1', owner: 'ann' };

const reply = (id: string, over: Partial<ReadyReply> = {}): ReadyReply => ({
  id,
  step: 'greet',
  title: id,
  text: `Text of ${id}`,
  sound: { title: id, text: 'text of' },
  changedAt: 500,
  ...over,
});

/** What every keeper of ready replies does. `open` gives one, and the directory whose logs it writes to, with nothing in them. */
export function repliesContract(name: string, open: () => Promise<{ directory: Directory; replies: Replies }>): void {
  describe(`ready replies: ${name}`, () => {
    let directory: Directory;
    let replies: Replies;
    const change = (scope: ReplyScope, given: ReplyChange) => replies.change(scope, given, ANN, 600);
    const add = (scope: ReplyScope, ...added: ReadyReply[]) =>
      Promise.all(added.map((one) => change(scope, { kind: 'added', reply: one })));
    const ids = async (scope: ReplyScope) => (await replies.list(scope)).replies.map(({ id }) => id);
    const logged = async (site = 's1') => {
      const entries = await directory.readSiteLog(site, 0);
      return entries
        .filter(({ kind }) => kind.startsWith('repl'))
        .map(({ kind, body, actor }) => ({ kind, body, actor }));
    };

    beforeEach(async () => {
      ({ directory, replies } = await open());
      const site = (id: string) =>
        ({
          kind: 'site',
          site: { id, account: 'acc', slug: id, name: id, timeZone: 'UTC', origins: [], anyLocalhost: false },
        }) as const;
      await directory.change(
        [{ kind: 'account', id: 'acc', name: 'M' }, site('s1'), site('s2')],
        { role: 'system' },
        1,
      );
    });

    it('[RP2] keeps what was written, and gives it back to the code point', async () => {
      const whole = reply('a', {
        group: 'pre-sales',
        title: '你好 😀',
        text: 'a\n\tb "c" \'=1 {shopper}',
        step: 'after_sales',
      });
      await add(SITE, whole, reply('b'));
      expect(await replies.list(SITE)).toEqual({ revision: 2, replies: [whole, reply('b')] });
      expect(await change(SITE, { kind: 'set', reply: reply('b', { title: 'B', changedAt: 9 }) })).toEqual({
        ok: true,
      });
      expect((await replies.list(SITE)).replies).toEqual([whole, reply('b', { title: 'B', changedAt: 9 })]);
    });

    it('[RP9] are every group’s once theirs is removed, each kept and none in another’s place, and the log says how many', async () => {
      const vip = {
        kind: 'group',
        site: 's1',
        group: {
          id: 'vip',
          name: 'VIP',
          mode: 'pick',
          order: 'longest_idle',
          maxWaiting: 5,
          maxWaitMs: 60_000,
          graceMs: 60_000,
        },
      } as const;
      expect(await directory.change([vip], ANN, 5)).toEqual({ ok: true });
      const mine = reply('own', { group: 'vip', title: 'Hi' });
      await add(OWN, mine);
      await add(
        SITE,
        reply('a', { title: 'Hi' }),
        reply('b', { title: 'Hi', group: 'vip' }),
        reply('c', { title: 'Hi (vip)' }),
        reply('d', { title: 'Hi', group: 'vip', step: 'ask' }),
        reply('e', { group: 'pre-sales' }),
      );
      const elsewhere: ReplyScope = { site: 's2' };
      expect(await directory.change([{ ...vip, site: 's2' }], ANN, 6)).toEqual({ ok: true });
      await add(elsewhere, reply('there', { group: 'vip' }));
      const before = await replies.list(elsewhere);
      const { revision } = await replies.list(SITE);
      expect(await directory.change([{ kind: 'group_removed', site: 's1', group: 'vip' }], ANN, 9)).toEqual({
        ok: true,
      });
      const after = await replies.list(SITE);
      expect(after.replies.map(({ id, group, title }) => [id, group, title])).toEqual([
        ['a', undefined, 'Hi'],
        ['b', undefined, 'Hi (vip 2)'],
        ['c', undefined, 'Hi (vip)'],
        ['d', undefined, 'Hi'],
        ['e', 'pre-sales', 'e'],
      ]);
      expect(after.revision).toBe(revision + 1);
      const { group: _, ...widened } = mine;
      expect((await replies.list(OWN)).replies).toEqual([widened]);
      expect(await replies.revision(OWN)).toBe(2);
      const entries = await directory.readSiteLog('s1', 0);
      expect(entries.at(-1)).toMatchObject({ kind: 'group_removed', body: { group: 'vip', replies: 2 } });
      expect(await replies.list(elsewhere)).toEqual(before);
    });

    it('[RP2] logs each change of the site’s, an import once, and none of an agent’s own', async () => {
      await add(OWN, reply('x'));
      await add(SITE, reply('a'));
      await change(SITE, { kind: 'imported', replies: [reply('a', { text: 'other' }), reply('b'), reply('c')] });
      await change(SITE, { kind: 'moved', id: 'c', before: 'a' });
      await change(SITE, { kind: 'removed', id: 'b' });
      const body = { id: 'a', step: 'greet', title: 'a', text: 'Text of a' };
      expect(await logged()).toEqual([
        { kind: 'reply_set', body, actor: ANN },
        { kind: 'replies_imported', body: { added: 2, changed: 1 }, actor: ANN },
        { kind: 'reply_moved', body: { id: 'c', before: 'a' }, actor: ANN },
        { kind: 'reply_removed', body: { id: 'b' }, actor: ANN },
      ]);
    });

    it('[RP1] keeps scopes apart: sites, agents, and the site’s from the agents’', async () => {
      const other: ReplyScope = { site: 's1', owner: 'bob' };
      const abroad: ReplyScope = { site: 's2' };
      for (const scope of [SITE, OWN, other, abroad]) await add(scope, reply('a', { text: JSON.stringify(scope) }));
      for (const scope of [SITE, OWN, other, abroad]) {
        expect((await replies.list(scope)).replies.map(({ text }) => text)).toEqual([JSON.stringify(scope)]);
      }
      expect(await change(OWN, { kind: 'removed', id: 'a' })).toEqual({ ok: true });
      for (const scope of [SITE, other, abroad]) expect(await ids(scope)).toEqual(['a']);
      expect(await change(OWN, { kind: 'set', reply: reply('a') })).toEqual({ ok: false, refusal: 'reply_unknown' });
    });

    it('[RP3] refuses a second one of a step, a group and a title, and keeps what was there', async () => {
      await add(SITE, reply('a', { title: 'Same' }), reply('b', { title: 'Same', step: 'none' }));
      const [same] = await add(SITE, reply('c', { title: 'Same' }));
      expect(same).toEqual({ ok: false, refusal: 'title_taken' });
      const grouped = reply('d', { title: 'Same', group: 'pre-sales' });
      expect(await change(SITE, { kind: 'added', reply: grouped })).toEqual({ ok: true });
      expect(await change(SITE, { kind: 'set', reply: reply('b', { title: 'Same' }) })).toEqual({
        ok: false,
        refusal: 'title_taken',
      });
      expect((await replies.list(SITE)).revision).toBe(3);
      expect(await ids(SITE)).toEqual(['a', 'b', 'd']);
    });

    it('[RP4] imports all or nothing', async () => {
      await add(SITE, reply('a'));
      const given = [reply('a', { text: 'other' }), reply('b'), reply('c', { title: 'b' })];
      expect(await change(SITE, { kind: 'imported', replies: given })).toEqual({ ok: false, refusal: 'title_taken' });
      expect(await replies.list(SITE)).toEqual({ revision: 1, replies: [reply('a')] });
    });

    it('[RP3] refuses one too many, of each scope its own number', async () => {
      for (const [scope, most] of [
        [SITE, REPLY_BOUNDS.perSite],
        [OWN, REPLY_BOUNDS.perAgent],
      ] as const) {
        const all = Array.from({ length: most }, (_, i) => reply(`r${i}`));
        expect(await change(scope, { kind: 'imported', replies: all })).toEqual({ ok: true });
        expect(await change(scope, { kind: 'added', reply: reply('more') })).toEqual({
          ok: false,
          refusal: 'too_many_replies',
        });
        expect(await change(scope, { kind: 'imported', replies: [reply('r0', { text: 'x' })] })).toEqual({ ok: true });
      }
    });

    it('puts them in an order, and moves one before another or behind all', async () => {
      await add(SITE, reply('a'), reply('b'), reply('c'));
      await change(SITE, { kind: 'moved', id: 'c', before: 'a' });
      expect(await ids(SITE)).toEqual(['c', 'a', 'b']);
      await change(SITE, { kind: 'moved', id: 'c' });
      expect(await ids(SITE)).toEqual(['a', 'b', 'c']);
      await change(SITE, { kind: 'moved', id: 'b', before: 'b' });
      await change(SITE, { kind: 'moved', id: 'a', before: 'gone' });
      expect(await ids(SITE)).toEqual(['b', 'c', 'a']);
      await change(SITE, { kind: 'added', reply: reply('d'), before: 'c' });
      expect(await ids(SITE)).toEqual(['b', 'd', 'c', 'a']);
      await change(SITE, { kind: 'set', reply: reply('d', { step: 'none' }) });
      expect(await ids(SITE)).toEqual(['b', 'd', 'c', 'a']);
      for (const kind of ['moved', 'removed'] as const) {
        expect(await change(SITE, { kind, id: 'gone' })).toEqual({ ok: false, refusal: 'reply_unknown' });
      }
    });

    it('[RP7] counts the changes of each scope, and none that was refused', async () => {
      expect(await replies.revision(SITE)).toBe(0);
      await add(SITE, reply('a'));
      await change(SITE, { kind: 'removed', id: 'gone' });
      await change(SITE, { kind: 'removed', id: 'a' });
      expect([await replies.revision(SITE), await replies.revision(OWN)]).toEqual([2, 0]);
      expect(await replies.list(SITE)).toEqual({ revision: 2, replies: [] });
    });
  });
}
