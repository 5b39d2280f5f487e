import type { ReplyChange } from '../ports/replies.ts';
import type { ReadyReply } from '../ports/reply.ts';
import type { SiteLogBody } from '../ports/site-log.ts';

const wordsOf = ({ id, step, group, title, text }: ReadyReply) => ({
  id,
  step,
  ...(group === undefined ? {} : { group }),
  title,
  text,
});

/** What a site's log says of a change of its ready replies. An import is one entry: the replies themselves are where they are kept. */
export function replyLogBody(change: ReplyChange, wasThere: (id: string) => boolean): SiteLogBody {
  switch (change.kind) {
    case 'added':
    case 'set':
      return { kind: 'reply_set', body: wordsOf(change.reply) };
    case 'removed':
      return { kind: 'reply_removed', body: { id: change.id } };
    case 'moved':
      return { kind: 'reply_moved', body: { id: change.id, ...(change.before ? { before: change.before } : {}) } };
    case 'imported': {
      const changed = change.replies.filter(({ id }) => wasThere(id)).length;
      return { kind: 'replies_imported', body: { added: change.replies.length - changed, changed } };
    }
  }
}
