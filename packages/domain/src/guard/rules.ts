import type { GuardLevel, GuardRule } from '@shopbell/protocol';
import { GUARD_LEVELS, GUARD_RULES } from '@shopbell/protocol/constants';
import { tight } from '../text/fold.ts';
import { PHRASES } from './abuse.ts';

/** What is looked for before an agent's words go to a shopper. */
export interface GuardRules {
  readonly levels: Readonly<Record<GuardRule, GuardLevel>>;
  /** What nobody should say here, as the shop writes it. */
  readonly phrases: readonly string[];
  /** Added to the product's list of abuse, and taken from it. */
  readonly abuse: { readonly add: readonly string[]; readonly without: readonly string[] };
  /** The shop's own contacts, which agents may give: numbers, names at other platforms, e-mail addresses, hosts. */
  readonly own: readonly string[];
}

/**
 * Until a shop says otherwise: abuse is refused, the rest is asked about and recorded. Nobody is kept from answering by a list
 * that they have never read.
 */
export const STANDARD_GUARD: GuardRules = {
  levels: { phrases: 'warn', abuse: 'block', repetition: 'warn', contacts: 'warn' },
  phrases: PHRASES,
  abuse: { add: [], without: [] },
  own: [],
};

/** Entries of a list, and characters of one, at most. */
export const GUARD_BOUNDS = { entries: 200, own: 50, chars: 80, ownChars: 254 } as const;

export interface GuardFault {
  code: 'levels_invalid' | 'list_invalid' | 'list_too_long' | 'entry_invalid' | 'entry_too_long' | 'entry_too_short';
  path: string;
}

type Result = { ok: true; rules: GuardRules } | { ok: false; faults: readonly GuardFault[] };

const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** A list as it is kept: trimmed, each entry once. Every fault goes into `faults`. */
function listOf(
  value: unknown,
  path: string,
  { most, chars, letters }: { most: number; chars: number; letters: number },
  faults: GuardFault[],
): readonly string[] {
  if (!Array.isArray(value)) {
    faults.push({ code: 'list_invalid', path });
    return [];
  }
  if (value.length > most) {
    faults.push({ code: 'list_too_long', path });
    return [];
  }
  const entries = value.map((entry: unknown, index) => {
    const at = `${path}[${index}]`;
    const text = typeof entry === 'string' ? entry.trim() : '';
    if (typeof entry !== 'string' || CONTROL.test(text)) {
      faults.push({ code: 'entry_invalid', path: at });
    } else if (text.length > chars) faults.push({ code: 'entry_too_long', path: at });
    else if ([...tight(text)].length < letters) faults.push({ code: 'entry_too_short', path: at });
    return text;
  });
  return [...new Set(entries)];
}

/** Reads rules from outside. A phrase needs two letters: one of a single letter would be found in every sentence. */
export function parseGuard(value: unknown): Result {
  const { levels: given, phrases, abuse, own } = fieldsOf(value);
  const faults: GuardFault[] = [];
  const chosen = fieldsOf(given);
  const levels: Record<GuardRule, GuardLevel> = { ...STANDARD_GUARD.levels };
  for (const rule of GUARD_RULES) {
    const level = GUARD_LEVELS.find((each) => each === chosen[rule]);
    if (level === undefined) faults.push({ code: 'levels_invalid', path: `levels.${rule}` });
    else levels[rule] = level;
  }
  const words = { most: GUARD_BOUNDS.entries, chars: GUARD_BOUNDS.chars, letters: 2 };
  const { add, without } = fieldsOf(abuse);
  const rules: GuardRules = {
    levels,
    phrases: listOf(phrases, 'phrases', words, faults),
    abuse: {
      add: listOf(add, 'abuse.add', words, faults),
      without: listOf(without, 'abuse.without', words, faults),
    },
    own: listOf(own, 'own', { most: GUARD_BOUNDS.own, chars: GUARD_BOUNDS.ownChars, letters: 3 }, faults),
  };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rules };
}
