export { type GivenRating, type RatingAsked, ratingOf } from './rating/rating-of.ts';
export type { RateOptions, Rating } from './rating/types.ts';
