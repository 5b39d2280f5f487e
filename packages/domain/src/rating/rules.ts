import { LIMITS, STARS_MAX } from '@shopbell/protocol/constants';
import { isWithin, SETTINGS_BOUNDS } from '../settings-bounds.ts';
import { hasControl } from '../text/control.ts';
import type { AskTerms } from './rating.ts';

/** When shoppers are asked: as a conversation closes, and by agents; by agents alone; not at all. */
export const RATING_ASKS = ['close', 'invite', 'never'] as const;

/** How a site has its shoppers rate what was said with them. Times in ms. */
export interface RatingRules {
  readonly asks: (typeof RATING_ASKS)[number];
  /** So long after it was asked a rating may be given and changed. */
  readonly windowMs: number;
  /** So many stars or fewer are followed up; 0: none are. */
  readonly lowUpTo: number;
  /** A follow-up is due this much service time after the rating. */
  readonly followUpMs: number;
  /** Whether they would recommend the shop is asked too, from 0 to 10. */
  readonly recommend: boolean;
  /** The shop's own words, a list for each number of stars from 1 on. Absent: the product's, in the shopper's language. */
  readonly tags?: readonly (readonly string[])[];
  /** A conversation is closed once its shopper was silent for so long after an answer; 0: never. */
  readonly idleCloseMs: number;
  /** Who was asked as a conversation ended, and has not said so far, gets a letter, where an address is known. */
  readonly byMail: boolean;
  /** So long after the conversation ended; less than `windowMs`. Without `byMail` it is only kept. */
  readonly byMailAfterMs: number;
}

/** What holds until a site says otherwise: three days' time, a talk about anything below three stars within a working day, no letter. */
export const STANDARD_RATING: RatingRules = {
  asks: 'close',
  windowMs: 72 * 3_600_000,
  lowUpTo: 2,
  followUpMs: 8 * 3_600_000,
  recommend: false,
  idleCloseMs: 0,
  byMail: false,
  byMailAfterMs: 3_600_000,
};

/** The most stars that can be followed up: five are no complaint. */
export const LOW_MAX = STARS_MAX - 1;

export interface RatingFault {
  code: 'choice_invalid' | 'out_of_range' | 'past_window' | 'tags_invalid' | 'tags_too_many' | 'tag_too_long';
  path: keyof RatingRules;
}

type Result = { ok: true; rules: RatingRules } | { ok: false; faults: readonly RatingFault[] };

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const isText = (value: unknown): value is string => typeof value === 'string';

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

/** The words as they are kept: without space around them, none twice, none empty. */
const written = (words: readonly string[]): string[] => [
  ...new Set(words.map((word) => word.trim()).filter((word) => word !== '')),
];

function tagsFault(lists: readonly (readonly string[])[]): RatingFault['code'] | undefined {
  if (lists.length !== STARS_MAX || lists.flat().some((word) => hasControl(word))) return 'tags_invalid';
  if (lists.some(({ length }) => length > LIMITS.ratingTagsMax)) return 'tags_too_many';
  return lists.flat().some((word) => [...word].length > LIMITS.ratingTagMaxChars) ? 'tag_too_long' : undefined;
}

const BOUNDS = {
  windowMs: SETTINGS_BOUNDS.windowMs,
  lowUpTo: [0, LOW_MAX],
  followUpMs: SETTINGS_BOUNDS.followUpMs,
  idleCloseMs: SETTINGS_BOUNDS.idleCloseMs,
  byMailAfterMs: SETTINGS_BOUNDS.ratingMailAfterMs,
} as const;

/** Reads the rules as somebody wants them; each fault is told by its name. Nothing missing is filled in. */
export function parseRating(value: unknown): Result {
  const given = fieldsOf(value);
  const faults: RatingFault[] = [];
  const number = (path: keyof typeof BOUNDS): number => {
    const bounds = BOUNDS[path];
    const found = given[path];
    const isOff = path === 'idleCloseMs' && found === 0;
    if (isOff || isWithin(found, bounds)) return found;
    faults.push({ code: 'out_of_range', path });
    return 0;
  };
  const asks = RATING_ASKS.find((one) => one === given.asks);
  if (asks === undefined) faults.push({ code: 'choice_invalid', path: 'asks' });
  const isChosen = (path: 'recommend' | 'byMail'): boolean => {
    if (typeof given[path] !== 'boolean') faults.push({ code: 'choice_invalid', path });
    return given[path] === true;
  };
  const recommend = isChosen('recommend');
  const lists = given.tags === undefined ? undefined : given.tags;
  const tags = Array.isArray(lists) && lists.every(isTexts) ? lists.map(written) : undefined;
  const fault = lists === undefined ? undefined : tags ? tagsFault(tags) : 'tags_invalid';
  if (fault) faults.push({ code: fault, path: 'tags' });
  const rules: RatingRules = {
    asks: asks ?? 'never',
    windowMs: number('windowMs'),
    lowUpTo: number('lowUpTo'),
    followUpMs: number('followUpMs'),
    recommend,
    ...(tags?.some(({ length }) => length > 0) ? { tags } : {}),
    idleCloseMs: number('idleCloseMs'),
    byMail: isChosen('byMail'),
    byMailAfterMs: number('byMailAfterMs'),
  };
  const isLate = rules.byMail && rules.windowMs > 0 && rules.byMailAfterMs >= rules.windowMs;
  if (isLate) faults.push({ code: 'past_window', path: 'byMailAfterMs' });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rules };
}

/** What is asked now, by these rules. */
export const termsOf = ({ windowMs, tags, recommend }: RatingRules, now: number): AskTerms => ({
  until: now + windowMs,
  ...(tags ? { tags: tags.map((each) => [...each]) } : {}),
  ...(recommend ? { recommend } : {}),
});
