import type { Rated } from '@shopbell/domain';

type Figures = Pick<Rated, 'stars' | 'solved' | 'recommend'>;

const SOLVED = { yes: true, no: false } as const;
const PATTERN = /^([1-5]),(yes|no)?,(\d+)?$/;

/** What figures read of a rating, as its skeleton has it: `4,yes,9`. What was not said is empty. */
export const ratingFigures = ({ stars, solved, recommend }: Figures): string =>
  [stars, solved === undefined ? '' : solved ? 'yes' : 'no', recommend ?? ''].join();

/** The same of a skeleton; undefined where it holds none. */
export function readRatingFigures(ref: string): Figures | undefined {
  const [found, stars, solved, recommend] = PATTERN.exec(ref) ?? [];
  if (found === undefined) return undefined;
  return {
    stars: Number(stars),
    ...(solved === undefined ? {} : { solved: SOLVED[solved as keyof typeof SOLVED] }),
    ...(recommend === undefined ? {} : { recommend: Number(recommend) }),
  };
}
