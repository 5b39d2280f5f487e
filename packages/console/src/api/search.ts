import { fields, isNumber, isText, list, type Reader } from './read.ts';

/** From `start` up to, but without, `end`: UTF-16 units of a text. */
export interface Place {
  start: number;
  end: number;
}
/** Something that was said, with the words in it. */
export interface Found {
  conversation: string;
  kind: string;
  seq: number;
  deskSeq?: number;
  /** Epoch ms. */
  at: number;
  by: { role: string; name?: string };
  snippet: { text: string; places: readonly Place[]; cut: { before: boolean; after: boolean } };
  state: string;
  group: string;
  shopper: { id: string; member?: { id: string; name?: string } };
  agent?: { id: string; name: string };
}
/** Shoppers who fit: the best first, and of these who came last. */
export interface PeopleView {
  found: readonly Found[];
  /** Where to go on; absent when that was all. */
  next?: string;
}
export interface SearchView {
  people: PeopleView;
  /** What was said, newest first. */
  found: readonly Found[];
  /** Where to go on; absent when that was all. */
  next?: number;
  /** How many there are; `more`: or else more. */
  count: { n: number; more: boolean } | undefined;
  /** What was said so lately that it can't be found yet. */
  lag: { rows: number; ms: number };
}

/** Results that are what is written down about a shopper, and nothing anybody said. */
const OF_SHOPPERS = ['numbered', 'named', 'known', 'tagged', 'remarked'];
export const isOfShopper = ({ kind }: Pick<Found, 'kind'>): boolean => OF_SHOPPERS.includes(kind);

/** One result from another. */
export const foundKey = (found: Found): string =>
  `${found.conversation}/${isOfShopper(found) ? found.kind : `${found.seq}.${found.deskSeq ?? ''}`}`;

const toPlace: Reader<Place> = (value) => {
  const { start, end } = fields(value) ?? {};
  return isNumber(start) && isNumber(end) ? { start, end } : undefined;
};

const toSnippet: Reader<Found['snippet']> = (value) => {
  const { text, places: raw, cut: rawCut } = fields(value) ?? {};
  const places = list(raw, toPlace);
  const { before, after } = fields(rawCut) ?? {};
  return isText(text) && places ? { text, places, cut: { before: before === true, after: after === true } } : undefined;
};

const toShopper: Reader<Found['shopper']> = (value) => {
  const { id, member: raw } = fields(value) ?? {};
  const { id: memberId, name } = fields(raw) ?? {};
  if (!isText(id)) return undefined;
  return { id, ...(isText(memberId) ? { member: { id: memberId, ...(isText(name) ? { name } : {}) } } : {}) };
};

const toFound: Reader<Found> = (value) => {
  const {
    conversation,
    kind,
    seq,
    deskSeq,
    at,
    by: who,
    snippet: said,
    state,
    group,
    shopper: from,
    agent: has,
  } = fields(value) ?? {};
  const [snippet, shopper] = [toSnippet(said), toShopper(from)];
  const { role, name } = fields(who) ?? {};
  const agent = fields(has);
  if (!isText(conversation) || !isText(kind) || !isNumber(seq) || !isNumber(at) || !isText(role)) return undefined;
  if (!snippet || !shopper || !isText(state) || !isText(group)) return undefined;
  return {
    ...{ conversation, kind, seq, at, snippet, state, group, shopper },
    by: { role, ...(isText(name) ? { name } : {}) },
    ...(isNumber(deskSeq) ? { deskSeq } : {}),
    ...(isText(agent?.id) && isText(agent.name) ? { agent: { id: agent.id, name: agent.name } } : {}),
  };
};

const toPeople: Reader<PeopleView> = (value) => {
  const { found: all, next } = fields(value) ?? {};
  const found = list(all, toFound);
  return found && { found, ...(isText(next) ? { next } : {}) };
};

export const toSearch: Reader<SearchView> = (value) => {
  const { people, found: all, next, count: raw, lag: late } = fields(value) ?? {};
  const found = list(all, toFound);
  const { n, more } = fields(raw) ?? {};
  const { rows, ms } = fields(late) ?? {};
  if (!found) return undefined;
  return {
    people: toPeople(people) ?? { found: [] },
    found,
    ...(isNumber(next) ? { next } : {}),
    count: isNumber(n) ? { n, more: more === true } : undefined,
    lag: isNumber(rows) && isNumber(ms) ? { rows, ms } : { rows: 0, ms: 0 },
  };
};
