import type { ConversationId, SharedCard } from '@shopbell/protocol';

export { answersIn, type CardAnswer, type CardAnswers } from './cards/answers.ts';
export { readCard } from './cards/read.ts';
export { type MapName, type StoreCard, type StoreView, storeView, writeDistance } from './cards/store.ts';
export {
  type CardAction,
  type CardContext,
  type CardLabel,
  type CardLine,
  type CardState,
  type CardView,
  cardView,
} from './cards/view.ts';
export { writePrice } from './cards/write.ts';

/** Somebody did something with a card. */
export interface CardActed {
  /** What they pressed. */
  readonly action: 'open' | 'pay' | 'call' | 'copy' | 'confirm' | 'correct' | 'choose';
  readonly card: SharedCard;
  readonly conversation: ConversationId;
  /** The message's number there. */
  readonly seq: number;
  /** The question that was chosen, or what is wrong with the order. */
  readonly text: string;
}
