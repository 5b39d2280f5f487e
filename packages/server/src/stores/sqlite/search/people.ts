import type { DatabaseSync } from 'node:sqlite';
import { type Conversation, LABEL_CHARS, visitorIn } from '@shopbell/domain';
import type { Found, People, Question } from '../../../ports/search.ts';
import { TAG_HUES, type Tag } from '../../../ports/shoppers.ts';
import type { Piece } from '../../../search/atoms.ts';
import { type Fit, fitsFrom, type PeopleCursor, writeCursor } from '../../../search/fit.ts';
import { numberIn } from '../../../search/number.ts';
import {
  foundPerson,
  type Noted,
  nameKey,
  PEOPLE_FIRST,
  THEIRS_MAX,
  type Told,
  toldByNumber,
  toldByTag,
  toldOf,
} from '../../../search/person.ts';
import { holds } from '../../../search/places.ts';
import { integer, text, word } from '../row.ts';
import { notedReader } from '../shopper-row.ts';
import { queryOf } from './terms.ts';

/** Shoppers are looked for so long, in ms; who is not found by then is behind `next`. */
const WITHIN_MS = 40;
/** The clock is looked at every so many shoppers. */
const A_LOOK = 16;

/** Visitors whose number ends so, under the number of their newest conversation. */
const BY_LABEL = `SELECT max(no) AS id, participant FROM conversation
  WHERE site = ? AND substr(participant, -${LABEL_CHARS}) = ? AND member IS NULL
  GROUP BY participant HAVING id < ? ORDER BY id DESC`;
const THEIRS = `SELECT c.no, c.opened_at, h.seq, h.last_at FROM conversation c
  JOIN head h ON h.site = c.site AND h.conversation = c.no
  WHERE c.site = ? AND c.person = ? ORDER BY c.opened_at DESC, c.id DESC LIMIT ${THEIRS_MAX}`;

/**
 * Finds shoppers by what they are called, their tags and remarks; what is shown is as it stands in the store. `may`: a conversation, if it is
 * asked about and the asker may read it.
 */
export function createPeople(index: DatabaseSync, store: DatabaseSync) {
  const byName = index.prepare('SELECT id FROM person_name WHERE site = ? AND name = ? AND id < ? ORDER BY id DESC');
  const byWords = index.prepare(
    'SELECT rowid AS id FROM person_ft WHERE person_ft MATCH ? AND rowid < ? ORDER BY rowid DESC',
  );
  const byTag = index.prepare('SELECT id FROM person_tag WHERE site = ? AND tag = ? AND id < ? ORDER BY id DESC');
  const byTags = index.prepare(`SELECT DISTINCT id FROM person_tag WHERE site = ?
    AND tag IN (SELECT value FROM json_each(?)) AND id < ? ORDER BY id DESC`);
  const personOf = index.prepare('SELECT person FROM person WHERE id = ? AND site = ?');
  const notedOf = notedReader(store);
  const tagsOf = store.prepare('SELECT id, name, hue FROM shopper_tag WHERE site = ?');
  const called = store.prepare('SELECT member_name FROM conversation WHERE no = ?');
  const byLabel = store.prepare(BY_LABEL);
  const visitorOf = store.prepare('SELECT person FROM conversation WHERE no = ? AND site = ?');
  const theirs = store.prepare(THEIRS);
  const toTag = (row: Parameters<typeof text>[0]): Tag => ({
    id: text(row, 'id'),
    name: text(row, 'name'),
    hue: word(row, 'hue', TAG_HUES),
  });

  /** Numbers of who may fit so, the highest first. */
  function candidates(
    siteNo: number,
    { words, tag }: Question,
    pieces: readonly Piece[],
    tags: readonly Tag[],
    { fit, below }: PeopleCursor,
  ): Iterable<unknown> {
    if (pieces.length === 0) return fit === 'tagged' && tag !== undefined ? byTag.iterate(siteNo, tag, below) : [];
    const query = queryOf(siteNo, pieces);
    const number = numberIn(words);
    const of: { readonly [F in Fit]: () => Iterable<unknown> } = {
      numbered: () => (number ? byLabel.iterate(siteNo, number.label, below) : []),
      called: () => byName.iterate(siteNo, nameKey(words), below),
      named: () => byWords.iterate(`names : (${query})`, below),
      tagged() {
        const [first, ...more] = tags.filter(({ name }) => holds(name, pieces)).map(({ id }) => id);
        if (first === undefined) return [];
        return more.length === 0
          ? byTag.iterate(siteNo, first, below)
          : byTags.iterate(siteNo, JSON.stringify([first, ...more]), below);
      },
      remarked: () => byWords.iterate(`remarks : (${query})`, below),
    };
    return of[fit]();
  }

  /** What of somebody was found, as it stands now. */
  function tell(
    { fit, id }: { fit: Fit; id: number },
    siteNo: number,
    tags: readonly Tag[],
    { site, words, tag }: Question,
    pieces: readonly Piece[],
  ) {
    // Who has a number only is not in the index.
    const row = (fit === 'numbered' ? visitorOf : personOf).get(id, siteNo);
    if (!row) return undefined;
    const person = text(row, 'person');
    const known = called.get(id)?.member_name;
    const noted: Noted = {
      ...notedOf(site, person),
      known: typeof known === 'string' ? known : undefined,
    };
    if (tag !== undefined && !noted.tags.includes(tag)) return undefined;
    const visitor = visitorIn(person);
    if (visitor && numberIn(words)?.fits(visitor)) return { person, told: toldByNumber(visitor) };
    const told =
      pieces.length === 0 && tag !== undefined ? toldByTag(noted, tags, tag) : toldOf(noted, tags, pieces, words);
    return told && { person, told };
  }

  return (
    question: Question,
    siteNo: number,
    pieces: readonly Piece[],
    may: (no: number) => Conversation | undefined,
  ): People => {
    const { site, people: cursor, from = 0, to = Number.POSITIVE_INFINITY, limit } = question;
    const most = cursor ? limit : Math.min(limit, PEOPLE_FIRST);
    const tags = tagsOf.all(site).map(toTag);
    const found: Found[] = [];
    const end = performance.now() + WITHIN_MS;
    let looked = 0;

    /** As a result, where one of their conversations in that time may be read. */
    const asFound = (person: string, told: Told): Found | undefined => {
      for (const each of theirs.iterate(siteNo, person)) {
        const newest = { seq: integer(each, 'seq'), at: integer(each, 'last_at') };
        if (newest.at < from || integer(each, 'opened_at') >= to) continue;
        const conversation = may(integer(each, 'no'));
        if (conversation) return foundPerson(told, conversation, newest);
      }
      return undefined;
    };

    for (const begins of fitsFrom(cursor)) {
      const { fit } = begins;
      let { below } = begins;
      for (const row of candidates(siteNo, question, pieces, tags, begins)) {
        looked += 1;
        if (looked % A_LOOK === 0 && performance.now() > end) return { found, next: writeCursor({ fit, below }) };
        const id = Number(Object(row).id);
        const one = tell({ fit, id }, siteNo, tags, question, pieces);
        // Who fits better was told before.
        const shown = one?.told.fit === fit ? asFound(one.person, one.told) : undefined;
        if (shown && found.length === most) return { found, next: writeCursor({ fit, below }) };
        if (shown) found.push(shown);
        below = id;
      }
    }
    return { found };
  };
}
