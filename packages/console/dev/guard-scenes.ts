import { ABUSE, STANDARD_GUARD } from '@shopbell/domain';
import type { ThreadEvent } from '@shopbell/sdk';
import type { AgentView } from '@shopbell/sdk/agent';
import { idOf, ME, member, message, rowOf, shopperOf, threadOf } from '../src/testing/fixtures.ts';
import type { Rest } from '../src/testing/rest.ts';
import { ago } from './scene-rows.ts';
import { SCENES } from './scenes.ts';

const ID = idOf(11);
const limit = { limitMs: 45_000, warnBeforeMs: 15_000 };

/** A shopper who has written numbers and an address down. */
function masked(): AgentView {
  const desk = SCENES.desk?.();
  if (!desk) throw new Error('there is no desk');
  const shopper = shopperOf(11);
  const text = '麻烦寄到浙江*******************，电话 138****5678。订单 20261122130045678';
  const events: ThreadEvent[] = [
    { kind: 'requested', seq: 1, at: ago(400), by: shopper },
    message(2, shopper, ago(400), '你好，我想改一下收货地址'),
    message(4, ME, ago(300), '好的，请把新地址和电话发给我'),
    {
      ...(message(5, shopper, ago(60), text) as Extract<ThreadEvent, { kind: 'message' }>),
      masked: [
        { kind: 'address', start: 4, end: 25 },
        { kind: 'phone', start: 29, end: 40 },
      ],
    },
  ];
  const row = rowOf(11, {
    state: 'active',
    agent: ME,
    owner: ME,
    openedAt: ago(400),
    waitingSince: ago(60),
    shopper: { id: ID, member: member('20777', '林美玲') },
    last: { by: 'shopper', at: ago(60), text },
  });
  const others = desk.mine.filter(({ conversation }) => conversation !== ID);
  return {
    ...desk,
    mine: [row, ...others],
    threads: new Map(desk.threads).set(ID, threadOf(11, { events })),
    rules: {
      replyRule: { limits: { first_reply: limit, reply: limit }, counts: 'all_time' },
      groups: [],
      guard: { ...STANDARD_GUARD, hosts: ['kettleandleaf.example'] },
      reveal: 'own',
    },
  };
}

export const GUARD_SCENES: Readonly<Record<string, () => AgentView>> = { masked };

const caught = (n: number, secs: number, agent: string, rules: string[], held: boolean, text?: string) => ({
  n,
  at: ago(secs),
  agent: { id: idOf(901), name: agent },
  conversation: idOf(n),
  rules,
  held,
  ...(text === undefined ? {} : { text }),
});

/** What the server answers the page of the guard. */
export function playGuard(rest: Rest, plain: boolean): void {
  const guard = { ...STANDARD_GUARD, own: plain ? [] : ['kettle_leaf_service', '400-820-0011'] };
  rest.answer('GET guard', { guard, reveal: 'own', hosts: ['kettleandleaf.example'], abuse: ABUSE });
  rest.answer('POST guard', undefined);
  rest.answer('POST guard/reveal', undefined);
  rest.answer(`POST conversations/${ID}/reveal`, { text: '13812345678' });
  rest.answer('GET guard/caught', {
    entries: plain
      ? []
      : [
          caught(14, 300, 'Li Na', ['contacts'], false, '亲，加我微 信 lina_88，给您发实拍图'),
          caught(13, 4000, 'Oğuz Çelik-Featherstonehaugh', ['abuse', 'phrases'], true, 'Are you a moron? Not my job.'),
          caught(12, 90_000, 'Li Na', ['repetition'], false, '亲，正在为您查询，请稍等'),
          caught(11, 180_000, 'Li Na', ['phrases'], false),
        ],
    ...(plain ? {} : { next: 11 }),
  });
}
