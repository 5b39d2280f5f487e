import type { ConversationId } from '@shopbell/protocol';
import type { ThreadPage } from '../desk-types.ts';
import { ChatError, toError } from '../errors.ts';
import type { Link } from '../link/link.ts';
import { fold } from '../timeline/fold.ts';
import type { Reader } from '../timeline/reader.ts';
import { isDeskEvent } from '../wire/desk-events.ts';
import type { Frame, FrameOf } from '../wire/frames.ts';
import { createPromises } from './promises.ts';

/** Pages out of the middle of a log, beside its thread. */
export interface Pages {
  /** One at a time a conversation: the next one ends the one before with `offline`. */
  ask(conversation: ConversationId, before: number, limit: number): Promise<ThreadPage>;
  /** An answer; other frames are none of its business. */
  take(frame: Frame): void;
  /** Open questions get no answer any more. */
  cut(error?: ChatError): void;
}

export function createPages(link: Pick<Link, 'send'>, { numbered }: Pick<Reader, 'numbered'>): Pages {
  const questions = createPromises<{ [conversation: ConversationId]: ThreadPage }>();
  const asked = new Map<ConversationId, number>();

  const toPage = ({ before, events, desk = [] }: FrameOf<'history'>): ThreadPage => ({
    first: events[0]?.seq ?? before,
    last: events.at(-1)?.seq ?? before - 1,
    events: fold(numbered(events).flatMap(({ event }) => event ?? [])),
    desk: desk.flatMap((event) => (isDeskEvent(event) ? event : [])),
  });

  return {
    ask(conversation, before, limit) {
      questions.reject(new ChatError('offline'), conversation);
      const answer = questions.wait(conversation);
      asked.set(conversation, before);
      if (!link.send({ type: 'history', conversation, before, limit })) {
        questions.reject(new ChatError('offline'), conversation);
      }
      return answer;
    },
    take(frame) {
      if (frame.type === 'problem' && frame.about === 'history') questions.reject(toError(frame), frame.path);
      // Scrolling back asks the same way: the place tells whose answer it is.
      if (frame.type !== 'history' || asked.get(frame.conversation) !== frame.before) return;
      questions.resolve(frame.conversation, toPage(frame));
    },
    cut: (error = new ChatError('offline')) => void questions.reject(error),
  };
}
