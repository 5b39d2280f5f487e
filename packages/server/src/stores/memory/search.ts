import { agentMayRead, type PersonKey } from '@shopbell/domain';
import type { ConversationId, DeskEvent, PublicEvent, SiteId } from '@shopbell/protocol';
import { COUNT_MAX, type Found, type Question, type Search } from '../../ports/search.ts';
import type { Shoppers } from '../../ports/shoppers.ts';
import type { Store } from '../../ports/store.ts';
import { type Piece, piecesOf } from '../../search/atoms.ts';
import { FINDABLE, isFindable, wordsOf } from '../../search/findable.ts';
import { asksForPeople, foundPerson, noted, PEOPLE_MAX, THEIRS_MAX } from '../../search/person.ts';
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
  shoppers: Pick<Shoppers, 'read' | 'tags'>,
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
    const { site, by, agent, group, state, lane, from = 0, to = Number.POSITIVE_INFINITY, cursor } = question;
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

  /** Shoppers with a conversation in which something was said. */
  const people = async (question: Question, pieces: readonly Piece[]): Promise<Found[]> => {
    const { site, by } = question;
    if (pieces.length === 0 || !asksForPeople(question)) return [];
    const tags = await shoppers.tags(site);
    const found: Found[] = [];
    const seen = new Set<PersonKey>();
    for (const doc of docs.filter((each) => each.site === site)) {
      const person = (await store.conversation(site, doc.conversation))?.person;
      if (person === undefined || seen.has(person) || found.length === PEOPLE_MAX) continue;
      seen.add(person);
      const told = noted(await shoppers.read(site, person), tags, pieces);
      if (!told) continue;
      const theirs = await store.conversations(site, { of: 'persons', persons: [person], limit: THEIRS_MAX });
      const [newest] = theirs
        .filter((each) => agentMayRead(each, by.agent, by.duty))
        .sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1));
      if (newest) found.push(foundPerson(told, newest, { seq: newest.seq, at: newest.lastAt }, pieces));
    }
    return found;
  };

  return {
    begin() {},
    follow(appended) {
      for (const { site, conversation, public: said, desk } of appended) {
        for (const event of [...said, ...desk]) take(site, conversation.id, event);
      }
    },
    async ask(question) {
      const pieces = piecesOf(question.words) ?? [];
      const all: { n: number; found: Found }[] = [];
      for (const doc of pieces.length === 0 ? [] : docs.toReversed()) {
        const found = await look(doc, question, pieces);
        if (found) all.push({ n: doc.n, found });
        if (all.length > COUNT_MAX) break;
      }
      const page = all.slice(0, question.limit);
      const last = page.at(-1);
      const first = await people(question, pieces);
      return {
        found: [...first, ...page.map(({ found }) => found)],
        ...(last && all.length > page.length ? { next: last.n } : {}),
        ...(question.cursor === undefined
          ? { count: { n: Math.min(all.length + first.length, COUNT_MAX), more: all.length > COUNT_MAX } }
          : {}),
      };
    },
    lag: () => ({ rows: 0, ms: 0 }),
    unfound: () => ({ rows: 0, ms: 0 }),
    caughtUp: async () => {},
    close: async () => {},
  };
}
