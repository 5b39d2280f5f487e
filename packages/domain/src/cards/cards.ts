import type { Card, CardType, SharedCard } from '@shopbell/protocol';

/** Who sends a card. */
export type CardSender = 'shopper' | 'agent';

/** What somebody sends by themselves: to check an order with the shopper, and to remind of a payment, is the counter's. */
const SENDS: Readonly<Record<CardType, readonly CardSender[]>> = {
  product: ['shopper', 'agent'],
  order: ['shopper', 'agent'],
  coupon: ['shopper', 'agent'],
  store: ['shopper', 'agent'],
  order_check: ['agent'],
  payment_reminder: ['agent'],
  questions: ['agent'],
};

export const maySend = (sender: CardSender, { type }: Card): boolean => SENDS[type].includes(sender);

/** Who brings a card that the shop's server signed: to remind of a payment a page may too, which the shop has handed the token. */
export const mayBring = (sender: CardSender, card: Card): boolean =>
  maySend(sender, card) || card.type === 'payment_reminder';

/** Was it taken from a page, where anybody may have changed it? What leads somewhere, or shows a picture. */
const isTaken = (card: Card): boolean =>
  'url' in card || 'picture' in card || ('goods' in card && card.goods?.some((goods) => 'picture' in goods) === true);

/** Whose word a card is that nobody has signed for: an agent's is what they have written. */
export const unsignedFrom = (sender: CardSender, card: Card): SharedCard['from'] =>
  sender === 'agent' && !isTaken(card) ? 'agent' : 'page';

/** Every text of a card that is somebody's words, in its order: what is looked for, and looked through. Addresses of the web are none. */
export function cardTexts(card: Card): readonly string[] {
  const goods = ('goods' in card ? card.goods : undefined)?.map(({ name }) => name) ?? [];
  switch (card.type) {
    case 'product':
      return [card.name, card.id];
    case 'order':
      return [card.number, ...(card.state === undefined ? [] : [card.state]), ...goods];
    case 'coupon':
      return [card.name, card.code, ...(card.terms === undefined ? [] : [card.terms])];
    case 'store':
      return [card.name, card.address, ...[card.phone, card.hours].filter((text) => text !== undefined)];
    case 'order_check':
      return [
        ...goods,
        ...(card.gifts ?? []),
        ...(card.promises ?? []),
        ...[card.number, card.name, card.phone, card.address].filter((text) => text !== undefined),
      ];
    case 'payment_reminder':
      return [card.number, ...goods];
    case 'questions':
      return card.questions;
  }
}
