import { type Folded, isDigit, isLatin } from './fold.ts';

/** Digits that belong together, as people write a long number: in groups, with a few characters between them. */
export interface Run {
  readonly digits: string;
  /** Places in the folded text of each digit. */
  readonly places: readonly number[];
  /** How many digits stand together, group by group. */
  readonly groups: readonly number[];
  /** A plus stands before it. */
  readonly plus: boolean;
  /** It is a word of its own: no letter touches it. */
  readonly alone: boolean;
}

/** Characters between two groups at most. */
const GAP_MAX = 3;
const HAN: Readonly<Record<string, string>> = {
  ...{ 零: '0', 〇: '0', 一: '1', 幺: '1', 壹: '1', 二: '2', 贰: '2', 三: '3', 叁: '3', 四: '4', 肆: '4' },
  ...{ 五: '5', 伍: '5', 六: '6', 陆: '6', 七: '7', 柒: '7', 八: '8', 捌: '8', 九: '9', 玖: '9' },
};

const digitOf = (char: string | undefined): string | undefined =>
  char === undefined ? undefined : isDigit(char) ? char : HAN[char];

/** Numbers in brackets are one number with what follows: +1 (555) 123 4567. */
const joins = ({ chars, kinds }: Folded, at: number): boolean =>
  (kinds[at] === 'soft' && chars[at] !== '+') || chars[at] === '(' || chars[at] === ')';

/** Every run of digits, from left to right. Each character is looked at a bounded number of times. */
export function digitRuns(folded: Folded): readonly Run[] {
  const { chars } = folded;
  const runs: Run[] = [];
  for (let at = 0; at < chars.length; ) {
    if (digitOf(chars[at]) === undefined) {
      at += 1;
      continue;
    }
    const places: number[] = [];
    const groups: number[] = [];
    let digits = '';
    let next = at;
    for (;;) {
      let size = 0;
      for (let digit = digitOf(chars[next]); digit !== undefined; digit = digitOf(chars[next])) {
        digits += digit;
        places.push(next);
        size += 1;
        next += 1;
      }
      groups.push(size);
      let gap = next;
      while (gap - next < GAP_MAX && joins(folded, gap)) gap += 1;
      if (gap === next || digitOf(chars[gap]) === undefined) break;
      next = gap;
    }
    // A bracket before the first group, and a plus before that.
    const before = chars[at - 1] === '(' ? at - 2 : at - 1;
    const alone = !isLatin(chars[at - 1]) && chars[at - 1] !== '_' && !isLatin(chars[next]) && chars[next] !== '_';
    runs.push({ digits, places, groups, plus: chars[before] === '+', alone });
    at = next;
  }
  return runs;
}

/** What stands before the number of something that is bought or sent, not of a person. */
const OF_THINGS = [
  ...['订单', '单', '编', '货', '商品', '运单', '快递', '流水', '型', '条码', '券码', '批次', '验证码', '序列'],
  ...['order', 'orderno', 'ordernumber', 'tracking', 'trackingno', 'trackingnumber', 'parcel', 'invoice', 'ref', 'sku'],
  ...['itemno', 'serial', 'barcode'],
];
const LOOK_BACK = 24;

/** Does the text say just before `at` that the number is an order's or a parcel's? */
export function isOfThing({ chars, kinds }: Folded, at: number): boolean {
  if (chars[at - 1] === '#') return true;
  let before = '';
  for (let place = at - 1; place >= Math.max(0, at - LOOK_BACK); place -= 1) {
    const char = chars[place] ?? '';
    if (char === '\n') break;
    if (kinds[place] === 'word') before = char + before;
  }
  const said = before
    .replace(/is$/, '')
    .replace(/[是为]+$/, '')
    .replace(/号$/, '');
  return said === 'no' || OF_THINGS.some((word) => said.endsWith(word));
}

// 138 0013 8000, 138-00138000, 1380013 8000; with the country before it. Six groups and more are one number spread out.
const MOBILE_GROUPS: readonly string[] = ['11', '3,4,4', '3,8', '7,4', '4,3,4', '3,3,5', '5,6', '6,5', '4,4,3'];
const SPREAD_GROUPS = 6;

const isMobile = (digits: string): boolean => /^1[3-9]\d{9}$/.test(digits);

/** Is it somebody's telephone: a mobile of China, or any number with its country (`+`)? Landlines and service lines are not. */
export function isPhone({ digits, groups, plus, alone }: Run): boolean {
  if (!alone) return false;
  if (plus) return /^[1-9]\d{7,14}$/.test(digits);
  const spread = groups.length >= SPREAD_GROUPS;
  if (isMobile(digits)) return spread || MOBILE_GROUPS.includes(groups.join());
  if (!/^(86|0086)/.test(digits)) return false;
  const own = digits.replace(/^(00)?86/, '');
  const [first = 0, ...rest] = groups;
  const prefix = digits.length - own.length;
  return isMobile(own) && (spread || first > prefix || (first === prefix && MOBILE_GROUPS.includes(rest.join())));
}
