import type { ConversationRow } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import { COLLEAGUE, idOf, ME, member, rowOf } from '../src/testing/fixtures.ts';
import type { Rest } from '../src/testing/rest.ts';
import { byPrefix } from './by-prefix.ts';
import { ago } from './scene-rows.ts';
import { scene } from './scenes.ts';

const HOUR = 3600;

interface Left {
  secs: number;
  dueIn?: number;
  name?: string;
  text: string;
  more?: Partial<ConversationRow>;
}

/** A message left so many seconds ago, due within so many. */
const left = (n: number, { secs, dueIn, name, text, more }: Left): ConversationRow =>
  rowOf(n, {
    state: 'left',
    group: 'after-sales',
    openedAt: ago(secs),
    waitingSince: ago(secs),
    left: { at: ago(secs), ...(dueIn === undefined ? {} : { dueAt: ago(-dueIn) }) },
    last: { by: 'shopper', at: ago(secs), text },
    shopper: { id: idOf(n), ...(name ? { member: member(`${n}`, name) } : {}) },
    ...more,
  });

const CHEN = { id: idOf(60), member: member('30418', '陈晓') };
const mail = { email: 'c***@mail.example', masked: ['email' as const] };
const claimed = { state: 'active' as const, agent: COLLEAGUE, owner: COLLEAGUE };

const LEFT: readonly ConversationRow[] = [
  left(61, {
    secs: 26 * HOUR,
    dueIn: -2 * HOUR,
    text: 'Can I exchange the green tin for the white one? The lid of mine has a dent.',
    more: { shopper: CHEN, contact: { ...mail, order: 'KL-20931' } },
  }),
  left(62, { secs: 3 * HOUR, dueIn: 900, text: '另外，请问发票可以补开吗？', more: { shopper: CHEN } }),
  left(63, {
    secs: 2 * HOUR,
    dueIn: 3 * HOUR,
    name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
    text: '没有空格的一行'.repeat(12),
    more: { contact: { phone: '138****8000', ...mail, masked: ['email', 'phone'] } },
  }),
  left(64, { secs: 600, dueIn: 20 * HOUR, text: 'Do you ship to Iceland?' }),
  left(65, { secs: 30, text: 'Hi, is the walnut box back in stock before Christmas?', more: { contact: mail } }),
  left(66, { secs: 30 * HOUR, dueIn: -5 * HOUR, name: 'Jonas Berg', text: 'My parcel never came.', more: claimed }),
];
const MINE = [
  left(67, {
    secs: 5 * HOUR,
    dueIn: 2 * HOUR,
    name: 'Mei Tanaka',
    text: 'Please change the card of my order.',
    more: { state: 'active', agent: ME, owner: ME, contact: { ...mail, order: 'KL-20877' } },
  }),
];

const FLOOR = { duty: { status: 'online', limit: 8, groups: ['after-sales'] } } as const;

/** What was left: `#inbox` beside the desk. */
export const INBOX_SCENES: Readonly<Record<string, () => AgentView>> = {
  inbox: () => scene({ waiting: [], left: LEFT, mine: MINE, ...FLOOR }),
  inboxEmpty: () => scene({ waiting: [], left: [], mine: [], ...FLOOR }),
  inboxOffline: () => scene({ connection: 'waiting', waiting: [], left: LEFT, mine: MINE, ...FLOOR }),
  inboxFlood: () =>
    scene({
      ...FLOOR,
      waiting: [],
      mine: MINE,
      left: Array.from({ length: 200 }, (_, n) =>
        left(300 + n, { secs: n * 600, dueIn: (40 - n) * 1200, text: n % 2 ? '在吗？' : 'Is anybody there?' }),
      ),
    }),
};

const closed = (n: number, more: Partial<ConversationRow>, name?: string) =>
  left(n, { secs: n * HOUR, dueIn: 0, text: 'A new lid is on its way to you.', ...(name ? { name } : {}), more });
const REPLIED = [
  closed(
    71,
    { state: 'closed', agent: ME, owner: ME, left: { at: ago(71 * HOUR), repliedAt: ago(60 * HOUR) } },
    '林美玲',
  ),
  closed(72, { state: 'active', agent: COLLEAGUE, left: { at: ago(72 * HOUR), repliedAt: ago(HOUR) } }),
];
const GIVEN_UP = [
  closed(73, { state: 'closed', left: { at: ago(73 * HOUR), gaveUpAt: ago(70 * HOUR) } }, 'SEO Services'),
  closed(74, { state: 'closed', left: { at: ago(74 * HOUR), gaveUpAt: ago(70 * HOUR) } }),
];
const WHY: Readonly<Record<string, object>> = {
  [idOf(73)]: { name: 'Li Na', text: 'An advertisement, the third of this sender this week.' },
  [idOf(74)]: { name: '王芳', text: '' },
};

/** What the server tells of them, page by page and beside the rows. */
export function playInbox(rest: Rest): Rest {
  rest.answer('GET left-messages?how=replied', { conversations: REPLIED, next: { at: 1, id: idOf(72) } });
  rest.answer('GET left-messages?how=gave_up', { conversations: GIVEN_UP });
  const all = [...LEFT, ...MINE, ...REPLIED, ...GIVEN_UP];
  return byPrefix(rest, {
    'GET left-messages/words?of=': (of) => ({
      words: of.split(',').map((conversation, at) => ({
        conversation,
        first: all.find((row) => row.conversation === conversation)?.last?.text,
        files: at % 3 === 1 ? 2 : 0,
        gaveUp: WHY[conversation],
      })),
    }),
  });
}
