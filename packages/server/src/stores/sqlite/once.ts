import { createHmac } from 'node:crypto';
import type { ConversationId } from '@shopbell/protocol';
import { integer } from './row.ts';
import type { Statements } from './statements.ts';

/** What was done once only, by the site's number in this file. */
export interface OnceTable {
  /** Until when it is kept (epoch ms); undefined where it is not. */
  until(site: number, name: string): number | undefined;
  put(site: number, once: { name: string; conversation: ConversationId; until: number }): void;
  /** Forgets what was done in a conversation. */
  forget(site: number, conversation: ConversationId): void;
}

/**
 * @param key of the data folder, and in no copy of the store: the number of an order is in a name, and few enough to be tried one by one
 */
export function createOnceTable(sql: Pick<Statements, 'once' | 'setOnce' | 'forgetOnce'>, key: Uint8Array): OnceTable {
  const keyed = (site: number, name: string): Uint8Array =>
    createHmac('sha256', key).update(`${site} ${name}`).digest().subarray(0, 16);
  return {
    until(site, name) {
      const row = sql.once.get(site, keyed(site, name));
      return row && integer(row, 'until');
    },
    put(site, { name, conversation, until }) {
      sql.setOnce.run(site, keyed(site, name), conversation, until);
    },
    forget(site, conversation) {
      sql.forgetOnce.run(site, conversation);
    },
  };
}
