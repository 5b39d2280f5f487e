import type { Card } from '@shopbell/protocol';
import { maskAs, maskText } from './mask.ts';

/** A card as it may be shown to anybody of the desk: whom the goods go to is hidden as in their words. */
export function maskCard(card: Card): Card {
  switch (card.type) {
    case 'order_check': {
      const { phone, address } = card;
      return {
        ...card,
        ...(phone === undefined ? {} : { phone: maskAs(phone, 'phone') }),
        ...(address === undefined ? {} : { address: maskAs(address, 'address') }),
      };
    }
    case 'product':
    case 'coupon':
      return { ...card, name: maskText(card.name).text };
    case 'order':
      return card.state === undefined ? card : { ...card, state: maskText(card.state).text };
    default:
      return card;
  }
}
