import { type Conversation, lastWords, type OpenPromise, type Rating } from '@shopbell/domain';
import type { ConversationRow, Page, PromiseLine } from '@shopbell/protocol';

import { lastLineOf, maskedMember, oneLine } from '../app/masked.ts';
import { maskedContact } from '../app/masked-contact.ts';

const TITLE_CHARS = 100;
const URL_CHARS = 300;

/** The page in a list: short enough that hundreds of hostile rows fit a welcome. The whole of it is in the thread. */
const shortPage = ({ url, title }: Page): Page => ({
  url: (url.length > URL_CHARS ? (url.split(/[?#]/)[0] ?? '') : url).slice(0, URL_CHARS).toWellFormed(),
  title: title.slice(0, TITLE_CHARS).toWellFormed(),
});

/** A promise in a list; the whole of its words is in the thread. */
const lineOf = ({ id, what, owner, givenBy, order, at, dueAt, text }: OpenPromise): PromiseLine => ({
  ...{ id, what, owner, at, dueAt },
  ...(givenBy ? { givenBy } : {}),
  ...(order === undefined ? {} : { order }),
  text: oneLine(lastWords(text)),
});

/** A rating in a list: where it was asked is the thread's. */
const ratingOf = ({ seq: _, ...rating }: Rating): NonNullable<ConversationRow['rating']> => rating;

/** What a list shows of a conversation. */
export function rowOf(c: Conversation): ConversationRow {
  return {
    conversation: c.id,
    state: c.state,
    shopper: { id: c.participant, ...(c.member ? { member: maskedMember(c.member) } : {}) },
    ...('agent' in c && c.agent ? { agent: c.agent } : {}),
    ...(c.case.owner ? { owner: c.case.owner } : {}),
    ...(c.state === 'active' && c.guests ? { guests: [...c.guests] } : {}),
    ...(c.state === 'active' && c.invited ? { invited: [...c.invited] } : {}),
    ...(c.state === 'active' && c.firstOwedAt !== undefined ? { firstOwedAt: c.firstOwedAt } : {}),
    seq: c.seq,
    deskSeq: c.deskSeq,
    openedAt: c.openedAt,
    ...(c.waitingSince === undefined ? {} : { waitingSince: c.waitingSince }),
    ...(c.last ? { last: { ...c.last, text: oneLine(lastLineOf(c.last)) } } : {}),
    ...(c.page ? { page: shortPage(c.page) } : {}),
    group: c.group,
    ...(c.state === 'requested' ? { waitsSince: c.waitsSince } : {}),
    ...(c.left ? { left: c.left } : {}),
    ...(c.contact ? { contact: maskedContact(c.contact) } : {}),
    ...(c.language === undefined ? {} : { language: c.language }),
    ...(c.skills ? { skills: [...c.skills] } : {}),
    ...(c.priority === undefined ? {} : { priority: c.priority }),
    ...(c.rating ? { rating: ratingOf(c.rating) } : {}),
    ...(c.promises ? { promises: c.promises.map(lineOf) } : {}),
  };
}
