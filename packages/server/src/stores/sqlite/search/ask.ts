import type { DatabaseSync } from 'node:sqlite';
import { agentMayRead, type Conversation, findPrivate } from '@shopbell/domain';
import { type Answer, COUNT_MAX, type Found, type Question } from '../../../ports/search.ts';
import { type Piece, piecesOf } from '../../../search/atoms.ts';
import { FINDABLE, isFindable, wordsOf } from '../../../search/findable.ts';
import { asksForPeople } from '../../../search/person.ts';
import { holds } from '../../../search/places.ts';
import { isMasked, shownOf } from '../../../search/shown.ts';
import { snippetOf } from '../../../search/snippet.ts';
import { readLogRow } from '../../read-log-row.ts';
import { COLUMNS, toEntry } from '../conversation-row.ts';
import { logRow } from '../log-row-of.ts';
import { integer } from '../row.ts';
import { LOG } from '../statements.ts';
import { createCandidates, type Range } from './candidates.ts';
import { type Progress, SPAN_ROWS } from './index-file.ts';
import { createPeople } from './people.ts';
import { createTail, type Doc } from './tail.ts';

/** A question looks at rows for so long, in ms; what is not found by then is behind `next`. */
const WITHIN_MS = 60;
/** The clock is looked at every so many rows. */
const ROWS_A_LOOK = 32;

/**
 * Who has a conversation and how it stands, without the words in it – if it is asked about. ?6 is an agent who reads no more than their duty
 * lets them: what they surely may not read ends here, before it costs more; `agentMayRead` says what they may.
 */
const STANDING = `SELECT ${COLUMNS} FROM conversation c
  LEFT JOIN "case" k ON k.site = c.site AND k.id = c."case"
  JOIN (SELECT 0 AS seq, 0 AS desk_seq, 0 AS last_at, NULL AS waiting_since, NULL AS told_at, NULL AS tip, NULL AS last, NULL AS words) h
  LEFT JOIN (SELECT NULL AS seq, NULL AS role, NULL AS author, NULL AS at) l
  LEFT JOIN (SELECT NULL AS body) w
  WHERE c.no = ?1 AND c.site = ?2 AND (?3 IS NULL OR c.state = ?3) AND (?4 IS NULL OR c."group" = ?4) AND (?5 IS NULL OR c.agent = ?5)
  AND (?6 IS NULL OR c.agent = ?6 OR k.owner = ?6 OR c.state IN ('requested', 'left') OR c.left_at IS NOT NULL OR c.company IS NOT NULL)`;
const ROW = `SELECT ${LOG} FROM log l WHERE l.id = ? AND l.site = ?`;

/**
 * Answers questions from the index and from the store's rows behind it up to `end`; what is shown is from the store as it is now.
 * @param progress how far the index has come
 */
export function createAsk(
  index: DatabaseSync,
  store: DatabaseSync,
  progress: () => Progress,
): (question: Question, end: number) => Answer {
  const candidates = createCandidates(index);
  const tailOf = createTail(store);
  const peopleOf = createPeople(index, store);
  const tagged = store.prepare(
    "SELECT 1 FROM shopper, json_each(facts, '$.tags') t WHERE site = ? AND person = ? AND t.value = ?",
  );
  const since = index.prepare('SELECT min(block) AS block FROM span WHERE greatest >= ?');
  const until = index.prepare('SELECT max(block) AS block FROM span WHERE least < ?');
  const siteNumber = store.prepare('SELECT no FROM site_number WHERE site = ?');
  const standing = store.prepare(STANDING);
  const rowOf = store.prepare(ROW);

  const rangeOf = ({ from, to, cursor }: Question): Range | undefined => {
    const range = { low: 1, high: cursor === undefined ? Number.MAX_SAFE_INTEGER : cursor - 1 };
    if (from !== undefined) {
      const block = since.get(from)?.block;
      if (typeof block !== 'number') return undefined;
      range.low = block * SPAN_ROWS;
    }
    if (to !== undefined) {
      const block = until.get(to)?.block;
      if (typeof block !== 'number') return undefined;
      range.high = Math.min(range.high, (block + 1) * SPAN_ROWS - 1);
    }
    return range.low <= range.high ? range : undefined;
  };

  /** What is shown of it; undefined when the words are no longer there. */
  const show = (
    { id, words, site: siteNo }: Doc,
    { site, state, ...conversation }: Conversation,
    pieces: readonly Piece[],
  ): Found | undefined => {
    const said = rowOf.get(words, siteNo);
    const first = id === words ? said : rowOf.get(id, siteNo);
    if (!said || !first) return undefined;
    const { lane, event } = readLogRow(logRow(first));
    if (!isFindable(event.kind)) return undefined;
    const textNow = wordsOf(readLogRow(logRow(said)).event);
    const shown = textNow === undefined ? undefined : shownOf(textNow, isMasked(event), pieces);
    if (!shown) return undefined;
    const agent = 'agent' in conversation ? conversation.agent : undefined;
    const { id: of, group, participant, member } = conversation;
    return {
      conversation: of,
      kind: event.kind,
      ...(lane === 'public' ? { seq: event.seq } : { seq: event.afterSeq, deskSeq: event.deskSeq }),
      at: event.at,
      by: event.by,
      snippet: snippetOf(shown.text, shown.places),
      state,
      group,
      shopper: { participant, ...(member ? { member } : {}) },
      ...(agent ? { agent } : {}),
    };
  };

  return (question, newest) => {
    const { site, by, agent, group, state, lane, from, to, tag, cursor, limit } = question;
    const isFirst = cursor === undefined && question.people === undefined;
    const nothing: Answer = { found: [], ...(isFirst ? { count: { n: 0, more: false } } : {}) };
    const pieces = piecesOf(question.words);
    const siteRow = siteNumber.get(site);
    const range = rangeOf(question);
    if (!pieces || (pieces.length === 0 && tag === undefined) || !siteRow) return nothing;
    const siteNo = integer(siteRow, 'no');
    const tail = tailOf(siteNo, progress().log, newest, cursor);

    const known = new Map<number, Conversation | undefined>();
    /** The conversation, if it is asked about and the asker may read it. */
    const wanted = (no: number): Conversation | undefined => {
      if (known.has(no)) return known.get(no);
      const asker = by.duty === 'agent' ? by.agent : null;
      const row = standing.get(no, siteNo, state ?? null, group ?? null, agent ?? null, asker);
      const conversation = row && toEntry(site, row).conversation;
      const may =
        conversation !== undefined &&
        agentMayRead(conversation, by.agent, by.duty) &&
        (tag === undefined || tagged.get(site, conversation.person, tag) !== undefined);
      known.set(no, may ? conversation : undefined);
      return known.get(no);
    };
    /** Who reads the whole site and asks about all of it: counting asks no conversation. */
    const isWhole = by.duty !== 'agent' && [state, group, agent, tag].every((each) => each === undefined);

    const people = asksForPeople(question) ? { people: peopleOf(question, siteNo, pieces, wanted) } : {};
    if (pieces.length === 0 || question.people !== undefined) return { ...nothing, ...people };
    const found: Found[] = [];
    const end = performance.now() + WITHIN_MS;
    let [n, looked, last] = [0, 0, 0];
    let next: number | undefined;
    let tired = false;
    for (const { doc, unsure } of candidates(siteNo, range, pieces, tail)) {
      looked += 1;
      if (looked % ROWS_A_LOOK === 0 && performance.now() > end) {
        tired = true;
        break;
      }
      const { at, kind } = doc;
      last = doc.id;
      if (!isFindable(kind) || (from !== undefined && at < from) || (to !== undefined && at >= to)) continue;
      if (lane !== undefined && FINDABLE[kind] !== lane) continue;
      if (unsure.length > 0 && !holds(doc.text, unsure)) continue;
      const full = found.length >= limit;
      // Behind a full page it is counted by the index alone, unless something is hidden in it: a count tells, too.
      const isCounted = full && findPrivate(doc.text).length === 0;
      if (!isCounted || !isWhole) {
        const conversation = wanted(doc.conversation);
        if (!conversation) continue;
        const shown = isCounted ? undefined : show(doc, conversation, pieces);
        if (!isCounted && !shown) continue;
        if (!full && shown) {
          found.push(shown);
          next = last;
        }
      }
      if (full && (cursor !== undefined || n >= COUNT_MAX)) {
        tired = true;
        break;
      }
      n += 1;
    }
    // Tired before the page was full: it goes on behind the last row that was looked at.
    const goesOn = tired ? (found.length < limit ? last : next) : n > found.length ? next : undefined;
    return {
      ...people,
      found,
      ...(goesOn === undefined || goesOn === 0 ? {} : { next: goesOn }),
      ...(cursor === undefined ? { count: { n: Math.min(n, COUNT_MAX), more: tired } } : {}),
    };
  };
}
