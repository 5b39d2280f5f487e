import type { Both } from '../i18n/language.ts';
import { readLines } from './cart.ts';
import type { Order } from './orders.ts';

/** Somebody the shop knows. */
export interface Member {
  /** The shop's own id, and the token's `sub`. */
  readonly id: string;
  /** As the shop writes to them. */
  readonly name: Both;
  /** Year. */
  readonly since: number;
  readonly orders: readonly Order[];
}

const order = (number: string, at: number, lines: string): Order => ({ number, at, lines: readLines(lines) });

/** The sample members. Anybody may be one of them: this shop sells nothing. */
export const MEMBERS: readonly Member[] = [
  {
    id: '1001',
    name: { en: 'Member 1001', zh: '会员 1001' },
    since: 2023,
    orders: [order('2611170412', Date.UTC(2026, 10, 17, 3, 20), 'cast-iron-pot*1.noodle-bowl*2')],
  },
  {
    id: '1002',
    name: { en: 'Member 1002', zh: '会员 1002' },
    since: 2025,
    orders: [order('2611190087', Date.UTC(2026, 10, 19, 12, 5), 'mushroom-lamp*1')],
  },
  { id: '1003', name: { en: 'Member 1003', zh: '会员 1003' }, since: 2026, orders: [] },
];

export const findMember = (id: string | undefined): Member | undefined => MEMBERS.find((member) => member.id === id);
