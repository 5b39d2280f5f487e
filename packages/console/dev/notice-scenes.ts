import type { ConversationRow } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import { idOf, member } from '../src/testing/fixtures.ts';
import { PROMISE_SCENES } from './promise-scenes.ts';
import { ago, MINE, mine, page, WAITING } from './scene-rows.ts';
import { scene } from './scenes.ts';

const waits = (n: number, name: string, seconds: number, text: string): ConversationRow =>
  mine(n, {
    shopper: { id: idOf(n), member: member(`${n}`, name) },
    waitingSince: ago(seconds),
    firstOwedAt: ago(seconds),
    last: { by: 'shopper', at: ago(seconds), text },
    page: page('/p/kettle', 'Cast iron kettle'),
  });

const LATE: readonly ConversationRow[] = [
  waits(
    31,
    'Aurelia van den Bergh-Thistlethwaite',
    130,
    'Is there anybody who could tell me whether it fits induction?',
  ),
  waits(32, '陈晓', 61, '请问今天能发货吗？'),
  waits(33, 'Bo', 36, 'Thanks! And the lid?'),
];
const left = WAITING.filter(({ state }) => state === 'left').map((row) => ({
  ...row,
  left: { at: ago(7400), dueAt: ago(-1800) },
}));

/** What waits for an agent: several things at once, one alone, and what is late everywhere. */
export const NOTICE_SCENES: Readonly<Record<string, () => AgentView>> = {
  notices: () =>
    scene({ mine: [...LATE, ...MINE], waiting: WAITING.filter(({ state }) => state !== 'left'), left, owned: [] }),
  noticeOne: () => scene({ mine: [waits(33, 'Bo', 33, 'Thanks! And the lid?'), ...MINE.slice(1)], waiting: [], left }),
  noticeAll() {
    const owed = PROMISE_SCENES.promises?.();
    return scene({ mine: [...LATE, ...MINE], waiting: WAITING.slice(0, 3), left, promises: owed?.promises ?? [] });
  },
};
