import { REPLY_BOUNDS } from '@shopbell/domain';
import type { Session } from '../auth/types.ts';
import { breathe } from '../breathe.ts';
import { soundOf } from '../pinyin/sound.ts';
import type { ReplyChange, ReplyScope } from '../ports/replies.ts';
import type { ReadyReply, ReplyWords } from '../ports/reply.ts';
import type { LogActor } from '../ports/site-log.ts';
import type { OfficeDeps } from './deps.ts';
import { faulty, type SettingsRefusal } from './refusal.ts';
import { readTable, replyName, writeTable } from './reply-table.ts';
import { type GivenReply, readReply } from './reply-words.ts';
import type { TableLanguage } from './table-columns.ts';

/** Whose: the site's, or those of who asks. */
export type Whose = 'site' | 'own';

/** What an import does, or has done. */
export interface ImportCounts {
  added: number;
  changed: number;
  unchanged: number;
}

/** What somebody sees: the site's replies, and their own. */
export interface RepliesView {
  /** Another one after every change of either. */
  tag: string;
  /** Of the site's, as the state `rules` tells it. */
  revision: number;
  site: readonly ReadyReply[];
  own: readonly ReadyReply[];
}

type Done = { ok: true } | SettingsRefusal;

/**
 * What is done about ready replies. That somebody may change the site's is checked at the door; one's own are found by who asks
 * and by nothing that they send.
 */
export interface ReplyDesk {
  tag(by: Session): Promise<string>;
  view(by: Session): Promise<RepliesView>;
  /** Behind all others, or before `before` where that is there. */
  add(by: Session, whose: Whose, given: GivenReply, before?: string): Promise<{ id: string } | SettingsRefusal>;
  set(by: Session, whose: Whose, id: string, given: GivenReply): Promise<Done>;
  remove(by: Session, whose: Whose, id: string): Promise<Done>;
  move(by: Session, whose: Whose, id: string, before?: string): Promise<Done>;
  /** Says what `bring` would do, and does nothing. */
  look(by: Session, whose: Whose, table: Uint8Array): Promise<ImportCounts | SettingsRefusal>;
  /** All of a table or nothing of it. A step, a group and a title name a reply: brought again, it is the same one. */
  bring(by: Session, whose: Whose, table: Uint8Array): Promise<ImportCounts | SettingsRefusal>;
  table(by: Session, whose: Whose, language: TableLanguage): Promise<string>;
}

const scopeOf = ({ self }: Session, whose: Whose): ReplyScope => ({
  site: self.site.id,
  ...(whose === 'own' ? { owner: self.id } : {}),
});
const actor = ({ self }: Session): LogActor => ({ role: 'agent', id: self.id });
const mostOf = (whose: Whose): number => (whose === 'own' ? REPLY_BOUNDS.perAgent : REPLY_BOUNDS.perSite);

/** Where a refusal of the port belongs among the fields. */
const PLACES = { reply_unknown: 'id', title_taken: 'title', too_many_replies: '' } as const;

/** Replies whose sound is looked up between two breaths of the loop. */
const AT_ONCE = 50;

/** `words` with an id, a sound and a time. */
export async function madeReady(id: string, words: ReplyWords, changedAt: number): Promise<ReadyReply> {
  const [title, text] = [await soundOf(words.title), await soundOf(words.text)];
  return { ...words, id, sound: { title, text }, changedAt };
}

export function createReplyDesk({ replies, settings, clock, newId, log }: OfficeDeps): ReplyDesk {
  async function groupsOf({ self: { site } }: Session) {
    const found = await settings.get(site.id);
    if (found === undefined) throw new Error(`site ${site.id} has no settings`);
    return found.groups;
  }

  async function change(by: Session, whose: Whose, given: ReplyChange): Promise<Done> {
    const result = await replies.change(scopeOf(by, whose), given, actor(by), clock.now());
    if (!result.ok) return faulty([{ code: result.refusal, path: PLACES[result.refusal] }]);
    log.info({ by: by.self.id, site: by.self.site.id, change: given.kind, whose }, 'ready replies changed');
    return result;
  }

  async function checked(by: Session, given: GivenReply) {
    const groups = await groupsOf(by);
    return readReply(given, new Set(groups.map(({ id }) => id)));
  }

  /** What a table would come to: the rows that are new or others, and how many are as they were. */
  async function weigh(by: Session, whose: Whose, table: Uint8Array) {
    const read = await readTable(table, await groupsOf(by), mostOf(whose));
    if (!read.ok) return faulty(read.faults);
    const { replies: there } = await replies.list(scopeOf(by, whose));
    const known = new Map(there.map((reply) => [replyName(reply), reply]));
    const fresh = read.rows.filter(({ words }) => !known.has(replyName(words)));
    if (there.length + fresh.length > mostOf(whose)) return faulty([{ code: 'too_many_replies', path: '' }]);
    const other = read.rows.flatMap(({ words }) => {
      const before = known.get(replyName(words));
      return before === undefined || before.text === words.text ? [] : [{ id: before.id, words }];
    });
    const counts = {
      added: fresh.length,
      changed: other.length,
      unchanged: read.rows.length - fresh.length - other.length,
    };
    return { counts, bring: [...other, ...fresh.map(({ words }) => ({ id: newId(), words }))] };
  }

  async function tagOf(by: Session): Promise<string> {
    const [site, own] = await Promise.all([
      replies.revision(scopeOf(by, 'site')),
      replies.revision(scopeOf(by, 'own')),
    ]);
    // Who asks is in it too: behind one browser's cache may sit two people in turn.
    return `"${by.self.id}-${site}-${own}"`;
  }

  return {
    tag: tagOf,

    async view(by) {
      const tag = await tagOf(by);
      const [site, own] = await Promise.all([replies.list(scopeOf(by, 'site')), replies.list(scopeOf(by, 'own'))]);
      return { tag, revision: site.revision, site: site.replies, own: own.replies };
    },

    async add(by, whose, given, before) {
      const read = await checked(by, given);
      if (!read.ok) return faulty(read.faults);
      const reply = await madeReady(newId(), read.words, clock.now());
      const result = await change(by, whose, { kind: 'added', reply, ...(before === undefined ? {} : { before }) });
      return 'problem' in result ? result : { id: reply.id };
    },

    async set(by, whose, id, given) {
      const read = await checked(by, given);
      if (!read.ok) return faulty(read.faults);
      return change(by, whose, { kind: 'set', reply: await madeReady(id, read.words, clock.now()) });
    },

    remove: (by, whose, id) => change(by, whose, { kind: 'removed', id }),
    move: (by, whose, id, before) =>
      change(by, whose, { kind: 'moved', id, ...(before === undefined ? {} : { before }) }),

    async look(by, whose, table) {
      const weighed = await weigh(by, whose, table);
      return 'problem' in weighed ? weighed : weighed.counts;
    },

    async bring(by, whose, table) {
      const weighed = await weigh(by, whose, table);
      if ('problem' in weighed) return weighed;
      const ready: ReadyReply[] = [];
      for (const [index, { id, words }] of weighed.bring.entries()) {
        if (index % AT_ONCE === AT_ONCE - 1) await breathe();
        ready.push(await madeReady(id, words, clock.now()));
      }
      if (ready.length === 0) return weighed.counts;
      const result = await change(by, whose, { kind: 'imported', replies: ready });
      return 'problem' in result ? result : weighed.counts;
    },

    async table(by, whose, language) {
      const { replies: all } = await replies.list(scopeOf(by, whose));
      return writeTable(all, language);
    },
  };
}
