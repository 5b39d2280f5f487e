import { REPLY_RULE, STANDARD_GUARD, STANDARD_LEFT_FORM, STANDARD_LOOK, STANDARD_RATING } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory, DirectoryChange } from './directory.ts';
import { type Group, MAX_GROUPS, STANDARD_GROUPS, type Staff } from './settings.ts';
import type { LogActor } from './site-log.ts';

const ADMIN: LogActor = { role: 'agent', id: 'boss' };
const WEEK = { mon: [{ from: '09:00', to: '02:00' }], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const HOURS = { zone: 'Asia/Shanghai', week: WEEK, exceptions: [{ date: '2026-11-11', spans: [] }] };
const VIP: Group = {
  id: 'vip',
  name: '贵宾 👑',
  mode: 'automatic',
  order: 'longest_idle',
  acceptMs: 20_000,
  maxWaiting: 5,
  maxWaitMs: 60_000,
  graceMs: 30_000,
  hours: HOURS,
};
const staff = (over: Partial<Staff> = {}): Staff => ({
  agent: 'a1',
  limit: 3,
  groups: ['after-sales'],
  skills: ['returns'],
  languages: ['zh-CN', 'en'],
  autoReply: '马上回来',
  ...over,
});
const site = (id: string): DirectoryChange => ({
  kind: 'site',
  site: { id, account: 'acc1', slug: `shop-${id}`, name: id, timeZone: 'UTC', origins: [], anyLocalhost: false },
});
const agent = (id: string): DirectoryChange => ({
  kind: 'agent',
  agent: { id, account: 'acc1', email: `${id}@example.com`, name: `Name ${id}`, passwordHash: '$old' },
});
const group = (value: Group, of = 's1'): DirectoryChange => ({ kind: 'group', site: of, group: value });
const autoReply = (text?: string): DirectoryChange => ({
  kind: 'auto_reply',
  site: 's1',
  agent: 'a1',
  ...(text === undefined ? {} : { autoReply: text }),
});
const setStaff = (value: Staff, of = 's1'): DirectoryChange => ({ kind: 'staff', site: of, staff: value });

/** What every directory keeps to about what sites and their floors go by. `open` gives an empty one. */
export function floorContract(name: string, open: () => Promise<Directory>): void {
  describe(`floor: ${name}`, () => {
    let directory: Directory;
    const change = (...changes: DirectoryChange[]) => directory.change(changes, ADMIN, 700);
    const settings = (of = 's1') => directory.settings(of);
    const groups = async (of = 's1') => (await settings(of))?.groups.map(({ id }) => id);
    const log = async (of = 's1', after = 3) =>
      (await directory.readSiteLog(of, after)).map(({ kind, body, actor }) => {
        expect(actor).toEqual(ADMIN);
        return [kind, body];
      });

    beforeEach(async () => {
      directory = await open();
      const made = await directory.change(
        [
          { kind: 'account', id: 'acc1', name: 'Merchant' },
          site('s1'),
          site('s2'),
          agent('boss'),
          agent('a1'),
          { kind: 'membership', site: 's1', agent: 'boss', role: 'admin' },
          { kind: 'membership', site: 's1', agent: 'a1', role: 'agent' },
          { kind: 'membership', site: 's2', agent: 'a1', role: 'agent' },
        ],
        { role: 'system' },
        500,
      );
      expect(made).toEqual({ ok: true });
    });

    it('[FL1] begins with two groups, every member in both, always open, by the trade’s thresholds', async () => {
      const member = (id: string) => ({
        agent: id,
        limit: 5,
        groups: ['pre-sales', 'after-sales'],
        skills: [],
        languages: [],
      });
      expect(await settings()).toEqual({
        site: 's1',
        timeZone: 'UTC',
        groups: STANDARD_GROUPS,
        staff: new Map([
          ['boss', member('boss')],
          ['a1', member('a1')],
        ]),
        replyRule: REPLY_RULE,
        leftReplyWithinMs: 28_800_000,
        caseWindowMs: 7 * 86_400_000,
        guard: STANDARD_GUARD,
        reveal: 'own',
        look: STANDARD_LOOK,
        rating: STANDARD_RATING,
        leftForm: STANDARD_LEFT_FORM,
        hosts: [],
      });
      expect(await settings('no')).toBeUndefined();
    });

    describe('groups', () => {
      it('[FL2] are made and changed whole, in the order they were made, and logged', async () => {
        expect(await change(group(VIP))).toEqual({ ok: true });
        expect((await settings())?.groups).toEqual([...STANDARD_GROUPS, VIP]);
        const { acceptMs: _, hours: __, ...plain } = VIP;
        await change(group({ ...plain, mode: 'pick' }), group({ ...VIP, id: 'aaa' }));
        expect((await settings())?.groups).toEqual([
          ...STANDARD_GROUPS,
          { ...plain, mode: 'pick' },
          { ...VIP, id: 'aaa' },
        ]);
        expect(await groups('s2')).toEqual(['pre-sales', 'after-sales']);
        expect(await log()).toEqual([
          ['group_set', VIP],
          ['group_set', { ...plain, mode: 'pick' }],
          ['group_set', { ...VIP, id: 'aaa' }],
        ]);
        expect(await log('s2', 2)).toEqual([]);
      });

      it('[FL2] are not logged when nothing changed', async () => {
        await change(group(VIP), group({ ...VIP }), ...STANDARD_GROUPS.map((each) => group(each)));
        expect(await log()).toHaveLength(1);
      });

      it('[FL3] go, and nobody is in them any more, but for the default one', async () => {
        await change(group(VIP), setStaff(staff({ groups: ['vip', 'after-sales'] })));
        expect(await change({ kind: 'group_removed', site: 's1', group: 'vip' })).toEqual({ ok: true });
        expect(await groups()).toEqual(['pre-sales', 'after-sales']);
        expect((await settings())?.staff.get('a1')?.groups).toEqual(['after-sales']);
        await change(group(VIP));
        expect((await settings())?.staff.get('a1')?.groups).toEqual(['after-sales']);
        expect((await log()).map(([kind]) => kind)).toEqual(['group_set', 'staff_set', 'group_removed', 'group_set']);
        const gone = { kind: 'group_removed', site: 's1', group: 'no' } as const;
        expect(await change(gone)).toMatchObject({ refusal: 'group_unknown' });
        expect(await change({ ...gone, group: 'pre-sales' })).toMatchObject({ refusal: 'group_needed' });
        await change({ kind: 'group_removed', site: 's1', group: 'after-sales' });
        expect((await settings())?.staff.get('boss')?.groups).toEqual(['pre-sales']);
      });

      it('are so many and no more, and belong to a site', async () => {
        const many = Array.from({ length: MAX_GROUPS - 2 }, (_, n) => group({ ...VIP, id: `g${n}` }));
        expect(await change(...many)).toEqual({ ok: true });
        expect(await change(group(VIP))).toMatchObject({ refusal: 'too_many_groups' });
        expect(await change(group({ ...VIP, id: 'g1', name: 'Other' }))).toEqual({ ok: true });
        expect(await change(group(VIP, 'no'))).toMatchObject({ refusal: 'site_unknown' });
      });
    });

    describe('staff', () => {
      it('[FL2] are set up whole, each site for itself, and logged', async () => {
        expect(await change(setStaff(staff()))).toEqual({ ok: true });
        expect((await settings())?.staff.get('a1')).toEqual(staff());
        expect((await settings('s2'))?.staff.get('a1')?.limit).toBe(5);
        const { autoReply: _, ...plain } = staff({ limit: 0, groups: [], skills: [], languages: [] });
        await change(setStaff(plain), setStaff({ ...plain }));
        expect((await settings())?.staff.get('a1')).toEqual(plain);
        expect(await log()).toEqual([
          ['staff_set', staff()],
          ['staff_set', plain],
        ]);
      });

      it('[FL2] have an away reply that changes alone, and is logged with all they do', async () => {
        await change(setStaff(staff()), autoReply('Back at two'), autoReply('Back at two'));
        expect((await settings())?.staff.get('a1')).toEqual(staff({ autoReply: 'Back at two' }));
        expect(await change(autoReply())).toEqual({ ok: true });
        const { autoReply: _, ...plain } = staff();
        expect((await settings())?.staff.get('a1')).toEqual(plain);
        expect((await settings('s2'))?.staff.get('a1')?.autoReply).toBeUndefined();
        expect(await log()).toEqual([
          ['staff_set', staff()],
          ['staff_set', staff({ autoReply: 'Back at two' })],
          ['staff_set', plain],
        ]);
        const nobody = { kind: 'auto_reply', site: 's1', agent: 'no', autoReply: 'x' } as const;
        expect(await change(nobody)).toMatchObject({ refusal: 'member_unknown' });
      });

      it('[FL3] are members, in groups that are there', async () => {
        expect(await change(setStaff(staff({ agent: 'no' })))).toMatchObject({ refusal: 'member_unknown' });
        expect(await change(setStaff(staff({ agent: 'boss' }), 's2'))).toMatchObject({ refusal: 'member_unknown' });
        expect(await change(setStaff(staff({ groups: ['no'] })))).toMatchObject({ refusal: 'group_unknown' });
        await change(setStaff(staff({ groups: ['after-sales', 'pre-sales', 'after-sales'] })));
        expect((await settings())?.staff.get('a1')?.groups).toEqual(['pre-sales', 'after-sales']);
      });

      it('[FL3] are forgotten with their membership', async () => {
        await change(setStaff(staff()), { kind: 'membership_removed', site: 's1', agent: 'a1' });
        expect((await settings())?.staff.has('a1')).toBe(false);
        await change({ kind: 'membership', site: 's1', agent: 'a1', role: 'agent' });
        expect((await settings())?.staff.get('a1')?.limit).toBe(5);
      });
    });

    describe('hours and thresholds', () => {
      it('[FL2] are set whole and taken away, and logged', async () => {
        expect(await change({ kind: 'hours', site: 's1', hours: HOURS })).toEqual({ ok: true });
        await change({ kind: 'hours', site: 's1', hours: structuredClone(HOURS) });
        expect((await settings())?.hours).toEqual(HOURS);
        expect((await settings('s2'))?.hours).toBeUndefined();
        await change({ kind: 'hours', site: 's1' });
        expect((await settings())?.hours).toBeUndefined();
        expect(await log()).toEqual([
          ['hours_set', { hours: HOURS }],
          ['hours_set', {}],
        ]);
        expect(await change({ kind: 'hours', site: 'no' })).toMatchObject({ refusal: 'site_unknown' });
      });

      it('[FL2] of replies are the site’s own, and logged', async () => {
        const replyRule = { ...REPLY_RULE, counts: 'service_time' } as const;
        const set = { replyRule, leftReplyWithinMs: 3_600_000, caseWindowMs: 0 };
        expect(await change({ kind: 'thresholds', site: 's1', ...set })).toEqual({ ok: true });
        await change({ kind: 'thresholds', site: 's1', ...set }, { kind: 'hours', site: 's1', hours: HOURS });
        expect(await settings()).toMatchObject({ ...set, hours: HOURS });
        expect(await settings('s2')).toMatchObject({ replyRule: REPLY_RULE });
        expect(await log()).toEqual([
          ['thresholds_set', set],
          ['hours_set', { hours: HOURS }],
        ]);
        await change({ kind: 'thresholds', site: 's1', ...set, caseWindowMs: 60_000 });
        expect(await settings()).toMatchObject({ ...set, caseWindowMs: 60_000, hours: HOURS });
      });
    });

    describe('what agents say', () => {
      const guard = { ...STANDARD_GUARD, phrases: ['不知道'], own: ['shop_service'] };

      it('[FL2] is looked through by the product’s rules, and then by the site’s', async () => {
        expect(await settings()).toMatchObject({ guard: STANDARD_GUARD, reveal: 'own' });
        await change({ kind: 'guard', site: 's1', guard });
        await change({ kind: 'guard', site: 's1', guard });
        await change({ kind: 'reveal', site: 's1', reveal: 'supervisors' });
        await change({ kind: 'reveal', site: 's1', reveal: 'supervisors' });
        expect(await settings()).toMatchObject({ guard, reveal: 'supervisors' });
        expect(await log()).toEqual([
          ['guard_set', guard],
          ['reveal_set', { reveal: 'supervisors' }],
        ]);
        for (const kind of ['guard', 'reveal'] as const) {
          const nowhere = kind === 'guard' ? { kind, site: 'no', guard } : { kind, site: 'no', reveal: 'own' as const };
          expect(await change(nowhere)).toMatchObject({ refusal: 'site_unknown' });
        }
      });

      it('may lead to the hosts of the site’s own pages', async () => {
        const origins = ['https://b.example:8443', 'https://a.example'];
        await change({ kind: 'site_settings', site: 's1', name: 'N', timeZone: 'UTC', origins });
        expect((await settings())?.hosts).toEqual(['a.example', 'b.example']);
      });
    });

    describe('the look', () => {
      it('[FL2] is set whole and logged, and is the site’s own', async () => {
        const look = { brand: '#2b59c3', ...STANDARD_LOOK, heading: '茶 <b>', theme: 'dark' } as const;
        expect(await change({ kind: 'look', site: 's1', look })).toEqual({ ok: true });
        await change({ kind: 'look', site: 's1', look: structuredClone(look) });
        expect((await settings())?.look).toEqual(look);
        expect((await settings('s2'))?.look).toEqual(STANDARD_LOOK);
        await change({ kind: 'hours', site: 's1', hours: HOURS }, { kind: 'look', site: 's1', look: STANDARD_LOOK });
        expect(await settings()).toMatchObject({ look: STANDARD_LOOK, hours: HOURS });
        expect(await log()).toEqual([
          ['look_set', look],
          ['hours_set', { hours: HOURS }],
          ['look_set', STANDARD_LOOK],
        ]);
        expect(await change({ kind: 'look', site: 'no', look })).toMatchObject({ refusal: 'site_unknown' });
      });

      it('[FL2] that is the product’s own already is not logged', async () => {
        await change({ kind: 'look', site: 's1', look: { ...STANDARD_LOOK } });
        expect(await log()).toEqual([]);
      });
    });

    describe('how shoppers rate', () => {
      it('[FL2] is set whole and logged, is the site’s own, and what holds already is not logged', async () => {
        const rating = { ...STANDARD_RATING, asks: 'invite', tags: [['慢'], [], [], [], ['快']] } as const;
        await change({ kind: 'rating', site: 's1', rating: { ...STANDARD_RATING } });
        expect(await change({ kind: 'rating', site: 's1', rating })).toEqual({ ok: true });
        await change({ kind: 'rating', site: 's1', rating: structuredClone(rating) });
        expect((await settings())?.rating).toEqual(rating);
        expect((await settings('s2'))?.rating).toEqual(STANDARD_RATING);
        await change({ kind: 'rating', site: 's1', rating: STANDARD_RATING });
        expect(await log()).toEqual([
          ['rating_set', rating],
          ['rating_set', STANDARD_RATING],
        ]);
        expect(await change({ kind: 'rating', site: 'no', rating })).toMatchObject({ refusal: 'site_unknown' });
      });
    });

    describe('what is asked of who leaves a message', () => {
      it('[FL2] is set whole and logged, and is the site’s own', async () => {
        const form = { ...STANDARD_LEFT_FORM, contact: 'required', promise: '{by} 前回复' } as const;
        expect(await change({ kind: 'left_form', site: 's1', form })).toEqual({ ok: true });
        await change({ kind: 'left_form', site: 's1', form: structuredClone(form) });
        expect((await settings())?.leftForm).toEqual(form);
        expect((await settings('s2'))?.leftForm).toEqual(STANDARD_LEFT_FORM);
        expect(await log()).toEqual([['left_form_set', form]]);
        expect(await change({ kind: 'left_form', site: 'no', form })).toMatchObject({ refusal: 'site_unknown' });
      });
    });

    describe('the site itself', () => {
      it('[FL2] changes its name, zone and origins, and logs them', async () => {
        const set = { name: 'New name', timeZone: 'Asia/Tokyo', origins: ['https://b.example', 'https://a.example'] };
        expect(await change({ kind: 'site_settings', site: 's1', ...set })).toEqual({ ok: true });
        const body = { ...set, origins: ['https://a.example', 'https://b.example'] };
        expect(await directory.site({ id: 's1' })).toMatchObject(body);
        expect((await settings())?.timeZone).toBe('Asia/Tokyo');
        await change({ kind: 'site_settings', site: 's1', ...body });
        expect(await log()).toEqual([['site_changed', body]]);
        expect(await change({ kind: 'site_settings', site: 'no', ...set })).toMatchObject({ refusal: 'site_unknown' });
      });

      it('shows its keys without their secrets, and what a retired one opened stays shut', async () => {
        const hash = 'h'.repeat(43);
        const secret = { id: 'k1', alg: 'HS256', secret: 's'.repeat(32) } as const;
        await change({ kind: 'member_key', site: 's1', key: secret }, { kind: 'api_key', site: 's1', id: 'k2', hash });
        expect(await directory.siteKeys('s1')).toEqual([
          { id: 'k1', use: 'member', alg: 'HS256', createdAt: 700 },
          { id: 'k2', use: 'api', createdAt: 700 },
        ]);
        const retire = { kind: 'api_key_retired', site: 's1', key: 'k2' } as const;
        await directory.change([retire, { kind: 'member_key_retired', site: 's1', key: 'k1' }], ADMIN, 900);
        expect(await directory.apiKeyId('s1', hash)).toBeUndefined();
        expect(await directory.siteKeys('s1')).toEqual([
          { id: 'k1', use: 'member', alg: 'HS256', createdAt: 700, retiredAt: 900 },
          { id: 'k2', use: 'api', createdAt: 700, retiredAt: 900 },
        ]);
        expect(await change(retire)).toMatchObject({ refusal: 'key_unknown' });
        expect(await change({ ...retire, site: 's2' })).toMatchObject({ refusal: 'key_unknown' });
        expect(await directory.siteKeys('s2')).toEqual([]);
      });
    });

    it('[RE2] carries out a list whole or not at all', async () => {
      expect(await change(group(VIP), setStaff(staff({ groups: ['vip', 'no'] })))).toMatchObject({ index: 1 });
      expect(await groups()).toEqual(['pre-sales', 'after-sales']);
      expect(await log()).toEqual([]);
    });
  });
}
