import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { REST_MS } from '../time/rest.ts';
import { type Desk, drawn, NOON, openDesk, seen } from './desk.ts';
import { COLLEAGUE, idOf, ME, member, rowOf, SELF, threadOf } from './fixtures.ts';
import { playRest, type Rest } from './rest.ts';

/** Whose panel it is. */
export const WHO = `shoppers/${encodeURIComponent('m:1001')}`;
export const VIP = { id: idOf(71), name: 'VIP', hue: 'rose' };
export const SLOW = { id: idOf(72), name: 'Slow payer', hue: 'olive' };
const HOUR_MS = 3_600_000;

/** What is known of them, unless a test says otherwise. */
export const FACTS = {
  person: 'm:1001',
  rev: 3,
  firstAt: NOON - 90 * 86_400_000,
  name: 'Aunt Mei',
  tags: [VIP],
  remarks: [
    { id: idOf(81), by: COLLEAGUE, versions: [{ at: NOON - HOUR_MS, text: 'Wants blue' }] },
    {
      id: idOf(82),
      by: ME,
      versions: [
        { at: NOON - 2000, text: 'Calls at noon' },
        { at: NOON - 1000, text: 'Calls at <b>nine</b>' },
      ],
    },
  ],
  attributes: [
    { source: 'page', at: NOON, values: { level: 'gold' } },
    { source: 'member', at: NOON, values: { orders: 12000, newsletter: true } },
  ],
  conversations: 2,
  cases: 1,
};
export const EARLIER = [
  { conversation: idOf(1), case: idOf(91), state: 'active', openedAt: NOON, lastAt: NOON, readable: true, agent: ME },
  {
    conversation: idOf(2),
    case: idOf(91),
    state: 'closed',
    openedAt: NOON - 9 * 86_400_000,
    lastAt: NOON,
    readable: true,
    agent: COLLEAGUE,
    last: 'Thank you!',
    stars: 4,
  },
  { conversation: idOf(3), case: idOf(92), state: 'active', openedAt: NOON, lastAt: NOON, readable: false },
];

/** A shopper's panel beside the thread of their conversation, which is one's own. */
export interface Panel {
  desk: Desk;
  rest: Rest;
  agent: FakeAgent;
  asked(call: string): Rest['asked'];
  /** Throws where there is none of this name. */
  button(name: string): HTMLElement;
}

/** Opens it; `facts` null: the server doesn't say. */
export async function openPanel(
  facts: object | null = FACTS,
  view: object = {},
  kept = new Map<string, string>(),
): Promise<Panel> {
  const rest = playRest();
  if (facts) rest.answer(`GET ${WHO}`, facts);
  rest.answer(`GET ${WHO}/conversations`, { conversations: EARLIER });
  rest.answer('GET tags', { tags: [VIP, SLOW] });
  const row = rowOf(1, { state: 'active', agent: ME, shopper: { id: idOf(1), member: member('1001', '林美') } });
  const agent = fakeAgent({ connection: 'online', self: SELF, mine: [row], ...view });
  agent.calls.answer('history', () => false);
  const desk = await openDesk(agent, { place: `c/${idOf(1)}`, request: rest.request, kept });
  agent.set({ threads: new Map([[idOf(1), threadOf(1)]]) });
  desk.app.intents.details(true);
  await drawn();
  await desk.pass(REST_MS);
  return {
    desk,
    rest,
    agent,
    asked: (call) => rest.asked.filter((one) => one.call === call),
    button(name) {
      const found = desk.all('.shopper-pane button').find((one) => seen(one) === name || one.ariaLabel === name);
      if (!found) throw new Error(`no button ${name}`);
      return found;
    },
  };
}
