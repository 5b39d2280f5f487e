import type { ConversationId } from '@shopbell/protocol';
import { ChatError, toError } from '../errors.ts';
import type { Link } from '../link/link.ts';
import type { Log } from '../timeline/log.ts';
import { takeOlder } from '../timeline/older.ts';
import type { Reader } from '../timeline/reader.ts';
import type { Frame } from '../wire/frames.ts';
import { createPromises } from './promises.ts';

/** Scrolling back. */
export interface Scrolling {
  /**
   * Asks for the events before the first loaded one of a log. Resolves with whether there are more, once the page is in its
   * thread; rejects with `offline`. `limit`: 1 to 200 events.
   */
  older(log: Log, limit?: number): Promise<boolean>;
  /** An answer; other frames are none of its business. */
  take(frame: Frame): void;
  /** Open questions get no answer any more. */
  cut(error?: ChatError): void;
}

export function createScrolling(link: Pick<Link, 'send'>, reader: Reader): Scrolling {
  /** Open questions, by conversation. */
  const questions = createPromises<{ [conversation: ConversationId]: boolean }>();
  const scrolling: Scrolling = {
    older(log, limit) {
      const { conversation, first } = reader.put(log);
      const answer = questions.wait(conversation);
      if (!link.send({ type: 'history', conversation, before: first + 1, limit })) scrolling.cut();
      return answer;
    },
    take(frame) {
      if (frame.type === 'problem' && frame.about === 'history') questions.reject(toError(frame));
      if (frame.type !== 'history') return;
      const { conversation, before, events, more } = frame;
      const log = reader.logs.get(conversation);
      if (log) reader.put(takeOlder(log, before, reader.numbered(events), more));
      questions.resolve(conversation, more);
    },
    cut: (error = new ChatError('offline')) => questions.reject(error),
  };
  return scrolling;
}
