import type { Actor, ConversationId } from '@shopbell/protocol';
import type { ChatError } from '../errors.ts';
import type { Link } from '../link/link.ts';
import type { Clock } from '../ports.ts';
import { fold } from '../timeline/fold.ts';
import type { Reader } from '../timeline/reader.ts';
import { createTyping, type Typing } from '../timeline/typing.ts';
import type { Frame } from '../wire/frames.ts';
import { createScrolling, type Scrolling } from './history.ts';
import { createMarking, type Marking } from './receipts.ts';

export interface TalkOptions {
  clock: Clock;
  link: Link;
  reader: Reader;
  side: 'shopper' | 'shop';
  /** A view is another one. */
  changed(): void;
  /** Somebody else started or stopped typing. */
  typing(conversation: ConversationId, by: Actor, on: boolean): void;
}

/** What goes on around a conversation: who types, who has read what, what was said before. Loaded when there is one. */
export interface Talk
  extends Pick<Typing, 'in' | 'say' | 'heard'>,
    Pick<Marking, 'of' | 'read' | 'due'>,
    Pick<Scrolling, 'older'> {
  /** Events as people read them, with what was changed or taken back. */
  fold: typeof fold;
  /** A frame came; others' are none of its business. */
  take(frame: Frame): void;
  /** The line is gone. */
  cut(): void;
  /** The person is gone. */
  clear(error: ChatError): void;
}

export function createTalk({ clock, link, reader, side, changed, typing: typed }: TalkOptions): Talk {
  const typing = createTyping(clock, link.send, (conversation, by, on) => {
    changed();
    typed(conversation, by, on);
  });
  const marking = createMarking(clock, link, reader.logs, side, changed);
  const scrolling = createScrolling(link, reader);
  return {
    ...typing,
    ...marking,
    ...scrolling,
    fold,
    take(frame) {
      scrolling.take(frame);
      if (frame.type === 'typing') typing.heard(frame.conversation, frame.by, frame.on);
      if ('state' in frame) [frame.state].flat().forEach(marking.hear);
      if (frame.type === 'facts') marking.due();
    },
    cut() {
      typing.clear();
      marking.cut();
      scrolling.cut();
    },
    clear(error) {
      scrolling.cut(error);
      typing.clear();
      marking.clear();
    },
  };
}
