import type { ConversationRow, PromiseLine } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import { COLLEAGUE, idOf, ME, member, SELF } from '../src/testing/fixtures.ts';
import { playRest, type Rest } from '../src/testing/rest.ts';
import { ago, MINE } from './scene-rows.ts';
import { scene } from './scenes.ts';

const MINUTE = 60;
const me = { id: ME.id, name: ME.name };
const colleague = { id: COLLEAGUE.id, name: COLLEAGUE.name };
const line = (n: number, dueIn: number, more: Partial<PromiseLine>): PromiseLine => ({
  ...{ id: `019aa8d1-7b2c-7a00-8000-${String(n).padStart(12, '0')}`, what: 'gift', owner: me },
  ...{ at: ago(3600), dueAt: ago(-dueIn), text: '' },
  ...more,
});
const closed = (n: number, name: string, ...promises: PromiseLine[]): ConversationRow => ({
  ...{ conversation: idOf(n), state: 'closed', shopper: { id: idOf(n), member: member(`${n}`, name) } },
  ...{ agent: me, seq: 9, deskSeq: 4, openedAt: ago(90_000), promises },
});

const OWED: readonly ConversationRow[] = [
  closed(
    61,
    'Mei Tanaka',
    line(1, -42 * MINUTE, { order: 'KL-20261120-0042', text: 'A descaler goes with the kettle' }),
  ),
  closed(62, '陈晓', line(2, 9 * MINUTE, { what: 'call_back', text: '上午回电，确认发票抬头' })),
  closed(63, 'Jonas Berg', line(3, 26 * 60 * MINUTE, { what: 'refund', order: 'KL-77', text: 'Half of the postage' })),
];
const HERS = closed(64, '王女士', line(4, -5 * MINUTE, { what: 'exchange', owner: colleague, text: '换一只新的壶盖' }));
const [first, ...others] = MINE;
const OPEN: readonly ConversationRow[] = first
  ? [{ ...first, promises: [line(5, 50 * MINUTE, { order: 'KL-1042', text: 'Gift wrap, no price on the note' })] }]
  : [];

/** What is promised: overdue, due soon, later, and for who oversees the floor a colleague's. */
export const PROMISE_SCENES: Readonly<Record<string, () => AgentView>> = {
  promises: () => scene({ mine: [...OPEN, ...others], promises: [...OWED, ...OPEN] }),
  promisesBoss: () =>
    scene({ self: { ...SELF, duty: 'supervisor' }, mine: [...OPEN, ...others], promises: [...OWED, ...OPEN, HERS] }),
};

const refs = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ conversation: idOf(61 + n), promise: `${n}` }));
const ids = (count: number) => Array.from({ length: count }, (_, n) => idOf(n + 1));
const FIGURES = {
  ...{ agent: SELF.id, from: ago(40_000), until: ago(0) },
  ...{ served: ids(47), waiting: ids(2), leftAnswered: ids(5), transferredAway: ids(3), transferredIn: ids(1) },
  ...{ promised: refs(6), kept: refs(4), givenUp: [], open: refs(3), overdue: refs(1) },
  ...{ valid: ids(40), rated: ids(22), satisfied: ids(19) },
};
const DAY = new Date(ago(0)).toISOString().slice(0, 10);
const kept = (name: string, remarks: readonly { order?: string; text: string }[]) => ({
  ...{ agent: { id: name, name }, day: DAY, version: 1, at: ago(600), figures: FIGURES, remarks },
});

/** The page of a day: before it is kept, after, and with the team's. */
export const DAY_OFFICE: Readonly<Record<string, () => Rest>> = {
  day() {
    const rest = playRest();
    const day = { day: DAY, zone: 'Asia/Shanghai', now: ago(0), open: true, figures: FIGURES, kept: [] };
    const remarks = [
      { order: 'KL-20261120-0042', text: 'Sent twice; one comes back, no charge.' },
      { text: '直播间赠品咨询很多，建议明早补充话术。' },
    ];
    rest.answer('GET summaries', { ...day, kept: [{ ...kept(SELF.name, remarks), agent: me }] });
    rest.answer('GET summaries/all', {
      ...{ day: DAY, zone: 'Asia/Shanghai' },
      kept: [kept('Li Na', remarks.slice(1)), kept('王伟', [])],
      unkept: [{ id: 'jm', name: 'Jonas Maier' }],
    });
    return rest;
  },
};
