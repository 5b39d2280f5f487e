import type { ConversationRow } from '@shopbell/protocol';
import type { AgentSelf, AgentView, Colleague } from '@shopbell/sdk/agent';
import { idOf, member, rowOf, SELF } from '../src/testing/fixtures.ts';
import { playRest } from '../src/testing/rest.ts';
import { ago } from './scene-rows.ts';
import { scene } from './scenes.ts';

const SUPERVISOR: AgentSelf = { ...SELF, name: 'Zhang Min', duty: 'supervisor' };
const HOUR = 3600;

const LINES = [
  '请问这款茶壶可以直接放在电磁炉上加热吗？',
  'My order says delivered but nothing is here',
  '满减活动可以叠加优惠券吗？',
  'Does the gift box fit two tins?',
  '在吗？我昨天的退货还没有收到退款',
  'Can you add a card that says 生日快乐?',
] as const;
const NAMES = ['林美玲', 'Jonas Berg', '王小明', 'Sofia Rossi', '陈晓', undefined, 'Mei Tanaka', undefined] as const;

const STAFF: readonly Colleague[] = [
  { id: SELF.id, name: 'Zhang Min', status: 'online', load: 0, limit: 5, groups: [], since: ago(4 * HOUR) },
  { id: idOf(901), name: 'Li Na', status: 'online', load: 5, limit: 5, groups: ['pre-sales'], since: ago(3 * HOUR) },
  { id: idOf(902), name: 'Jonas Maier', status: 'online', load: 2, limit: 5, groups: ['pre-sales'], since: ago(1500) },
  {
    id: idOf(903),
    name: '王伟',
    status: 'busy',
    load: 4,
    limit: 5,
    groups: ['pre-sales', 'wholesale'],
    since: ago(700),
  },
  {
    id: idOf(904),
    name: 'Wolfeschlegelsteinhausen 王芳',
    status: 'away',
    load: 1,
    limit: 8,
    groups: ['after-sales'],
    since: ago(1140),
  },
  { id: idOf(905), name: 'Ines Roth', status: 'off', load: 0, limit: 5, groups: ['after-sales'], since: ago(20) },
];
const GROUPS = [
  { id: 'pre-sales', name: 'Pre-sales', open: true },
  { id: 'after-sales', name: 'After-sales', open: true },
  { id: 'wholesale', name: '礼品与团购', open: true },
  { id: 'nights', name: 'Nights', open: false },
];
const HOLDERS = [901, 901, 902, 903, 903, 904, 901, 902, 903, 901, 903, 901] as const;

const talk = (n: number, patch: Partial<ConversationRow>): ConversationRow => {
  const name = NAMES[n % NAMES.length];
  return rowOf(n, {
    group: n % 3 === 1 ? 'after-sales' : n % 7 === 3 ? 'wholesale' : 'pre-sales',
    shopper: { id: idOf(n), ...(name ? { member: member(String(20_000 + n), name) } : {}) },
    openedAt: ago(600 + n * 37),
    last: { by: 'shopper', at: ago(30 + n), text: LINES[n % LINES.length] ?? '' },
    ...patch,
  });
};
const waiting = (n: number, secs: number): ConversationRow =>
  talk(n, { state: 'requested', openedAt: ago(secs + 1), waitingSince: ago(secs), waitsSince: ago(secs) });

const held = (n: number, holder: number, secs: number | undefined): ConversationRow => {
  const agent = { id: idOf(holder), name: STAFF.find(({ id }) => id === idOf(holder))?.name ?? 'Li Na' };
  return talk(n, {
    state: 'active',
    agent,
    owner: agent,
    ...(secs === undefined
      ? { last: { by: 'agent' as const, at: ago(60 + n * 9), text: 'It ships on Monday.' } }
      : {
          waitingSince: ago(secs),
          last: { by: 'shopper' as const, at: ago(secs), text: LINES[n % LINES.length] ?? '' },
        }),
    ...(n === 62 ? { guests: [{ id: idOf(902), name: 'Jonas Maier' }] } : {}),
  });
};
const WAITS = [260, undefined, 95, 12, undefined, 410, 150, undefined, 44, 5, undefined, 130] as const;

const floor = (patch: Partial<AgentView> = {}): AgentView =>
  scene({
    self: SUPERVISOR,
    mine: [],
    waiting: [waiting(51, 74), waiting(52, 36), waiting(53, 9), waiting(55, 3)],
    left: [
      talk(81, { state: 'left', left: { at: ago(26 * HOUR), dueAt: ago(2 * HOUR) }, waitingSince: ago(26 * HOUR) }),
      talk(82, { state: 'left', left: { at: ago(2 * HOUR), dueAt: ago(-3 * HOUR) }, waitingSince: ago(2 * HOUR) }),
    ],
    floor: HOLDERS.map((holder, n) => held(60 + n, holder, WAITS[n])),
    colleagues: STAFF,
    groups: GROUPS,
    duty: { status: 'online', limit: 5, groups: [] },
    ...patch,
  });

/** As many as a look brings: the live lists hold 200 and 100 of them. */
const MANY = 2000;
const many = (n: number): ConversationRow =>
  held(1000 + n, HOLDERS[n % HOLDERS.length] ?? 901, n % 3 ? n % 170 : undefined);

/** What a supervisor sees of the whole floor. */
export const OVERVIEW_SCENES: Readonly<Record<string, () => AgentView>> = {
  overview: () => floor(),
  overviewQuiet: () => floor({ waiting: [], left: [], floor: [], colleagues: STAFF.slice(0, 1) }),
  overviewFlood: () =>
    floor({
      waiting: Array.from({ length: 200 }, (_, n) => waiting(400 + n, 200 - n)),
      floor: Array.from({ length: 100 }, (_, n) => many(n)),
    }),
};

/** The server's side of it: the whole floor, or none. */
export function overviewRest(kind: string) {
  const rest = playRest();
  if (kind === 'here') {
    const conversations = Array.from({ length: MANY }, (_, n) => many(n));
    rest.answer('GET floor/conversations', { at: Date.now(), conversations, more: false });
  } else if (kind === 'failed') rest.refuse('GET floor/conversations', 'busy');
  return rest;
}
