import { describe, expect, test } from 'vitest';
import type { Floor } from './floor.ts';
import { route, routing } from './route.ts';
import { agent, dice, floor, group, NOON, request } from './sample.contract.ts';

const given = (over: Partial<Floor>, now = NOON) =>
  route(floor(over), now).assigned.map(({ conversation, agent }) => `${conversation} → ${agent}`);
const reasons = (over: Partial<Floor>, now = NOON) => route(floor(over), now).left.map(({ why }) => why);

describe('who gets what', () => {
  test('[RT1] conversations and open offers count together, and a lowered limit takes the last offers back', () => {
    const na = agent('na', { limit: 2, load: 1 });
    const offer = { agent: 'na', until: NOON + 1 };
    const waiting = [request('a', { since: 1, offer }), request('b', { since: 2, offer }), request('c', { since: 3 })];
    const { ended, assigned } = route(floor({ agents: [na], waiting }), NOON);
    expect(ended).toEqual([{ conversation: 'b', agent: 'na', why: 'withdrawn', passedBy: [] }]);
    expect(assigned).toEqual([]);
  });

  test('[RT1] an agent over a lowered limit keeps what they have and gets nothing', () => {
    expect(given({ agents: [agent('na', { limit: 1, load: 3 })], waiting: [request('a')] })).toEqual([]);
  });

  test('[RT2] the greater priority goes first, then the earlier request, then the smaller id', () => {
    const waiting = [
      request('late', { since: 9 }),
      request('b', { since: 5 }),
      request('a', { since: 5 }),
      request('vip', { since: 9, priority: 1 }),
    ];
    const { assigned } = route(floor({ agents: [agent('na', { limit: 9 })], waiting }), NOON);
    expect(assigned.map(({ conversation }) => conversation)).toEqual(['vip', 'a', 'b', 'late']);
  });

  test('[RT2] one whom nobody free can serve does not hold up those behind', () => {
    const agents = [agent('na', { skills: ['returns'], load: 3 }), agent('wei')];
    const waiting = [request('a', { since: 1, skills: ['returns'] }), request('b', { since: 2 })];
    expect(given({ agents, waiting })).toEqual(['b → wei']);
  });

  test('[RT5] the last agent gets it while they have room, whoever has less to do', () => {
    const waiting = [request('a', { knownBy: ['na'] })];
    expect(given({ agents: [agent('na', { load: 2 }), agent('wei')], waiting })).toEqual(['a → na']);
    expect(given({ agents: [agent('na', { load: 3 }), agent('wei')], waiting })).toEqual(['a → wei']);
    expect(given({ agents: [agent('na', { status: 'busy' }), agent('wei')], waiting })).toEqual(['a → wei']);
    expect(given({ agents: [agent('na', { groups: ['own'] }), agent('wei')], waiting })).toEqual(['a → wei']);
  });

  test('[RT6] the least loaded by share of the limit, then the longest idle, then the smaller id', () => {
    const waiting = [request('a')];
    expect(
      given({ agents: [agent('na', { load: 1, limit: 2 }), agent('wei', { load: 2, limit: 8 })], waiting }),
    ).toEqual(['a → wei']);
    expect(given({ agents: [agent('na', { idleSince: 5 }), agent('wei', { idleSince: 4 })], waiting })).toEqual([
      'a → wei',
    ]);
    expect(given({ agents: [agent('wei'), agent('na')], waiting })).toEqual(['a → na']);
  });

  test('[RT6] the longest idle, whose idleness ends with what this pass gives them', () => {
    const agents = [agent('na', { idleSince: 1, limit: 9 }), agent('wei', { idleSince: 2, limit: 1 })];
    const waiting = [request('a', { since: 1 }), request('b', { since: 2 }), request('c', { since: 3 })];
    expect(given({ agents, groups: [group({ order: 'longest_idle' })], waiting })).toEqual([
      'a → na',
      'b → wei',
      'c → na',
    ]);
  });

  test('[RT5] the first of those who know it, who has room, goes before who has most', () => {
    const agents = [agent('bo'), agent('na', { load: 1 }), agent('wei', { load: 2 })];
    const known = (...knownBy: string[]) => given({ agents, waiting: [request('a', { knownBy })] });
    expect(known('wei', 'na')).toEqual(['a → wei']);
    expect(known('gone', 'na')).toEqual(['a → na']);
    expect(known()).toEqual(['a → bo']);
  });

  test('[RT16] who gave it away, or declined it, waits for nobody and gets nothing of it: a colleague does, when they have room', () => {
    const waiting = [request('a', { refusedBy: ['na'] })];
    const offering = [group({ acceptMs: 20_000 })];
    expect(given({ agents: [agent('na'), agent('wei', { load: 2 })], waiting })).toEqual(['a → wei']);
    for (const groups of [[group()], offering]) {
      const full = { agents: [agent('na'), agent('wei', { load: 3 })], groups, waiting };
      const answer = route(floor(full), NOON);
      expect(answer).toMatchObject({ assigned: [], offered: [], left: [], waiting: [{ place: 1 }] });
      const asked = [request('a', { refusedBy: ['na'], passedBy: ['wei'] })];
      expect(route(floor({ ...full, waiting: asked }), NOON).offered.map(({ agent }) => agent)).not.toContain('na');
      expect(reasons(full, NOON + 600_000)).toEqual(['waited_too_long']);
    }
    const anew = [request('a', { refusedBy: ['na'], passedBy: ['wei'] })];
    expect(
      route(floor({ agents: [agent('na'), agent('wei')], groups: offering, waiting: anew }), NOON).offered,
    ).toMatchObject([{ agent: 'wei', passedBy: [] }]);
  });

  test('[RT16] with nobody on duty but who refused it is left; where agents pick it waits', () => {
    const alone = {
      agents: [agent('na'), agent('wei', { status: 'away' })],
      waiting: [request('a', { refusedBy: ['na'] })],
    };
    expect(reasons(alone)).toEqual(['nobody_else']);
    expect(reasons({ ...alone, groups: [group({ mode: 'pick' })] })).toEqual([]);
    const both = [request('a', { refusedBy: ['na', 'wei'] })];
    const three = (over: object) => ({ agents: [agent('na'), agent('wei'), agent('bo', over)], waiting: both });
    expect(reasons({ ...three({}), agents: [agent('na'), agent('wei')] })).toEqual(['nobody_else']);
    expect(reasons(three({ status: 'busy' }))).toEqual([]);
    expect(given(three({}))).toEqual(['a → bo']);
  });

  test('[RT7] a group that picks is given nothing; its places, limits and left messages are those of all', () => {
    const groups = [group({ mode: 'pick', maxWaiting: 2, handlingMs: 1000 })];
    const waiting = [request('a', { since: 1 }), request('b', { since: 2 }), request('c', { since: 3 })];
    const answer = route(floor({ agents: [agent('na')], groups, waiting }), NOON);
    expect(answer).toMatchObject({ assigned: [], offered: [], left: [{ conversation: 'c', why: 'queue_full' }] });
    expect(answer.waiting).toEqual([
      { conversation: 'a', group: 'pre-sales', place: 1 },
      { conversation: 'b', group: 'pre-sales', place: 2 },
    ]);
    expect(reasons({ agents: [agent('na', { status: 'off' })], groups, waiting })).toHaveLength(3);
  });
});

describe('left messages', () => {
  const waiting = [request('a')];

  test('[RT8] nobody on duty, everybody away, and the difference', () => {
    expect(reasons({ waiting })).toEqual(['nobody_on_duty']);
    expect(reasons({ agents: [agent('na', { status: 'off' })], waiting })).toEqual(['nobody_on_duty']);
    expect(reasons({ agents: [agent('na', { status: 'off' }), agent('wei', { status: 'away' })], waiting })).toEqual([
      'everybody_away',
    ]);
    expect(reasons({ agents: [agent('na', { groups: ['own'] })], waiting })).toEqual(['nobody_on_duty']);
    expect(reasons({ waiting: [request('a', { skills: ['returns'], language: 'en' })] })).toEqual(['nobody_on_duty']);
  });

  test('[RT8] a busy agent, or one within the grace of a lost line, is worth waiting for', () => {
    expect(reasons({ agents: [agent('na', { status: 'busy' })], waiting })).toEqual([]);
    const lost = { agents: [agent('na', { lineLostSince: NOON })], waiting };
    expect(reasons(lost, NOON + 59_999)).toEqual([]);
    expect(given(lost, NOON + 59_999)).toEqual([]);
    expect(reasons(lost, NOON + 60_000)).toEqual(['nobody_on_duty']);
  });

  test('[RT8] a skill or language nobody on duty has is named, not waited for', () => {
    const agents = [agent('na', { skills: ['returns'], load: 3 }), agent('wei', { skills: ['shoes'], status: 'away' })];
    const told = (over: object) => route(floor({ agents, waiting: [request('a', over)] }), NOON).left;
    const left = { conversation: 'a', why: 'nobody_able' };
    expect(told({ skills: ['shoes', 'returns'], language: 'de' })).toEqual([{ ...left, lacking: ['de', 'shoes'] }]);
    expect(told({ skills: ['returns'], language: 'zh-CN' })).toEqual([]);
    const split = [agent('na', { skills: ['returns'] }), agent('wei', { skills: ['shoes'] })];
    const both = [request('a', { skills: ['shoes', 'returns'] })];
    expect(route(floor({ agents: split, waiting: both }), NOON).left).toEqual([
      { ...left, lacking: ['returns', 'shoes'] },
    ]);
  });

  test('[RT8] zh answers zh-CN, zh-CN does not answer zh, and case does not matter', () => {
    const told = (tag: string, language: string) =>
      reasons({ agents: [agent('na', { languages: [tag] })], waiting: [request('a', { language })] });
    expect(told('zh', 'ZH-cn')).toEqual([]);
    expect(told('zh-CN', 'zh')).toEqual(['nobody_able']);
    expect(told('z', 'zh')).toEqual(['nobody_able']);
  });

  test('[RT15] who has said no languages answers in any', () => {
    const agents = [agent('na', { languages: [] })];
    expect(reasons({ agents, waiting: [request('a', { language: 'de-AT' })] })).toEqual([]);
    expect(route(floor({ agents, waiting: [request('a', { language: 'de-AT' })] }), NOON).assigned).toEqual([
      { conversation: 'a', agent: 'na' },
    ]);
  });

  test('[RT8] past the number that may wait, and at the end of the time to wait, to the ms', () => {
    const agents = [agent('na', { load: 3 })];
    const three = [request('c', { since: 3 }), request('a', { since: 1 }), request('b', { since: 2 })];
    const full = route(floor({ agents, groups: [group({ maxWaiting: 2 })], waiting: three }), NOON);
    expect(full.left).toEqual([{ conversation: 'c', why: 'queue_full' }]);
    const since = { waitsSince: NOON };
    expect(reasons({ agents, waiting: [request('a', since)] }, NOON + 599_999)).toEqual([]);
    expect(reasons({ agents, waiting: [request('a', since)] }, NOON + 600_000)).toEqual(['waited_too_long']);
  });

  test('[RT8] who can be served is served, however long or many', () => {
    const groups = [group({ maxWaiting: 0 })];
    expect(given({ agents: [agent('na')], groups, waiting }, NOON + 9_000_000)).toEqual(['a → na']);
  });

  test('[RT8] a request whose group is gone is left, its offer too', () => {
    const offer = { agent: 'na', until: NOON + 1 };
    const answer = route(floor({ agents: [agent('na')], groups: [], waiting: [request('a', { offer })] }), NOON);
    expect(answer).toMatchObject({ ended: [{ why: 'withdrawn' }], left: [{ conversation: 'a', why: 'group_gone' }] });
  });
});

describe('place and wait', () => {
  test('[RT9] turn × handling time ÷ slots; who has an offer keeps a place and takes no turn', () => {
    const agents = [
      agent('na', { limit: 2, load: 2 }),
      agent('wei', { limit: 3, load: 2 }),
      agent('bo', { status: 'busy' }),
    ];
    const groups = [group({ handlingMs: 300_000 })];
    const offer = { agent: 'wei', until: NOON + 1 };
    const waiting = [request('a', { since: 1, offer }), request('b', { since: 2 }), request('c', { since: 3 })];
    expect(route(floor({ agents, groups, waiting }), NOON).waiting).toEqual([
      { conversation: 'a', group: 'pre-sales', place: 1, offeredTo: 'wei' },
      { conversation: 'b', group: 'pre-sales', place: 2, expectedWaitMs: 60_000 },
      { conversation: 'c', group: 'pre-sales', place: 3, expectedWaitMs: 120_000 },
    ]);
  });

  test('[RT9] an agent of two groups with people waiting counts half for each', () => {
    const groups = [group({ handlingMs: 60_000 }), group({ id: 'own', handlingMs: 60_000 })];
    const agents = [agent('na', { groups: ['pre-sales', 'own'], limit: 2, load: 2 })];
    const wait = (waiting: Floor['waiting']) =>
      route(floor({ agents, groups, waiting }), NOON).waiting.map(({ expectedWaitMs }) => expectedWaitMs);
    expect(wait([request('a')])).toEqual([30_000]);
    expect(wait([request('a'), request('b', { group: 'own' })])).toEqual([60_000, 60_000]);
  });

  test.each([{}, { handlingMs: 0 }, { handlingMs: Number.NaN }])('[RT9] without data there is no wait: %o', (over) => {
    const agents = [agent('na', { load: 3 })];
    const { waiting } = route(floor({ agents, groups: [group(over)], waiting: [request('a')] }), NOON);
    expect(waiting).toEqual([{ conversation: 'a', group: 'pre-sales', place: 1 }]);
  });

  test('[RT9] with nobody in reach there is no wait to tell, and none is ever 0', () => {
    const tell = (over: object) =>
      route(floor({ agents: [agent('na', over)], groups: [group({ handlingMs: 1 })], waiting: [request('a')] }), NOON)
        .waiting[0]?.expectedWaitMs;
    expect(tell({ status: 'busy' })).toBeUndefined();
    expect(tell({ load: 900, limit: 900 })).toBe(1);
  });
});

describe('offers', () => {
  const groups = [group({ acceptMs: 20_000 })];
  const offer = { agent: 'na', until: NOON };

  test('[RT10] an offer lapses at its time and the request, at its place, goes to the next', () => {
    const agents = [agent('na'), agent('wei', { load: 2 })];
    const waiting = [request('a', { offer, since: 1 }), request('b', { since: 2 })];
    expect(route(floor({ agents, groups, waiting }), NOON - 1).ended).toEqual([]);
    const answer = route(floor({ agents, groups, waiting }), NOON);
    expect(answer.ended).toEqual([{ conversation: 'a', agent: 'na', why: 'lapsed', passedBy: ['na'] }]);
    expect(answer.offered).toEqual([
      { conversation: 'a', agent: 'wei', until: NOON + 20_000, passedBy: ['na'] },
      { conversation: 'b', agent: 'na', until: NOON + 20_000, passedBy: [] },
    ]);
    expect(answer.waiting.map(({ conversation, place }) => [conversation, place])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('[RT10] who let it lapse is not asked again before everybody in reach has; then the round begins anew', () => {
    const agents = [agent('na'), agent('wei', { load: 3 })];
    const passed = (...passedBy: string[]) =>
      route(floor({ agents, groups, waiting: [request('a', { passedBy, knownBy: ['na'] })] }), NOON).offered;
    expect(passed('na')).toEqual([]);
    expect(passed('na', 'wei')).toEqual([{ conversation: 'a', agent: 'na', until: NOON + 20_000, passedBy: [] }]);
    const asked = [request('a', { passedBy: ['wei', 'na'], knownBy: ['na'] })];
    const anew = route(floor({ agents: [agent('na', { load: 1 }), agent('wei')], groups, waiting: asked }), NOON);
    expect(anew.offered).toMatchObject([{ agent: 'wei', passedBy: [] }]);
  });

  test('[RT8] [RT10] once the longest wait is over no round begins anew: who has not been asked is, then it is left', () => {
    const late = NOON + 600_000;
    const ask = (agents: Floor['agents'], over: object) =>
      route(floor({ agents, groups, waiting: [request('a', { waitsSince: NOON, ...over })] }), late);
    const [na, wei] = [agent('na'), agent('wei', { load: 1 })];
    expect(ask([na, wei], {}).offered).toMatchObject([{ agent: 'na' }]);
    expect(ask([na, wei], { passedBy: ['na'] }).offered).toMatchObject([{ agent: 'wei' }]);
    const last = { passedBy: ['na'], offer: { agent: 'wei', until: late } };
    expect(ask([na, wei], last)).toMatchObject({
      ended: [{ why: 'lapsed' }],
      offered: [],
      left: [{ conversation: 'a', why: 'waited_too_long' }],
    });
    const full = ask([na, agent('wei', { load: 3 })], { passedBy: ['na'] });
    expect(full.left).toMatchObject([{ why: 'waited_too_long' }]);
  });

  test.each([
    ['away', { status: 'away' }],
    ['off', { status: 'off' }],
    ['without a line', { lineLostSince: NOON - 1 }],
    ['out of the group', { groups: ['own'] }],
    ['without the skill', { skills: [] }],
    ['without the language', { languages: ['en'] }],
  ] as const)('[RT10] an offer is taken back at once from an agent who is %s', (_, over) => {
    const skills = ['returns'];
    const agents = [agent('na', { skills, ...over }), agent('wei', { skills })];
    const waiting = [request('a', { skills, language: 'zh', offer: { agent: 'na', until: NOON + 1 } })];
    const answer = route(floor({ agents, groups, waiting }), NOON);
    expect(answer.ended).toEqual([{ conversation: 'a', agent: 'na', why: 'withdrawn', passedBy: [] }]);
    expect(answer.offered).toMatchObject([{ agent: 'wei' }]);
  });

  test('[RT10] an offer is taken back when the group begins to pick', () => {
    const waiting = [request('a', { offer: { agent: 'na', until: NOON + 1 } })];
    const answer = route(floor({ agents: [agent('na')], groups: [group({ mode: 'pick' })], waiting }), NOON);
    expect(answer).toMatchObject({ ended: [{ why: 'withdrawn' }], waiting: [{ conversation: 'a', place: 1 }] });
  });

  test('[RT10] a busy agent may still accept, and nobody with an offer is sent away', () => {
    const waiting = [request('a', { offer: { agent: 'na', until: NOON + 1 }, waitsSince: 0 })];
    const crowd = [group({ acceptMs: 20_000, maxWaiting: 0 })];
    const answer = route(floor({ agents: [agent('na', { status: 'busy' })], groups: crowd, waiting }), NOON);
    expect(answer).toMatchObject({ ended: [], left: [], waiting: [{ conversation: 'a', offeredTo: 'na' }] });
  });
});

describe('lost lines', () => {
  const held = [{ conversation: 'h', group: 'pre-sales', priority: 0, since: 1, skills: [], agent: 'na' }];
  const lost = agent('na', { load: 1, lineLostSince: NOON });

  test('[RT11] within the grace nothing moves, at its end the conversation is back at its place with a wait of its own', () => {
    const agents = [lost, agent('wei', { load: 3 })];
    const here = floor({ agents, held, waiting: [request('a')] });
    expect(route(here, NOON + 59_999)).toMatchObject({ requeued: [], nextAt: NOON + 60_000 });
    const answer = route(here, NOON + 60_000);
    expect(answer.requeued).toEqual([{ conversation: 'h', agent: 'na', why: 'line_lost' }]);
    expect(answer.waiting.map(({ conversation }) => conversation)).toEqual(['h', 'a']);
    expect(answer.left).toEqual([]);
  });

  test('[RT11] the conversation goes to a colleague with room in the same pass, or becomes a left message', () => {
    expect(given({ agents: [lost, agent('wei')], held }, NOON + 60_000)).toEqual(['h → wei']);
    expect(reasons({ agents: [lost], held }, NOON + 60_000)).toEqual(['nobody_on_duty']);
  });

  test('[RT11] nobody keeps what they hold after signing off or leaving the site', () => {
    const why = (agents: Floor['agents']) => route(floor({ agents, held }), NOON).requeued.map(({ why }) => why);
    expect(why([agent('na', { status: 'off' })])).toEqual(['signed_off']);
    expect(why([])).toEqual(['agent_gone']);
    expect(why([agent('na', { status: 'away' })])).toEqual([]);
    expect(why([agent('na', { status: 'off', lineLostSince: NOON })])).toEqual([]);
  });

  test('[RT11] a group that is gone does not shorten the grace', () => {
    const elsewhere = held.map((h) => ({ ...h, group: 'gone' }));
    expect(route(floor({ agents: [lost], held: elsewhere }), NOON + 59_999).requeued).toEqual([]);
  });
});

describe('a pass', () => {
  test('[RT4] a conversation, an agent or a group that is on the floor twice is a broken promise', () => {
    const twice = (over: Partial<Floor>) => () => route(floor(over), NOON);
    expect(twice({ waiting: [request('a'), request('a')] })).toThrow(RangeError);
    expect(twice({ agents: [agent('na'), agent('na')] })).toThrow(RangeError);
    expect(twice({ groups: [group(), group()] })).toThrow(RangeError);
  });

  test('[RT13] a long line is worked off in many pieces, in the same order', () => {
    const { next, shuffled } = dice(11);
    const waiting = shuffled(
      Array.from({ length: 3000 }, (_, i) => request(`r${i}`, { since: next(900), priority: next(3) })),
    );
    const big = floor({
      agents: [agent('na', { load: 3 })],
      groups: [group({ maxWaiting: 9999, maxWaitMs: 1e15 })],
      waiting,
    });
    const pieces = [...routing(big, NOON)].length;
    expect(pieces).toBeGreaterThan(50);
    const places = new Map(route(big, NOON).waiting.map(({ conversation, place }) => [conversation, place]));
    const sorted = waiting.toSorted(
      (a, b) => b.priority - a.priority || a.since - b.since || (a.conversation < b.conversation ? -1 : 1),
    );
    expect(sorted.map(({ conversation }) => places.get(conversation))).toEqual(sorted.map((_, i) => i + 1));
  });

  test('[RT14] an empty floor names no next pass', () => {
    expect(route(floor(), NOON)).toEqual({ ended: [], requeued: [], assigned: [], offered: [], left: [], waiting: [] });
  });
});
