import type { DatabaseSync } from 'node:sqlite';
import type { RedeemedBy, Referral } from '@shopbell/domain';
import type { ConversationId, Id, SiteId } from '@shopbell/protocol';
import type { SentReferrals } from '../../ports/referral-book.ts';
import { integer, type Row, text } from './row.ts';

const SKELETON = `site, id, hash, store, agent, conversation, seq, sent_at, expires_at, opened_at, agreed_at, redeemed_at, redeemed_by`;

/** Every statement; the tests ask SQLite how it finds their rows. */
export const REFERRAL_SQL = {
  get: `SELECT ${SKELETON}, note FROM referral WHERE hash = ?`,
  byId: `SELECT ${SKELETON}, note FROM referral WHERE site = ? AND id = ?`,
  ofConversation: `SELECT ${SKELETON}, note FROM referral WHERE site = ? AND conversation = ? ORDER BY sent_at, id`,
  sent: `SELECT ${SKELETON}, NULL AS note FROM referral
    WHERE site = ? AND sent_at < ? AND (sent_at, id) > (?, ?) ORDER BY sent_at, id LIMIT ?`,
  add: `INSERT INTO referral (${SKELETON}, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  set: `UPDATE referral SET opened_at = ?, agreed_at = ?, redeemed_at = ?, redeemed_by = ?, note = ? WHERE site = ? AND id = ?`,
  // Without being told, SQLite walks through the whole site.
  wipe: `UPDATE referral INDEXED BY referral_conversation SET note = NULL
    WHERE site = ? AND conversation = ? AND note IS NOT NULL`,
} as const;

interface Redeemed {
  at: Id;
  by: RedeemedBy;
}

const optional = <const K extends string>(row: Row, column: string, name: K): { readonly [N in K]?: number } =>
  row[column] === null ? {} : ({ [name]: integer(row, column) } as { [N in K]: number });

/** Written by `put` below and nobody else. */
function toReferral(row: Row): Referral {
  const made = {
    site: text(row, 'site'),
    id: text(row, 'id'),
    hash: text(row, 'hash'),
    store: text(row, 'store'),
    by: row.agent === null ? ({ role: 'shopper' } as const) : ({ role: 'agent', id: text(row, 'agent') } as const),
    ...(row.conversation === null
      ? {}
      : { said: { conversation: text(row, 'conversation'), seq: integer(row, 'seq') } }),
    ...(row.note === null ? {} : { note: text(row, 'note') }),
    sentAt: integer(row, 'sent_at'),
    expiresAt: integer(row, 'expires_at'),
    ...optional(row, 'agreed_at', 'agreedAt'),
  };
  if (row.redeemed_at !== null) {
    const { at, by }: Redeemed = JSON.parse(text(row, 'redeemed_by'));
    const redeemedAt = integer(row, 'redeemed_at');
    return { ...made, state: 'redeemed', ...optional(row, 'opened_at', 'openedAt'), redeemedAt, at, redeemedBy: by };
  }
  return row.opened_at === null
    ? { ...made, state: 'sent' }
    : { ...made, state: 'opened', openedAt: integer(row, 'opened_at') };
}

/** What may still change of one. */
function outcome(referral: Referral) {
  const openedAt = referral.state === 'sent' ? undefined : referral.openedAt;
  const redeemed =
    referral.state === 'redeemed'
      ? JSON.stringify({ at: referral.at, by: referral.redeemedBy } satisfies Redeemed)
      : null;
  return [
    openedAt ?? null,
    referral.agreedAt ?? null,
    referral.state === 'redeemed' ? referral.redeemedAt : null,
    redeemed,
    referral.note ?? null,
  ] as const;
}

/** The referrals in the opened store: read at any time, written inside a group's transaction. */
export interface ReferralTable {
  get(hash: string): Referral | undefined;
  byId(site: SiteId, id: Id): Referral | undefined;
  ofConversation(site: SiteId, conversation: ConversationId): Referral[];
  sent(site: SiteId, query: SentReferrals): Referral[];
  put(referral: Referral): void;
  /** No note stays of those that were sent from this conversation. */
  wipe(site: SiteId, conversation: ConversationId): void;
}

export function createReferralTable(db: DatabaseSync): ReferralTable {
  const prepare = (name: keyof typeof REFERRAL_SQL) => db.prepare(REFERRAL_SQL[name]);
  const [get, byId, ofConversation, sent] = [
    prepare('get'),
    prepare('byId'),
    prepare('ofConversation'),
    prepare('sent'),
  ];
  const [add, set, wipe] = [prepare('add'), prepare('set'), prepare('wipe')];
  const one = (row: Row | undefined): Referral | undefined => row && toReferral(row);
  return {
    get: (hash) => one(get.get(hash)),
    byId: (site, id) => one(byId.get(site, id)),
    ofConversation: (site, conversation) => ofConversation.all(site, conversation).map(toReferral),
    sent(site, { from, to, after, limit }) {
      // Before every id of that instant.
      const { sentAt, id } = after ?? { sentAt: from, id: '' };
      return sent.all(site, to, sentAt, id, limit).map(toReferral);
    },
    put(referral) {
      const { site, id, hash, store, by, said, sentAt, expiresAt } = referral;
      const became = outcome(referral);
      if (set.run(...became, site, id).changes > 0) return;
      const agent = by.role === 'agent' ? by.id : null;
      add.run(
        site,
        id,
        hash,
        store,
        agent,
        said?.conversation ?? null,
        said?.seq ?? null,
        sentAt,
        expiresAt,
        ...became,
      );
    },
    wipe: (site, conversation) => wipe.run(site, conversation),
  };
}
