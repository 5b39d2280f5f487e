import type { GuardRules } from '@shopbell/domain';
import { fields, isNumber, isText, list, type Reader, toText } from './read.ts';

export const GUARD_RULES = ['phrases', 'abuse', 'repetition', 'contacts'] as const;
export const GUARD_LEVELS = ['off', 'warn', 'block'] as const;
export const REVEALS = ['own', 'supervisors', 'nobody'] as const;
export type RevealRule = (typeof REVEALS)[number];

export interface GuardView {
  guard: GuardRules;
  reveal: RevealRule;
  /** Of the shop's own pages. */
  hosts: readonly string[];
  /** The product's own list. */
  abuse: readonly string[];
}

/** Something that was found: sent all the same, or held back. */
export interface CaughtEntry {
  n: number;
  /** Epoch ms. */
  at: number;
  agent: string;
  conversation: string;
  rules: readonly string[];
  held: boolean;
  /** Absent: the words are gone. */
  text?: string;
}
/** Newest first. `next`: where older ones begin. */
export interface CaughtView {
  entries: readonly CaughtEntry[];
  next?: number;
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((one) => one === value);

const toRules: Reader<GuardRules> = (value) => {
  const { levels: given, phrases: said, abuse: changed, own: contacts } = fields(value) ?? {};
  const levels = fields(given);
  const { add: more, without: less } = fields(changed) ?? {};
  const [phrases, add, without, own] = [
    list(said, toText),
    list(more, toText),
    list(less, toText),
    list(contacts, toText),
  ];
  const [a, b, c, d] = GUARD_RULES.map((rule) => oneOf(GUARD_LEVELS, levels?.[rule]));
  if (!phrases || !add || !without || !own || !a || !b || !c || !d) return undefined;
  return { levels: { phrases: a, abuse: b, repetition: c, contacts: d }, phrases, abuse: { add, without }, own };
};

export const toGuard: Reader<GuardView> = (value) => {
  const { guard: rules, reveal: rule, hosts: all, abuse: words } = fields(value) ?? {};
  const [guard, reveal, hosts, abuse] = [toRules(rules), oneOf(REVEALS, rule), list(all, toText), list(words, toText)];
  return guard && reveal && hosts && abuse ? { guard, reveal, hosts, abuse } : undefined;
};

const toEntry: Reader<CaughtEntry> = (value) => {
  const { n, at, agent: who, conversation, rules: all, held, text } = fields(value) ?? {};
  const [agent, rules] = [fields(who)?.name, list(all, toText)];
  if (!isNumber(n) || !isNumber(at) || !isText(agent) || !isText(conversation) || !rules) return undefined;
  if (typeof held !== 'boolean') return undefined;
  return { n, at, agent, conversation, rules, held, ...(isText(text) ? { text } : {}) };
};

export const toCaught: Reader<CaughtView> = (value) => {
  const { entries: all, next } = fields(value) ?? {};
  const entries = list(all, toEntry);
  return entries && { entries, ...(isNumber(next) ? { next } : {}) };
};
