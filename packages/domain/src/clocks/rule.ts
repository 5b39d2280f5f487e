import type { ClockName } from './watch.ts';

/** One clock's limit, and how long before it the warning comes (0: no warning). Both in ms of the time that counts. */
export interface ReplyLimit {
  readonly limitMs: number;
  readonly warnBeforeMs: number;
}

/** A site's thresholds for its reply clocks. */
export interface ReplyRule {
  readonly limits: { readonly [C in ClockName]: ReplyLimit };
  /** Whether all time counts, or only the time in which the conversation's group is in service. */
  readonly counts: 'all_time' | 'service_time';
}

/** The trade's rule: the first reply in 45 seconds, any in 3 minutes. */
export const REPLY_RULE: ReplyRule = {
  limits: {
    first_reply: { limitMs: 45_000, warnBeforeMs: 15_000 },
    reply: { limitMs: 180_000, warnBeforeMs: 60_000 },
  },
  counts: 'all_time',
};

/** A clock is for answering, not for planning: between a second and a day. */
export const MIN_LIMIT_MS = 1000;
export const MAX_LIMIT_MS = 86_400_000;

/** Everything that can be wrong with a site's thresholds, by name. */
export type ReplyRuleFaultCode =
  /** Something is no object where one belongs. */
  | 'wrong_shape'
  /** Not whole ms from `MIN_LIMIT_MS` to `MAX_LIMIT_MS`. */
  | 'limit_invalid'
  /** Not whole ms from 0 to the limit. */
  | 'warning_invalid'
  /** Neither `all_time` nor `service_time`. */
  | 'counts_unknown';

/** One thing that is wrong, and where: `limits.reply.limitMs`. */
export interface ReplyRuleFault {
  readonly code: ReplyRuleFaultCode;
  readonly path: string;
}

export type ReplyRuleResult =
  | { readonly ok: true; readonly rule: ReplyRule }
  | { readonly ok: false; readonly faults: readonly ReplyRuleFault[] };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWhole = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

function parseLimit(raw: unknown, path: string, faults: ReplyRuleFault[]): ReplyLimit {
  const none: ReplyLimit = { limitMs: 0, warnBeforeMs: 0 };
  if (!isRecord(raw)) {
    faults.push({ code: 'wrong_shape', path });
    return none;
  }
  const { limitMs, warnBeforeMs } = raw;
  const limited = isWhole(limitMs, MIN_LIMIT_MS, MAX_LIMIT_MS);
  const warned = isWhole(warnBeforeMs, 0, limited ? limitMs : MAX_LIMIT_MS);
  if (!limited) faults.push({ code: 'limit_invalid', path: `${path}.limitMs` });
  if (!warned) faults.push({ code: 'warning_invalid', path: `${path}.warnBeforeMs` });
  return limited && warned ? { limitMs, warnBeforeMs } : none;
}

/**
 * Checks thresholds that come as plain JSON and gives a fresh `ReplyRule`. Nothing missing is filled in; keys that mean
 * nothing are dropped. Answers every fault at once, with its place (RK9).
 */
export function parseReplyRule(json: unknown): ReplyRuleResult {
  if (!isRecord(json)) return { ok: false, faults: [{ code: 'wrong_shape', path: '' }] };
  const faults: ReplyRuleFault[] = [];
  const limits = isRecord(json.limits) ? json.limits : {};
  if (!isRecord(json.limits)) faults.push({ code: 'wrong_shape', path: 'limits' });
  const first_reply = parseLimit(limits.first_reply, 'limits.first_reply', faults);
  const reply = parseLimit(limits.reply, 'limits.reply', faults);
  const { counts } = json;
  if (counts !== 'all_time' && counts !== 'service_time') {
    faults.push({ code: 'counts_unknown', path: 'counts' });
    return { ok: false, faults };
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rule: { limits: { first_reply, reply }, counts } };
}
