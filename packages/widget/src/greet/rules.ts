/** When somebody is greeted, and what they are told. What is absent asks for nothing. */
export interface GreetRule {
  /** What is said, as it is: 200 characters at most. */
  readonly say: string;
  /** The page's path; `*` stands for anything, `/cart*`. */
  readonly path?: string;
  /** Seconds on this page. Default: 10. */
  readonly after?: number;
  /** What the cart is worth, at least. */
  readonly cart?: number;
  /** True: only who has talked here before; false: only who has not. */
  readonly returning?: boolean;
}

/** What there is to know of a visit. */
export interface Visit {
  readonly path: string;
  /** What the cart is worth; undefined while nobody has said. */
  readonly cart: number | undefined;
  readonly returning: boolean;
}

/** Rules beyond this many are passed over. */
export const RULES_MAX = 20;
export const SAY_MAX = 200;
/** Nobody is greeted before they have looked around, in seconds. */
export const AFTER_S = 10;
/** No timer is longer, in seconds: a day. */
const AFTER_MAX_S = 86_400;

/** Reads rules from outside. What is no rule is passed over whole: half a rule would greet whom it should not. */
export function rulesOf(text: string): GreetRule[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return [];
  }
  return Array.isArray(given) ? given.filter(isRule).slice(0, RULES_MAX) : [];
}

function isRule(given: unknown): given is GreetRule {
  if (typeof given !== 'object' || given === null) return false;
  const { say, path, after, cart, returning, ...other } = given as Record<keyof GreetRule, unknown>;
  return (
    typeof say === 'string' &&
    say.trim() !== '' &&
    say.length <= SAY_MAX &&
    (path === undefined || typeof path === 'string') &&
    (after === undefined || (isAmount(after) && after <= AFTER_MAX_S)) &&
    (cart === undefined || isAmount(cart)) &&
    (returning === undefined || typeof returning === 'boolean') &&
    Object.keys(other).length === 0
  );
}

const isAmount = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value < 1e12;

/** The rule that greets this visit first, by time and then by its place; undefined where none ever does. */
export function firstOf(rules: readonly GreetRule[], visit: Visit): GreetRule | undefined {
  const [first] = rules.filter((rule) => fits(rule, visit)).sort((a, b) => secondsOf(a) - secondsOf(b));
  return first;
}

/** How long somebody has to be on the page. */
export const secondsOf = ({ after = AFTER_S }: GreetRule): number => after;

const fits = ({ path, cart, returning }: GreetRule, visit: Visit): boolean =>
  (path === undefined || isAt(path, visit.path)) &&
  (cart === undefined || (visit.cart !== undefined && visit.cart >= cart)) &&
  (returning === undefined || returning === visit.returning);

/** Whether a path is of a pattern. Piece by piece, so that no pattern takes long. */
function isAt(pattern: string, path: string): boolean {
  const [begin = '', ...pieces] = pattern.split('*');
  const end = pieces.pop();
  if (end === undefined) return path === begin;
  if (!path.startsWith(begin)) return false;
  let at = begin.length;
  for (const piece of pieces) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return path.length - end.length >= at && path.endsWith(end);
}

/**
 * What a price says that is written for people, `¥1,299.00` or `1.299,00 €`: the last mark with one or two digits behind it parts the whole from
 * the rest. Undefined where there is no digit.
 */
export function amountOf(text: unknown): number | undefined {
  const [written] = /\d[\d.,\s'’]*/.exec(String(text ?? '')) ?? [];
  if (written === undefined) return undefined;
  const [, whole = written, rest = ''] = /^(.*)[.,](\d{1,2})$/.exec(written.trim()) ?? [];
  return Number(`${whole.replace(/\D/g, '')}.${rest}`);
}
