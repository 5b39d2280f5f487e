import { REPLY_BOUNDS } from '@shopbell/domain';
import type { Replies, ReplyChange, ReplyRefusal, ReplyResult, ReplyScope } from '../../ports/replies.ts';
import type { ReadyReply } from '../../ports/reply.ts';
import { replyLogBody } from '../replies-log.ts';
import { prepareLog } from './directory-changes.ts';
import type { OpenStore } from './open.ts';
import { toReply } from './reply-row.ts';
import { integer } from './row.ts';
import { inTransaction, inTurn } from './write.ts';

/** Undoes the transaction it is thrown in, and carries the answer out of it. */
class Undone extends Error {
  readonly refusal: ReplyRefusal;

  constructor(refusal: ReplyRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** Ready replies in the data folder's file, on the connection that everything shares. */
export function createSqliteReplies(opened: Pick<OpenStore, 'db' | 'sync' | 'turn' | 'fatal'>): Replies {
  const { db, sync } = opened;
  const log = prepareLog(db);
  const sql = {
    list: db.prepare('SELECT * FROM reply WHERE site = ? AND owner = ? ORDER BY n, id'),
    one: db.prepare('SELECT * FROM reply WHERE site = ? AND owner = ? AND id = ?'),
    same: db.prepare('SELECT id FROM reply WHERE site = ? AND owner = ? AND step = ? AND in_group = ? AND title = ?'),
    end: db.prepare('SELECT coalesce(max(n), 0) + 1 AS n, count(*) AS held FROM reply WHERE site = ? AND owner = ?'),
    shift: db.prepare('UPDATE reply SET n = n + 1 WHERE site = ? AND owner = ? AND n >= ?'),
    move: db.prepare('UPDATE reply SET n = ? WHERE site = ? AND owner = ? AND id = ?'),
    put: db.prepare(
      `INSERT INTO reply (site, owner, id, n, step, in_group, title, text, title_sound, text_sound, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (site, owner, id) DO UPDATE SET step = excluded.step, in_group = excluded.in_group,
         title = excluded.title, text = excluded.text, title_sound = excluded.title_sound,
         text_sound = excluded.text_sound, changed_at = excluded.changed_at`,
    ),
    remove: db.prepare('DELETE FROM reply WHERE site = ? AND owner = ? AND id = ?'),
    revision: db.prepare('SELECT revision FROM reply_revision WHERE site = ? AND owner = ?'),
    next: db.prepare(
      `INSERT INTO reply_revision (site, owner, revision) VALUES (?, ?, 1)
       ON CONFLICT (site, owner) DO UPDATE SET revision = revision + 1`,
    ),
  };

  const revisionOf = (site: string, owner: string): number => {
    const row = sql.revision.get(site, owner);
    return row === undefined ? 0 : integer(row, 'revision');
  };

  /** The number before another reply's, made free; or behind all. */
  function placeOf(site: string, owner: string, before: string | undefined): number {
    const other = before === undefined ? undefined : sql.one.get(site, owner, before);
    if (other === undefined) return integer(sql.end.get(site, owner) ?? {}, 'n');
    const n = integer(other, 'n');
    sql.shift.run(site, owner, n);
    return n;
  }

  function put(site: string, owner: string, reply: ReadyReply, before?: string): void {
    const { id, step, group = '', title, text: words, sound, changedAt } = reply;
    const same = sql.same.get(site, owner, step, group, title);
    if (same !== undefined && same.id !== id) throw new Undone('title_taken');
    const isThere = sql.one.get(site, owner, id) !== undefined;
    const held = integer(sql.end.get(site, owner) ?? {}, 'held');
    if (!isThere && held >= (owner === '' ? REPLY_BOUNDS.perSite : REPLY_BOUNDS.perAgent)) {
      throw new Undone('too_many_replies');
    }
    const n = isThere ? 0 : placeOf(site, owner, before);
    sql.put.run(site, owner, id, n, step, group, title, words, sound.title, sound.text, changedAt);
  }

  function carryOut(site: string, owner: string, change: ReplyChange): void {
    switch (change.kind) {
      case 'added':
        put(site, owner, change.reply, change.before);
        return;
      case 'set':
        if (sql.one.get(site, owner, change.reply.id) === undefined) throw new Undone('reply_unknown');
        put(site, owner, change.reply);
        return;
      case 'removed':
        if (sql.remove.run(site, owner, change.id).changes === 0) throw new Undone('reply_unknown');
        return;
      case 'moved':
        if (sql.one.get(site, owner, change.id) === undefined) throw new Undone('reply_unknown');
        if (change.before !== change.id) {
          sql.move.run(placeOf(site, owner, change.before), site, owner, change.id);
        }
        return;
      case 'imported':
        for (const reply of change.replies) put(site, owner, reply);
    }
  }

  return {
    async list({ site, owner = '' }) {
      return { revision: revisionOf(site, owner), replies: sql.list.all(site, owner).map(toReply) };
    },

    async revision({ site, owner = '' }) {
      return revisionOf(site, owner);
    },

    async change(scope: ReplyScope, change, by, at): Promise<ReplyResult> {
      const { site, owner = '' } = scope;
      try {
        await inTurn(opened, () =>
          inTransaction(opened, () => {
            const before = new Set(change.kind === 'imported' ? sql.list.all(site, owner).map(({ id }) => id) : []);
            carryOut(site, owner, change);
            sql.next.run(site, owner);
            if (owner === '')
              log(
                site,
                replyLogBody(change, (id) => before.has(id)),
                by,
                at,
              );
          }),
        );
      } catch (error) {
        if (error instanceof Undone) return { ok: false, refusal: error.refusal };
        throw error;
      }
      await sync();
      return { ok: true };
    },
  };
}
