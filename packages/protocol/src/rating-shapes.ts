import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import { RECOMMEND_MAX, STARS_MAX, STARS_MIN } from './rating.ts';
import { fits } from './text.ts';

/** A word of the shop's by which a conversation is rated: one line without space around it. */
export const RatingTag = v.pipe(
  v.string(),
  v.regex(/^\S(?:.*\S)?$/u, 'one line without space around it'),
  v.check((text) => fits(text, LIMITS.ratingTagMaxChars), 'text_too_long'),
  v.check((text) => text.isWellFormed(), 'bad_text'),
);

export const RatingTags = v.pipe(v.array(RatingTag), v.maxLength(LIMITS.ratingTagsMax, 'too_many'));

export const Stars = v.pipe(v.number(), v.integer(), v.minValue(STARS_MIN), v.maxValue(STARS_MAX));

export const Recommend = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(RECOMMEND_MAX));
