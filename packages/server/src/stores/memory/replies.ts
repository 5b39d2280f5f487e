import { REPLY_BOUNDS } from '@shopbell/domain';
import type { Replies, ReplyChange, ReplyRefusal, ReplyScope } from '../../ports/replies.ts';
import type { ReadyReply } from '../../ports/reply.ts';
import { replyLogBody } from '../replies-log.ts';
import type { MemoryDirectory } from './directory.ts';

const nameOf = ({ step, group = '', title }: ReadyReply): string => JSON.stringify([step, group, title]);

/** Puts a reply before another one, or behind all. */
function insert(replies: ReadyReply[], reply: ReadyReply, before: string | undefined): void {
  const at = replies.findIndex(({ id }) => id === before);
  replies.splice(at < 0 ? replies.length : at, 0, reply);
}

function put(replies: ReadyReply[], reply: ReadyReply, most: number, before?: string): ReplyRefusal | undefined {
  const same = replies.find((one) => nameOf(one) === nameOf(reply));
  if (same && same.id !== reply.id) return 'title_taken';
  const at = replies.findIndex(({ id }) => id === reply.id);
  if (at >= 0) replies[at] = reply;
  else if (replies.length >= most) return 'too_many_replies';
  else insert(replies, reply, before);
  return undefined;
}

/** Carries out a change on a list that nobody sees yet, or says why not. */
function carryOut(replies: ReadyReply[], change: ReplyChange, most: number): ReplyRefusal | undefined {
  if (change.kind === 'added') return put(replies, change.reply, most, change.before);
  if (change.kind === 'imported') {
    for (const reply of change.replies) {
      const refusal = put(replies, reply, most);
      if (refusal) return refusal;
    }
    return undefined;
  }
  const id = change.kind === 'set' ? change.reply.id : change.id;
  const at = replies.findIndex((one) => one.id === id);
  if (at < 0) return 'reply_unknown';
  if (change.kind === 'set') return put(replies, change.reply, most);
  if (change.kind === 'moved' && change.before === id) return undefined;
  const [taken] = replies.splice(at, 1);
  if (change.kind === 'moved' && taken) insert(replies, taken, change.before);
  return undefined;
}

/** Ready replies that are forgotten at the end; changes of the sites' are in the directory's logs. */
export function createMemoryReplies({ append, replies: kept }: Pick<MemoryDirectory, 'append' | 'replies'>): Replies {
  const keyOf = ({ site, owner = '' }: ReplyScope): string => JSON.stringify([site, owner]);
  const of = (scope: ReplyScope) => {
    const { revision = 0, replies = [] } = kept().get(keyOf(scope)) ?? {};
    return { revision, replies };
  };

  return {
    async list(scope) {
      return structuredClone(of(scope));
    },

    async revision(scope) {
      return of(scope).revision;
    },

    async change(scope, given, by, at) {
      const change = structuredClone(given);
      const { revision, replies } = of(scope);
      const next = [...replies];
      const most = scope.owner === undefined ? REPLY_BOUNDS.perSite : REPLY_BOUNDS.perAgent;
      const refusal = carryOut(next, change, most);
      if (refusal) return { ok: false, refusal };
      const { site, owner = '' } = scope;
      kept().set(keyOf(scope), { site, owner, revision: revision + 1, replies: next });
      const before = new Set(replies.map(({ id }) => id));
      if (scope.owner === undefined)
        append(
          scope.site,
          replyLogBody(change, (id) => before.has(id)),
          by,
          at,
        );
      return { ok: true };
    },
  };
}
