import { RATING_ASKS, type RatingRules } from '@shopbell/domain';
import { fields, isNumber, isText, type Reader } from './read.ts';

/** When and how shoppers rate. */
export const toRatingRules: Reader<RatingRules> = (value) => {
  const {
    asks: given,
    windowMs,
    lowUpTo,
    followUpMs,
    recommend,
    tags,
    idleCloseMs,
    byMail,
    byMailAfterMs,
  } = fields(fields(value)?.rules) ?? {};
  const asks = RATING_ASKS.find((one) => one === given);
  if (!asks || !isNumber(windowMs) || !isNumber(lowUpTo) || !isNumber(followUpMs) || !isNumber(idleCloseMs))
    return undefined;
  if (typeof byMail !== 'boolean' || !isNumber(byMailAfterMs)) return undefined;
  const lists = Array.isArray(tags) ? tags.map((one) => (Array.isArray(one) ? one.filter(isText) : [])) : undefined;
  return {
    ...{ asks, windowMs, lowUpTo, followUpMs, idleCloseMs, byMail, byMailAfterMs },
    recommend: recommend === true,
    ...(lists ? { tags: lists } : {}),
  };
};
