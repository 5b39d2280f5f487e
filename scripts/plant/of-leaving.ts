import type { Plant } from './types.ts';

const domain = 'packages/domain/src';

/** Guards of left messages and ratings, which the simulation misses in worlds where there are some. */
export const LEAVING_PLANTS: readonly Plant[] = [
  {
    name: 'left-without-address',
    file: `${domain}/conversation/deeds/said.ts`,
    find: 'if (left?.repliedAt === undefined) return events(words(c), ...(leave ? reachedBy(by, leave, contact) : []));',
    replace: 'if (left?.repliedAt === undefined) return events(words(c));',
    rule: 'C5',
    what: 'who says more to what they have left is not heard of where they can be reached',
    shows: 'gaps',
    extra: 'leaving',
  },
  {
    name: 'left-waits-again',
    file: `${domain}/conversation/deeds/handed.ts`,
    find: "if (!isClaimed(conversation)) return publicly({ kind: 'requested', by });",
    replace: "return publicly({ kind: 'requested', by });",
    rule: 'C8',
    what: 'a left message that was given back waits in the queue, as if somebody were there',
    shows: 'orderBreaks',
    extra: 'leaving',
  },
  {
    name: 'asked-once-more',
    file: `${domain}/conversation/deeds/rated.ts`,
    find: 'terms && answeredAt !== undefined && rating?.stars === undefined',
    replace: 'terms && answeredAt !== undefined',
    rule: 'C2',
    what: 'who has rated is asked at the close all the same',
    shows: 'duplicates',
    extra: 'leaving',
  },
  {
    name: 'first-rating-counts',
    file: `${domain}/rating/rating.ts`,
    find: 'return { ...rest, stars, ...(solved === undefined ? {} : { solved }) };',
    replace: 'return { stars, ...(solved === undefined ? {} : { solved }), ...rest };',
    rule: 'C8',
    what: 'a rating that was changed stays as it was',
    shows: 'phantoms',
    extra: 'leaving',
  },
  {
    name: 'rated-in-one-tab',
    file: 'packages/sdk/src/tabs/letter.ts',
    find: '  rate: about,\n',
    replace: '',
    rule: 'C19',
    what: 'the tab that leads takes no rating of another one',
    shows: 'stuck',
    tabs: true,
    extra: 'leaving',
  },
];
