import type { Card } from '@shopbell/protocol';
import { maskAs, maskText } from './mask.ts';

const masked = (text: string): string => maskText(text).text;
const goodsOf = <G extends { readonly name: string }>(goods: readonly G[]): G[] =>
  goods.map((one) => ({ ...one, name: masked(one.name) }));

/** A card as it may be shown to anybody of the desk: whom the goods go to is hidden as in their words, and so is what stands in free text. */
export function maskCard(card: Card): Card {
  switch (card.type) {
    case 'order_check': {
      const { goods, gifts, promises, phone, address } = card;
      return {
        ...card,
        goods: goodsOf(goods),
        ...(gifts === undefined ? {} : { gifts: gifts.map(masked) }),
        ...(promises === undefined ? {} : { promises: promises.map(masked) }),
        ...(phone === undefined ? {} : { phone: maskAs(phone, 'phone') }),
        ...(address === undefined ? {} : { address: maskAs(address, 'address') }),
      };
    }
    case 'product':
      return { ...card, name: masked(card.name) };
    case 'coupon': {
      const { name, terms } = card;
      return { ...card, name: masked(name), ...(terms === undefined ? {} : { terms: masked(terms) }) };
    }
    case 'order': {
      const { state, goods } = card;
      return {
        ...card,
        ...(state === undefined ? {} : { state: masked(state) }),
        ...(goods === undefined ? {} : { goods: goodsOf(goods) }),
      };
    }
    default:
      return card;
  }
}
