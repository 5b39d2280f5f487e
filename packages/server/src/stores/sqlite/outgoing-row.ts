import type { SiteId } from '@shopbell/protocol';
import {
  type Attempt,
  type Failure,
  type Outgoing,
  orderKey,
  type TargetName,
  type Tracked,
} from '../../ports/outgoing.ts';
import { integer, type Row, text, word } from './row.ts';

/** The values of `addOutgoing`. */
export function outgoingColumns(site: SiteId, { id, target, topic, about, at, dueAt }: Outgoing) {
  const place = 'conversation' in about ? [about.lane, about.number] : [null, null];
  return [site, target, topic, orderKey(about), ...place, id, at, dueAt];
}

const numberOr = (row: Row, column: string): number | undefined =>
  row[column] === null ? undefined : integer(row, column);

function lastTry(row: Row): Attempt | undefined {
  const at = numberOr(row, 'tried_at');
  if (at === undefined) return undefined;
  const status = numberOr(row, 'status');
  return {
    at,
    ms: integer(row, 'took_ms'),
    ...(status === undefined ? {} : { status }),
    // Written by `settle` and nobody else.
    ...(row.failure === null ? {} : { failure: text(row, 'failure') as Failure }),
  };
}

/** A row of the table. */
export function toTracked(row: Row): Tracked {
  const about = text(row, 'about');
  const firstAt = numberOr(row, 'first_at');
  const last = lastTry(row);
  return {
    site: text(row, 'site'),
    n: integer(row, 'n'),
    id: text(row, 'id'),
    target: text(row, 'target') as TargetName,
    topic: text(row, 'topic'),
    about:
      row.lane === null
        ? { ref: about }
        : { conversation: about, lane: word(row, 'lane', ['public', 'desk']), number: integer(row, 'number') },
    at: integer(row, 'at'),
    dueAt: integer(row, 'due_at'),
    state: word(row, 'state', ['waiting', 'sent', 'gone', 'dead']),
    tries: integer(row, 'tries'),
    ...(firstAt === undefined ? {} : { firstAt }),
    ...(last ? { last } : {}),
  };
}
