import * as v from 'valibot';
import { Cid, Id, Instant, Seq } from '../ids.ts';
import { Head } from './head.ts';

/**
 * The request is stored and synced to disk (C5). It carries `seq`, or `deskSeq` when it became a desk event. The
 * conversation may be another than asked for: what is said to a closed one lands in its successor.
 */
export const Ack = v.object({
  type: v.literal('ack'),
  cid: Cid,
  conversation: Id,
  seq: v.exactOptional(Seq),
  deskSeq: v.exactOptional(Seq),
  at: Instant,
  head: Head,
});
export type Ack = v.InferOutput<typeof Ack>;
