import type { ConversationRow } from '@shopbell/protocol';
import { idOf, ME, member, rowOf } from '../src/testing/fixtures.ts';

const now = Date.now();
/** In seconds. */
export const day = 86_400;
export const ago = (seconds: number): number => now - seconds * 1000;
const SHOP = 'https://kettleandleaf.example';
export const page = (path: string, title: string) => ({ url: `${SHOP}${path}`, title });

interface Waiter {
  secs: number;
  who?: { id: string; name?: string };
  text: string;
  on: ReturnType<typeof page>;
  left?: boolean;
}

export const waiter = (n: number, { secs, who, text, on, left }: Waiter): ConversationRow =>
  rowOf(n, {
    state: left ? 'left' : 'requested',
    shopper: { id: idOf(n), ...(who ? { member: who } : {}) },
    openedAt: ago(secs + 2),
    waitingSince: ago(secs),
    last: { by: 'shopper', at: ago(secs), text },
    page: on,
  });

export const mine = (n: number, patch: Partial<ConversationRow>): ConversationRow =>
  rowOf(n, { state: 'active', agent: ME, owner: ME, openedAt: ago(900), ...patch });

export const WAITING: readonly ConversationRow[] = [
  waiter(1, {
    secs: 71,
    who: member('20418', '林美玲'),
    text: '请问这款茶壶可以直接放在电磁炉上加热吗？',
    on: page('/p/kettle', '铸铁茶壶 0.9 L'),
  }),
  waiter(2, {
    secs: 33,
    text: 'Does the gift box fit two tins?',
    on: page('/p/gift-box', 'Gift box, walnut'),
  }),
  waiter(3, {
    secs: 9,
    who: member('11873', 'Jonas Berg'),
    text: 'Hi! My order says delivered but nothing is here',
    on: page('/orders/KL-20931', 'Order KL-20931'),
  }),
  waiter(4, {
    secs: 7_400,
    text: 'Can I exchange the green tin for the white one? I wrote to you last night.',
    on: page('/p/tin', 'Tea tin, 250 g'),
    left: true,
  }),
];

export const MINE: readonly ConversationRow[] = [
  mine(11, {
    shopper: { id: idOf(11), member: member('20777', 'Mei Tanaka') },
    waitingSince: ago(48),
    last: { by: 'shopper', at: ago(48), text: 'Great. And could you add a card that says 生日快乐?' },
    page: page('/p/sencha', 'Sencha, first harvest, 100 g'),
    openedAt: ago(1500),
  }),
  mine(12, {
    last: { by: 'agent', at: ago(190), text: 'The lid is sold separately – I have put the link above.' },
    page: page('/p/teapot-lid', 'Spare lid for teapot No. 3'),
  }),
  mine(13, {
    shopper: { id: idOf(13), member: member('30021', 'Oğuz Çelik') },
    last: { by: 'agent', at: ago(620), text: 'Your parcel left Hamburg this morning.' },
    page: page('/orders/KL-20877', 'Order KL-20877'),
  }),
];
