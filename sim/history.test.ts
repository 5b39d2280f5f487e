import { describe, expect, test } from 'vitest';
import { type Counters, checkHistory, FINDINGS_MAX, type History, isClean, noCounters } from './history.ts';

const C = 'conversation';

/** Two messages of one tab, an answer and a note; everybody sees what they should. */
const good: History = {
  pressed: [
    { sender: 'tab', cid: 'a', deed: 'say', text: 'one' },
    { sender: 'tab', cid: 'b', deed: 'say', text: 'two' },
    { sender: 'desk', cid: 't', deed: 'take' },
    { sender: 'desk', cid: 'n', deed: 'note', text: 'psst' },
  ],
  acked: [
    { cid: 'a', conversation: C, seq: 2 },
    { cid: 'b', conversation: C, seq: 3 },
    { cid: 't', conversation: C, seq: 4 },
    { cid: 'n', conversation: C, deskSeq: 1 },
  ],
  logs: [
    {
      conversation: C,
      public: [
        { seq: 1, kind: 'requested', at: 5 },
        { seq: 2, kind: 'message', at: 5, cid: 'a', text: 'one' },
        { seq: 3, kind: 'message', at: 6, cid: 'b', text: 'two' },
        { seq: 4, kind: 'assigned', at: 7, cid: 't' },
      ],
      desk: [{ deskSeq: 1, kind: 'note', cid: 'n', text: 'psst' }],
    },
  ],
  shown: [],
  unsent: [],
};

const [log] = good.logs as [History['logs'][number]];
const facts = log.public;
const screen = { who: 'shopper', conversation: C, first: 0, public: facts };
const withLog = (change: Partial<typeof log>): History => ({ ...good, logs: [{ ...log, ...change }] });
const show = (change: Partial<History['shown'][number]>): History => ({ ...good, shown: [{ ...screen, ...change }] });
const only = (counter: keyof Counters, count = 1): Counters => ({ ...noCounters(), [counter]: count });

test('a history in which all went well has six zeros', () => {
  const judged = checkHistory({ ...good, shown: [screen, { ...screen, who: 'desk', desk: log.desk }] });
  expect(judged).toEqual({ counters: noCounters(), findings: [] });
  expect(isClean(judged.counters)).toBe(true);
});

const last = facts.slice(0, -1);
const three = (event: object) =>
  withLog({ public: facts.map((fact) => (fact.seq === 3 ? { ...fact, ...event } : fact)) });

const bad: readonly [what: string, counter: keyof Counters, history: History][] = [
  ['acked and in no log', 'ackedLost', withLog({ public: last })],
  [
    'acked at another place',
    'ackedLost',
    { ...good, acked: good.acked.map((ack) => (ack.cid === 'b' ? { ...ack, seq: 9 } : ack)) },
  ],
  [
    'acked at another place before',
    'ackedLost',
    { ...good, acked: [{ cid: 'b', conversation: C, seq: 9 }, ...good.acked] },
  ],
  [
    'acked and in no log, though it might have been unsent for good',
    'ackedLost',
    { ...withLog({ public: last }), excused: ['t'] },
  ],
  [
    'refused for good, but stored, though its page is gone',
    'phantoms',
    { ...good, acked: good.acked.filter(({ cid }) => cid !== 'b'), refused: ['b'], excused: ['b'] },
  ],
  ['an acked note that is gone', 'ackedLost', withLog({ desk: [] })],
  [
    'stored twice',
    'duplicates',
    withLog({ public: [...facts, { seq: 5, kind: 'message', at: 8, cid: 'a', text: 'one' }] }),
  ],
  ['shown twice', 'duplicates', show({ public: [...facts, ...facts.slice(-1)] })],
  ['shown as sent and as on its way', 'duplicates', show({ pending: ['b'] })],
  [
    'stored, but nobody pressed it',
    'phantoms',
    withLog({ public: [...facts, { seq: 5, kind: 'message', cid: 'x', text: '' }] }),
  ],
  ['a message without a cid', 'phantoms', withLog({ public: [...facts, { seq: 5, kind: 'message', text: '?' }] })],
  ['stored with other words', 'phantoms', three({ text: 'too' })],
  [
    'acked, but nobody pressed it',
    'phantoms',
    { ...withLog({}), acked: [...good.acked, { cid: 'x', conversation: C, seq: 2 }], lost: ['x'] },
  ],
  [
    'refused for good, but stored',
    'phantoms',
    { ...good, acked: good.acked.filter(({ cid }) => cid !== 'b'), refused: ['b'] },
  ],
  ['shown, but in no log', 'phantoms', show({ public: [...facts, { seq: 5, kind: 'message', at: 8, text: 'boo' }] })],
  ['shown with other words', 'phantoms', show({ public: [...last, { seq: 4, kind: 'closed', at: 7, cid: 't' }] })],
  ['shown of no conversation', 'phantoms', show({ conversation: 'none' })],
  ['a time that runs back', 'orderBreaks', three({ at: 4 })],
  ['shown out of order', 'orderBreaks', show({ public: [...facts.slice(0, 2), ...facts.slice(2).reverse()] })],
  ['a hole in the log', 'gaps', withLog({ public: [...facts, { seq: 6, kind: 'left', at: 8 }] })],
  ['a hole in the desk log', 'gaps', withLog({ desk: [...log.desk, { deskSeq: 3, kind: 'case_opened' }] })],
  ['a hole on the screen', 'gaps', show({ public: [...facts.slice(0, 2), ...facts.slice(3)] })],
  ['a lost tail on the screen', 'gaps', show({ public: last })],
  ['a lost note on the desk’s screen', 'gaps', show({ desk: [] })],
  ['still unsent', 'stuck', { ...good, unsent: ['b'] }],
  [
    'gone without a trace',
    'stuck',
    { ...good, pressed: [...good.pressed, { sender: 'tab', cid: 'z', deed: 'say', text: '' }] },
  ],
];

describe('each counter rises', () => {
  test.each(bad)('%s', (_, counter, history) => {
    const { counters, findings } = checkHistory(history);
    expect(counters).toEqual(only(counter));
    expect(findings).toEqual([{ counter, text: expect.any(String) }]);
  });

  test('two presses of one outbox in the wrong order', () => {
    const pressed = good.pressed.toReversed();
    expect(checkHistory({ ...good, pressed }).counters).toEqual(only('orderBreaks'));
    expect(checkHistory({ ...good, pressed: pressed.map((press) => ({ ...press, late: true })) }).counters).toEqual(
      noCounters(),
    );
    expect(checkHistory({ ...good, pressed: pressed.map((p) => ({ ...p, sender: p.cid })) }).counters).toEqual(
      noCounters(),
    );
  });

  test('what lived on in another tab when its page was gone may be passed by what came later, and passes nothing', () => {
    const [a, b, ...rest] = good.pressed.map((press) => ({ ...press, orphan: press.cid === 'b' }));
    expect(checkHistory({ ...good, pressed: [b, a, ...rest] as History['pressed'] }).counters).toEqual(noCounters());
    const passing = good.pressed.toReversed().map((press) => ({ ...press, orphan: press.cid === 'a' }));
    expect(checkHistory({ ...good, pressed: passing }).counters).toEqual(only('orderBreaks'));
  });

  test('counts all, keeps the first findings', () => {
    const unsent = Array.from({ length: FINDINGS_MAX + 50 }, (_, n) => `${n}`);
    const pressed = unsent.map((cid) => ({ sender: 'tab', cid, deed: 'say', text: cid }) as const);
    const judged = checkHistory({ pressed, acked: [], logs: [], shown: [], unsent });
    expect(judged.counters.stuck).toBe(FINDINGS_MAX + 50);
    expect(judged.findings).toHaveLength(FINDINGS_MAX);
  });
});

describe('what is no fault', () => {
  const without = withLog({ public: last });
  test.each<[string, History]>([
    ['acked, and lost with a backup', { ...without, lost: ['t'] }],
    ['never acked and gone with its page', { ...without, acked: good.acked.slice(0, 2), excused: ['t', 'n'] }],
    [
      'a refused press that is in no log',
      { ...good, pressed: [...good.pressed, { sender: 'tab', cid: 'z', deed: 'say', text: '' }], refused: ['z'] },
    ],
    ['a screen that starts later', show({ public: facts.slice(2), first: 2 })],
    [
      'an ack of another place by a store that was lost',
      { ...good, acked: [{ cid: 'b', conversation: C, seq: 9, under: 'before' }, ...good.acked] },
    ],
  ])('%s', (_, history) => expect(checkHistory(history).counters).toEqual(noCounters()));
});

test('what a restored backup lacked may come behind newer words, and in its own order only', () => {
  const lacked = (press: History['pressed'][number], lackedBy: number) =>
    press.deed === 'say' ? { ...press, lackedBy } : press;
  const back = good.pressed.toReversed();
  const order = (pressed: History['pressed']) => checkHistory({ ...good, pressed }).counters;
  expect(order(back.map((press) => (press.cid === 'b' ? lacked(press, 1) : press)))).toEqual(noCounters());
  expect(order(back.map((press) => lacked(press, press.cid === 'b' ? 1 : 2)))).toEqual(noCounters());
  expect(order(back.map((press) => lacked(press, 1)))).toEqual(only('orderBreaks'));
});

describe('lists', () => {
  const row = { conversation: C, at: '4/1' };
  const list = (...shown: { conversation: string; at: string }[]): History => ({
    ...good,
    lists: [{ who: 'desk', name: 'mine', shown, stored: [row] }],
  });
  test.each<[string, Counters, History]>([
    ['the same as in the store', noCounters(), list(row)],
    ['one is missing', only('gaps'), list()],
    ['one stands still', only('gaps'), list({ ...row, at: '3/1' })],
    ['one belongs to nobody here', only('phantoms'), list(row, { conversation: 'other', at: '1/0' })],
    ['one is there twice', only('duplicates'), list(row, row)],
  ])('%s', (_, counters, history) => expect(checkHistory(history).counters).toEqual(counters));
});

describe('receipts', () => {
  const marked = (delivered: number, read: number): History => ({
    ...good,
    marked: [
      {
        who: 'the store',
        conversation: C,
        side: 'shop',
        is: { delivered, read },
        most: { delivered: 4, read: 3 },
        least: { delivered: 3, read: 2 },
      },
    ],
  });
  test.each<[string, Counters, History]>([
    ['as far as they have it', noCounters(), marked(3, 3)],
    ['it has not come so far', only('phantoms'), marked(5, 3)],
    ['nobody has looked so far', only('phantoms'), marked(3, 4)],
    ['it has come further', only('stuck'), marked(2, 2)],
    ['somebody has looked further', only('stuck'), marked(3, 1)],
  ])('%s', (_, counters, history) => expect(checkHistory(history).counters).toEqual(counters));
});

describe('edits and recalls', () => {
  const pressed = [...good.pressed, { sender: 'tab', cid: 'e', deed: 'edit', text: 'deux', of: 3 }] as const;
  const edited = [...facts, { seq: 5, kind: 'edited', at: 8, cid: 'e', text: 'deux', of: 3 }];
  const folded = edited.map((event) => (event.seq === 3 ? { ...event, text: 'deux' } : event));
  const base = { ...good, pressed, logs: [{ ...log, public: edited }] };

  test('a screen shows the newest words', () => {
    expect(checkHistory({ ...base, shown: [{ ...screen, public: folded }] }).counters).toEqual(noCounters());
    expect(checkHistory({ ...base, shown: [{ ...screen, public: edited, raw: true }] }).counters).toEqual(noCounters());
    expect(checkHistory({ ...base, shown: [{ ...screen, public: edited }] }).counters).toEqual(only('phantoms'));
  });

  const recall = { seq: 6, kind: 'recalled', at: 9, cid: 'r', of: 3 };
  const taken = { ...base, pressed: [...pressed, { sender: 'tab', cid: 'r', deed: 'recall', of: 3 }] as const };

  test('what was taken back is gone from the log, its edits as well', () => {
    expect(checkHistory({ ...taken, logs: [{ ...log, public: [...edited, recall] }] }).counters).toEqual(
      only('phantoms', 2),
    );
    const erased = [...edited, recall].map((event) =>
      event.cid === 'b' || event.cid === 'e'
        ? { seq: event.seq, at: event.at ?? 0, cid: event.cid, kind: 'erased' }
        : event,
    );
    expect(checkHistory({ ...taken, logs: [{ ...log, public: erased }] }).counters).toEqual(noCounters());
  });
});

describe('what was erased', () => {
  const wiped = { seq: 5, kind: 'wiped', at: 9 };
  const bones = facts.map(({ text: _, ...fact }) => (fact.kind === 'message' ? { ...fact, kind: 'erased' } : fact));
  const note = { deskSeq: 1, kind: 'note', cid: 'n', text: '', afterSeq: 4 };

  test('leaves its skeleton, which is what was pressed', () => {
    expect(checkHistory(withLog({ public: [...bones, wiped], desk: [note] })).findings).toEqual([]);
  });

  test('has no words in the log, in either lane', () => {
    const history = withLog({ public: [...facts, wiped], desk: [{ ...note, text: 'psst' }] });
    expect(checkHistory(history).counters).toEqual(only('phantoms', 3));
  });

  test('is what stands before it: what comes after is new', () => {
    const more = { seq: 6, kind: 'message', at: 9, cid: 'd', text: 'anew' };
    const late = { deskSeq: 2, kind: 'note', cid: 'm', text: 'later', afterSeq: 5 };
    const pressed = [
      ...good.pressed,
      { sender: 'tab', cid: 'd', deed: 'say', text: 'anew' },
      { sender: 'desk', cid: 'm', deed: 'note', text: 'later' },
    ] as const;
    const log = { public: [...bones, wiped, more], desk: [note, late] };
    expect(checkHistory({ ...withLog(log), pressed }).findings).toEqual([]);
  });

  test('a note without words that nobody erased is not what was pressed', () => {
    expect(checkHistory(withLog({ desk: [note] })).counters).toEqual(only('phantoms'));
  });

  test('is with nobody any more', () => {
    const holders = [{ who: 'the device', texts: ['one', 'two'] }];
    expect(checkHistory({ ...good, holders }).counters).toEqual(only('phantoms', 2));
  });
});

describe('what is owed', () => {
  const by = { role: 'agent', id: 'a1' };
  const made = { deskSeq: 2, kind: 'promised', cid: 'p', text: 'a call', afterSeq: 4, dueAt: 50, by };
  const moved = {
    deskSeq: 3,
    kind: 'promise_moved',
    cid: 'm',
    text: 'later',
    afterSeq: 4,
    promise: 'p',
    dueAt: 60,
    by,
  };
  const kept = { deskSeq: 4, kind: 'promise_kept', cid: 'k', afterSeq: 4, promise: 'p', by };
  const pressed = [
    ...good.pressed,
    { sender: 'desk', cid: 'p', deed: 'promise', text: 'a call', dueAt: 50 },
    { sender: 'desk', cid: 'm', deed: 'settle_promise', kind: 'promise_moved', text: 'later', owes: 'p', dueAt: 60 },
    { sender: 'desk', cid: 'k', deed: 'settle_promise', kind: 'promise_kept', owes: 'p' },
  ] as const;
  const owing = (desk: readonly History['logs'][number]['desk'][number][], promises: typeof log.promises = []) =>
    checkHistory({
      ...withLog({ desk: [...log.desk, ...desk], promises }),
      pressed: pressed.slice(0, 4 + desk.length),
    });

  test('is what its log says, until it is kept', () => {
    expect(owing([made], [{ id: 'p', dueAt: 50, owner: 'a1' }]).findings).toEqual([]);
    expect(owing([made, moved], [{ id: 'p', dueAt: 60, owner: 'a1' }]).findings).toEqual([]);
    expect(owing([made, moved, kept]).findings).toEqual([]);
  });

  test('is not forgotten, not owed for nothing, and not due at another time', () => {
    expect(owing([made]).counters).toEqual(only('gaps'));
    expect(owing([], [{ id: 'p', dueAt: 50, owner: 'a1' }]).counters).toEqual(only('phantoms'));
    expect(owing([made, moved], [{ id: 'p', dueAt: 50, owner: 'a1' }]).counters).toEqual({
      ...only('gaps'),
      phantoms: 1,
    });
  });

  test('is kept once', () => {
    const again = { ...kept, deskSeq: 5, cid: 'again' };
    const press = { sender: 'tab', cid: 'again', deed: 'settle_promise', kind: 'promise_kept', owes: 'p' } as const;
    const history = withLog({ desk: [...log.desk, made, moved, kept, again], promises: [] });
    expect(checkHistory({ ...history, pressed: [...pressed, press] }).counters).toEqual(only('duplicates'));
  });

  test('is owed by whom it was given to', () => {
    const given = { deskSeq: 3, kind: 'promise_given', cid: 'g', text: 'mine', afterSeq: 4, promise: 'p', by };
    const press = { sender: 'desk', cid: 'g', deed: 'settle_promise', kind: 'promise_given', text: 'mine' } as const;
    const to = (id: string) =>
      checkHistory({
        ...withLog({
          desk: [...log.desk, made, { ...given, to: { id } }],
          promises: [{ id: 'p', dueAt: 50, owner: id }],
        }),
        pressed: [...pressed.slice(0, 5), { ...press, owes: 'p', to: 'a2' }],
      });
    expect(to('a2').findings).toEqual([]);
    expect(to('a3').counters).toEqual(only('phantoms'));
  });

  test('is settled as it was pressed', () => {
    const given = { ...kept, kind: 'promise_given_up' };
    expect(owing([made, moved, given]).counters).toEqual(only('phantoms'));
    expect(owing([made, { ...moved, promise: 'other' }], [{ id: 'p', dueAt: 50, owner: 'a1' }]).counters).toEqual({
      ...only('phantoms'),
      duplicates: 1,
    });
  });
});

describe('the guard', () => {
  const words = { sender: 'desk', cid: 'g', deed: 'say', text: 'call 1' } as const;
  const at = { cid: 'g', text: 'call 1', at: 8 };
  const went = { ...at, seq: 5, kind: 'message' };
  const line = { deskSeq: 2, kind: 'guarded', afterSeq: 5, of: 5 };
  const held = { ...at, deskSeq: 2, kind: 'held_back', afterSeq: 4 };
  const judged = (guard: 'asks' | 'blocks', change: Partial<typeof log>, more: Partial<History> = {}) =>
    checkHistory({ ...withLog(change), pressed: [...good.pressed, { ...words, guard }], ...more });

  test('has one line at the desk of what it asked about and that went', () => {
    const public_ = [...facts, went];
    expect(judged('asks', { public: public_, desk: [...log.desk, line] }).findings).toEqual([]);
    expect(judged('asks', { public: public_ }).counters).toEqual(only('gaps'));
    const twice = [...log.desk, line, { ...line, deskSeq: 3 }];
    expect(judged('asks', { public: public_, desk: twice }).counters).toEqual(only('duplicates'));
  });

  test('keeps what it blocks at the desk, once, and nobody is told that it went', () => {
    const desk = [...log.desk, held];
    expect(judged('blocks', { desk }, { refused: ['g'] }).findings).toEqual([]);
    expect(judged('blocks', { public: [...facts, went] }).counters).toEqual(only('phantoms'));
    const acked = [...good.acked, { cid: 'g', conversation: C, deskSeq: 2 }];
    expect(judged('blocks', { desk }, { acked }).counters).toEqual(only('phantoms'));
    expect(judged('asks', { desk }, { refused: ['g'] }).counters).toMatchObject({ phantoms: 2 });
  });

  test('shows nobody what it held back', () => {
    const desk = [...log.desk, held];
    const { text: _, ...told } = held;
    const screen = (event: typeof told) => ({
      who: 'desk',
      conversation: C,
      first: 0,
      public: facts,
      desk: [...log.desk, event],
    });
    expect(judged('blocks', { desk }, { refused: ['g'], shown: [screen(told)] }).findings).toEqual([]);
    expect(judged('blocks', { desk }, { refused: ['g'], shown: [screen(held)] }).counters).toEqual(only('phantoms'));
    const refused = { ...screen(told), pending: ['g'] };
    expect(judged('blocks', { desk }, { refused: ['g'], shown: [refused] }).findings).toEqual([]);
  });
});
