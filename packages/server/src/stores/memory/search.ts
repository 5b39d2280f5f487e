import { agentMayRead, type PersonKey, visitorIn } from '@shopbell/domain';
import type { ConversationId, DeskEvent, PublicEvent, SiteId } from '@shopbell/protocol';
import { COUNT_MAX, type Found, type People, type Question, type Search } from '../../ports/search.ts';
import type { Shoppers } from '../../ports/shoppers.ts';
import type { Store } from '../../ports/store.ts';
import { type Piece, piecesOf } from '../../search/atoms.ts';
import { FINDABLE, isFindable, wordsOf } from '../../search/findable.ts';
import { FITS, type Fit, writeCursor } from '../../search/fit.ts';
import { numberIn } from '../../search/number.ts';
import {
  asksForPeople,
  foundPerson,
  PEOPLE_FIRST,
  REMARKS_FOUND_MAX,
  THEIRS_MAX,
  toldByNumber,
  toldByTag,
  toldOf,
} from '../../search/person.ts';
import { isMasked, shownOf } from '../../search/shown.ts';
import { snippetOf } from '../../search/snippet.ts';

/** Something that can be found; `text` is what it says now. */
interface Doc {
  /** 1, 2, 3 … in the order it came. */
  n: number;
  site: SiteId;
  conversation: ConversationId;
  event: PublicEvent | DeskEvent;
  text: string;
}

/** Searches what it was told by looking at all of it: for tests, and a server that may forget. */
export function createMemorySearch(
  store: Pick<Store, 'conversation' | 'conversations'>,
  shoppers: Pick<Shoppers, 'read' | 'remarks' | 'tags'>,
): Search {
  let docs: Doc[] = [];
  let n = 0;

  const isMessage = (doc: Doc, site: SiteId, id: ConversationId, seq: number): boolean =>
    doc.site === site && doc.conversation === id && doc.event.kind === 'message' && doc.event.seq === seq;

  const take = (site: SiteId, conversation: ConversationId, event: PublicEvent | DeskEvent): void => {
    if (event.kind === 'recalled') {
      docs = docs.filter((doc) => !isMessage(doc, site, conversation, event.of));
      return;
    }
    if (event.kind === 'wiped') {
      docs = docs.filter((doc) => doc.site !== site || doc.conversation !== conversation);
      return;
    }
    const text = wordsOf(event);
    if (text === undefined) return;
    if (event.kind === 'edited') {
      for (const doc of docs) if (isMessage(doc, site, conversation, event.of)) doc.text = text;
      return;
    }
    n += 1;
    docs.push({ n, site, conversation, event, text });
  };

  const look = async (doc: Doc, question: Question, pieces: readonly Piece[]): Promise<Found | undefined> => {
    const { site, by, agent, group, state, lane, tag, from = 0, to = Number.POSITIVE_INFINITY, cursor } = question;
    const { event } = doc;
    if (doc.site !== site || !isFindable(event.kind) || (cursor !== undefined && doc.n >= cursor)) return undefined;
    if (event.at < from || event.at >= to || (lane !== undefined && FINDABLE[event.kind] !== lane)) return undefined;
    const shown = shownOf(doc.text, isMasked(event), pieces);
    const conversation = shown && (await store.conversation(site, doc.conversation));
    if (!conversation || !agentMayRead(conversation, by.agent, by.duty)) return undefined;
    const has = 'agent' in conversation ? conversation.agent : undefined;
    if (state !== undefined && conversation.state !== state) return undefined;
    if (group !== undefined && conversation.group !== group) return undefined;
    if (agent !== undefined && has?.id !== agent) return undefined;
    if (tag !== undefined && !(await shoppers.read(site, conversation.person)).tags.includes(tag)) return undefined;
    const { participant, member } = conversation;
    return {
      conversation: doc.conversation,
      kind: event.kind,
      ...('deskSeq' in event ? { seq: event.afterSeq, deskSeq: event.deskSeq } : { seq: event.seq }),
      at: event.at,
      by: event.by,
      snippet: snippetOf(shown.text, shown.places),
      state: conversation.state,
      group: conversation.group,
      shopper: { participant, ...(member ? { member } : {}) },
      ...(has ? { agent: has } : {}),
    };
  };

  /** Shoppers with a conversation in which something was said; a conversation's number is that of the first of it. */
  const people = async (question: Question, pieces: readonly Piece[]): Promise<People> => {
    const {
      site,
      by,
      words,
      tag,
      people: cursor,
      agent,
      group,
      state,
      from = 0,
      to = Number.POSITIVE_INFINITY,
    } = question;
    const tags = await shoppers.tags(site);
    const numbers = new Map<ConversationId, number>();
    for (const doc of docs)
      if (doc.site === site && !numbers.has(doc.conversation)) numbers.set(doc.conversation, doc.n);
    const all: { fit: Fit; n: number; found: Found }[] = [];
    const seen = new Set<PersonKey>();
    for (const id of numbers.keys()) {
      const person = (await store.conversation(site, id))?.person;
      if (person === undefined || seen.has(person)) continue;
      seen.add(person);
      const theirs = [
        ...(await store.conversations(site, { of: 'persons', persons: [person], limit: THEIRS_MAX })),
      ].sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1));
      const facts = await shoppers.read(site, person);
      const { remarks } = await shoppers.remarks(site, person, { limit: REMARKS_FOUND_MAX });
      const noted = { ...facts, remarks, known: theirs[0]?.member?.name };
      if (tag !== undefined && !facts.tags.includes(tag)) continue;
      const isByTag = pieces.length === 0 && tag !== undefined;
      const number = numberIn(words);
      const visitor = visitorIn(person);
      const isMeant = visitor !== undefined && number?.fits(visitor) === true;
      const told = isMeant
        ? toldByNumber(visitor)
        : isByTag
          ? toldByTag(noted, tags, tag)
          : toldOf(noted, tags, pieces, words);
      const newest = theirs.find((each) => {
        const has = 'agent' in each ? each.agent?.id : undefined;
        return (
          agentMayRead(each, by.agent, by.duty) &&
          (state === undefined || each.state === state) &&
          (group === undefined || each.group === group) &&
          (agent === undefined || has === agent) &&
          each.lastAt >= from &&
          each.openedAt < to
        );
      });
      if (!told || !newest) continue;
      const found = foundPerson(told, newest, { seq: newest.seq, at: newest.lastAt });
      all.push({ fit: told.fit, n: numbers.get(theirs[0]?.id ?? id) ?? 0, found });
    }
    const place = ({ fit }: { fit: Fit }) => FITS.indexOf(fit);
    const ordered = all
      .sort((a, b) => place(a) - place(b) || b.n - a.n)
      .filter((one) => !cursor || place(one) > place(cursor) || (one.fit === cursor.fit && one.n < cursor.below));
    const page = ordered.slice(0, cursor ? question.limit : Math.min(question.limit, PEOPLE_FIRST));
    const last = page.at(-1);
    return {
      found: page.map(({ found }) => found),
      ...(last && ordered.length > page.length ? { next: writeCursor({ fit: last.fit, below: last.n }) } : {}),
    };
  };

  return {
    begin() {},
    follow(appended) {
      for (const { site, conversation, public: said, desk } of appended) {
        for (const event of [...said, ...desk]) take(site, conversation.id, event);
      }
    },
    async ask(question) {
      const pieces = piecesOf(question.words);
      const isFirst = question.cursor === undefined && question.people === undefined;
      const nothing = isFirst ? { count: { n: 0, more: false } } : {};
      if (!pieces || (pieces.length === 0 && question.tag === undefined)) return { found: [], ...nothing };
      const first = asksForPeople(question) ? { people: await people(question, pieces) } : {};
      if (pieces.length === 0 || question.people) return { ...first, found: [], ...nothing };
      const all: { n: number; found: Found }[] = [];
      for (const doc of docs.toReversed()) {
        const found = await look(doc, question, pieces);
        if (found) all.push({ n: doc.n, found });
        if (all.length > COUNT_MAX) break;
      }
      const page = all.slice(0, question.limit);
      const last = page.at(-1);
      return {
        ...first,
        found: page.map(({ found }) => found),
        ...(last && all.length > page.length ? { next: last.n } : {}),
        ...(isFirst ? { count: { n: Math.min(all.length, COUNT_MAX), more: all.length > COUNT_MAX } } : {}),
      };
    },
    lag: () => ({ rows: 0, ms: 0 }),
    unfound: () => ({ rows: 0, ms: 0 }),
    caughtUp: async () => {},
    close: async () => {},
  };
}
