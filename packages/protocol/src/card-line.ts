import type { Card } from './card.ts';

/** What a card is called in one line: in a list, or read out. */
export function cardLine(card: Card): string {
  switch (card.type) {
    case 'order':
    case 'payment_reminder':
      return card.number;
    case 'order_check':
      return card.number ?? card.goods.map(({ name }) => name).join(', ');
    case 'questions':
      return card.questions.join(' ');
    default:
      return card.name;
  }
}
