import type { DeskEvent, PublicEvent } from '@shopbell/protocol';
import type { Pending, Thread } from '@shopbell/sdk';
import { describe, expect, it } from 'vitest';
import { type Item, itemsOf } from './items.ts';

const ME = '01arz3ndektsv4rrffq6';
const shopper = { role: 'shopper', id: '01arz3ndektsv4rrffqs' } as const;
const me = { role: 'agent', id: ME, name: 'Mei' } as const;
const noon = new Date(2026, 10, 21, 12).getTime();

const said = (seq: number, by: PublicEvent['by'], at: number, text = `m${seq}`): PublicEvent => ({
  kind: 'message',
  seq,
  at,
  by,
  text,
});
const note = (deskSeq: number, afterSeq: number, at: number): DeskEvent => ({
  kind: 'note',
  deskSeq,
  afterSeq,
  at,
  by: me,
  text: `n${deskSeq}`,
});
const thread = (patch: Partial<Thread>): Thread => ({
  conversation: '01arz3ndektsv4rrffqc',
  state: 'active',
  events: [],
  desk: [],
  more: false,
  pending: [],
  typing: [],
  receipts: { delivered: 0, read: 0 },
  seen: 0,
  ...patch,
});

/** `day`, `requested`, `s:m1+m2` (shopper), `me:m3`, `note:n1`. */
const brief = (items: readonly Item[]) =>
  items.map((item) => {
    if (item.kind === 'day') return 'day';
    if (item.kind === 'system') return item.event.kind;
    const who = item.lane === 'desk' ? 'note' : item.own ? 'me' : item.by.role[0];
    return `${who}:${item.lines.map((line) => line.text).join('+')}`;
  });
const of = (patch: Partial<Thread>) => brief(itemsOf(thread(patch), ME));

describe('grouping', () => {
  it('joins one author’s messages within two minutes of the group’s first', () => {
    const events = [
      said(1, shopper, noon),
      said(2, shopper, noon + 120_000),
      said(3, shopper, noon + 120_001),
      said(4, me, noon + 120_002),
    ];
    expect(of({ events })).toEqual(['day', 's:m1+m2', 's:m3', 'me:m4']);
  });

  it('keeps agents apart by id', () => {
    const other = { role: 'agent', id: '01arz3ndektsv4rrffqx', name: 'Mei' } as const;
    expect(of({ events: [said(1, me, noon), said(2, other, noon)] })).toEqual(['day', 'me:m1', 'a:m2']);
  });

  it('starts each day with a line', () => {
    const midnight = new Date(2026, 10, 22).getTime();
    const events = [said(1, shopper, midnight - 1000), said(2, shopper, midnight + 1000)];
    expect(of({ events })).toEqual(['day', 's:m1', 'day', 's:m2']);
  });
});

describe('amendments', () => {
  const gone = (seq: number, was: 'message' | 'edited'): PublicEvent => ({
    kind: 'erased',
    seq,
    at: noon,
    by: me,
    was,
    why: 'recalled',
  });

  it('show on the message they are about, not as lines of their own', () => {
    const edited = { ...said(1, me, noon, 'new'), editedAt: noon + 5 };
    const events: PublicEvent[] = [
      edited,
      { kind: 'edited', seq: 2, at: noon + 5, by: me, of: 1, text: 'new' },
      said(3, shopper, noon + 6),
    ];
    expect(of({ events })).toEqual(['day', 'me:new', 's:m3']);
    const [, group] = itemsOf(thread({ events }), ME);
    expect(group?.kind === 'group' && group.lines[0]).toMatchObject({ seq: 1, edited: true });
  });

  it('leave one line of a message that was taken back, and none of its edits', () => {
    const events: PublicEvent[] = [
      gone(1, 'message'),
      gone(2, 'edited'),
      { kind: 'recalled', seq: 3, at: noon, by: me, of: 1 },
    ];
    expect(of({ events })).toEqual(['day', 'erased']);
  });
});

describe('desk events', () => {
  it('stand right behind the public event they name, and never join a message', () => {
    const events = [said(1, shopper, noon), said(2, me, noon), said(3, me, noon)];
    expect(of({ events, desk: [note(1, 2, noon), note(2, 3, noon)] })).toEqual([
      'day',
      's:m1',
      'me:m2',
      'note:n1',
      'me:m3',
      'note:n2',
    ]);
  });

  it('of which the words are erased stay without any: a promise and its delay are a line each, a note is gone', () => {
    const events: PublicEvent[] = [said(1, shopper, noon), { kind: 'wiped', seq: 2, at: noon, by: { role: 'system' } }];
    const stamp = (deskSeq: number) => ({ deskSeq, afterSeq: 1, at: noon, by: me, text: '' });
    const desk: DeskEvent[] = [
      { kind: 'promised', ...stamp(1), cid: 'c1', what: 'gift', dueAt: noon },
      { kind: 'promise_moved', ...stamp(2), promise: 'c1', dueAt: noon + 1 },
      { kind: 'note', ...stamp(3) },
    ];
    expect(of({ events, desk })).toEqual(['day', 's:m1', 'promised', 'promise_moved', 'wiped']);
  });

  it('wait for older history to be loaded', () => {
    const events = [said(10, shopper, noon)];
    const desk = [note(1, 3, noon - 5), note(2, 9, noon - 4), note(3, 10, noon)];
    expect(of({ events, desk, more: true })).toEqual(['day', 's:m10', 'note:n3']);
  });

  it('show who owns the case, but not that there is one', () => {
    const system = { role: 'system' } as const;
    const desk: DeskEvent[] = [
      { kind: 'case_opened', deskSeq: 1, afterSeq: 1, at: noon, by: system, case: ME },
      { kind: 'case_owned', deskSeq: 2, afterSeq: 1, at: noon, by: me, case: ME, owner: { id: ME, name: 'Mei' } },
    ];
    const events: PublicEvent[] = [{ kind: 'requested', seq: 1, at: noon, by: shopper }];
    expect(of({ events, desk })).toEqual(['day', 'requested', 'case_owned']);
  });
});

describe('pending words', () => {
  const pending = (cid: string, patch: Partial<Pending> = {}): Pending => ({
    cid,
    text: cid,
    at: noon,
    lane: 'public',
    status: 'sending',
    ...patch,
  });

  it('come last and join one’s own group', () => {
    const events = [said(1, shopper, noon), said(2, me, noon)];
    const desk = [note(1, 0, noon)];
    expect(of({ events, desk, pending: [pending('c1'), pending('c2', { lane: 'desk' })] })).toEqual([
      'day',
      'note:n1',
      's:m1',
      'me:m2+c1',
      'note:c2',
    ]);
  });

  it('keep their key when the log has them, so that the line is not drawn anew', () => {
    const before = itemsOf(thread({ pending: [pending('c1')] }), ME);
    const after = itemsOf(thread({ events: [{ ...said(1, me, noon), cid: 'c1' }] }), ME);
    const keys = (items: readonly Item[]) =>
      items.flatMap((item) => (item.kind === 'group' ? [item.key, ...item.lines.map((line) => line.key)] : []));
    expect(keys(after)).toEqual(keys(before));
  });

  it('draw no day line when this machine’s clock is behind', () => {
    expect(of({ events: [said(1, shopper, noon)], pending: [pending('c1', { at: noon - 86_400_000 })] })).toEqual([
      'day',
      's:m1',
      'me:c1',
    ]);
  });
});

describe('a hand-over', () => {
  const by = { role: 'agent', id: '01arz3ndektsv4rrffql', name: 'Li' } as const;
  const to = { id: ME, name: 'Mei' };
  const moved: DeskEvent = {
    kind: 'transferred',
    deskSeq: 2,
    afterSeq: 1,
    at: noon,
    by,
    to,
    reason: 'wish',
    text: 'Look',
  };
  const whole = thread({ events: [said(1, shopper, noon)], desk: [moved] });

  it('shows its note below it', () => {
    expect(brief(itemsOf(whole, ME))).toEqual(['day', 's:m1', 'transferred', 'note:Look']);
  });

  it('leaves the note out while it stands elsewhere, to be read', () => {
    expect(brief(itemsOf(whole, ME, 2))).toEqual(['day', 's:m1', 'transferred']);
  });
});
