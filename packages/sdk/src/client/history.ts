import type { ConversationId } from '@shopbell/protocol';
import type { Link } from '../link/link.ts';
import type { Log } from '../timeline/log.ts';
import { takeOlder } from '../timeline/older.ts';
import type { Reader } from '../timeline/reader.ts';
import type { FrameOf } from '../wire/frames.ts';
import type { Promises } from './promises.ts';

/** What scrolling back needs of a client. */
export interface Shelf {
  readonly link: Pick<Link, 'send'>;
  readonly reader: Reader;
  /** Open questions, by conversation. */
  readonly questions: Promises<{ [conversation: ConversationId]: boolean }>;
  /** Open questions fail with `offline`. */
  cut(): void;
}

/**
 * Asks for the events before the first loaded one of a log. Resolves with whether there are more, once the page is in its
 * thread; rejects with `offline`.
 */
export function askOlder({ link, reader, questions, cut }: Shelf, log: Log, limit?: number): Promise<boolean> {
  const { conversation, first } = reader.put(log);
  const answer = questions.wait(conversation);
  const frame = { type: 'history', conversation, before: first + 1, limit };
  if (!link.send(frame)) cut();
  return answer;
}

/** The answer. */
export function takeHistory({ reader, questions }: Shelf, frame: FrameOf<'history'>): void {
  const { conversation, before, events, more } = frame;
  const log = reader.logs.get(conversation);
  if (log) reader.put(takeOlder(log, before, reader.numbered(events), more));
  questions.resolve(conversation, more);
}
