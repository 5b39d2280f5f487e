import { fields, isNumber, isText, list, type Reader, toText } from './read.ts';

/** Each figure is the list of what it counts. */
export const FIGURES = [
  'served',
  'waiting',
  'leftAnswered',
  'transferredIn',
  'transferredAway',
  'promised',
  'kept',
  'open',
  'overdue',
  'givenUp',
] as const;
export type Figure = (typeof FIGURES)[number];

/** What shoppers said of the conversations that began that day: how many both sides spoke in, were rated, and with four or five stars. */
export interface Rated {
  valid: number;
  rated: number;
  satisfied: number;
}

/** How much there is of each, and the conversations that wait still or owe something overdue. */
export interface Figures {
  counts: Readonly<Record<Figure, number>>;
  waiting: readonly string[];
  overdue: readonly string[];
  /** Nothing from an older server. */
  ratings: Rated;
}

export interface Remark {
  order?: string;
  text: string;
}

/** A day as it was kept. Instants are epoch ms. */
export interface KeptDay {
  agent: { id: string; name: string };
  version: number;
  at: number;
  figures: Figures;
  remarks: readonly Remark[];
}

/** One's own day. */
export interface DayView {
  /** `YYYY-MM-DD` in `zone`. */
  day: string;
  zone: string;
  open: boolean;
  figures: Figures;
  /** Newest first. */
  kept: readonly KeptDay[];
}

/** What the team has kept of a day, and who did something in it and has kept none. */
export interface TeamDay {
  day: string;
  kept: readonly KeptDay[];
  unkept: readonly { id: string; name: string }[];
}

const toFigures: Reader<Figures> = (value) => {
  const all = fields(value);
  if (!all) return undefined;
  const counted = FIGURES.map((name) => [name, Array.isArray(all[name]) ? all[name].length : undefined] as const);
  if (counted.some(([, count]) => count === undefined)) return undefined;
  const waiting = list(all.waiting, toText);
  const overdue = list(all.overdue, (one) => toText(fields(one)?.conversation));
  if (!waiting || !overdue) return undefined;
  const countOf = (given: unknown): number => (Array.isArray(given) ? given.length : 0);
  const ratings = { valid: countOf(all.valid), rated: countOf(all.rated), satisfied: countOf(all.satisfied) };
  // Every figure was found above.
  return { counts: Object.fromEntries(counted) as Record<Figure, number>, waiting, overdue, ratings };
};

const toRemark: Reader<Remark> = (value) => {
  const { order, text } = fields(value) ?? {};
  return isText(text) ? { text, ...(isText(order) ? { order } : {}) } : undefined;
};

export const toKeptDay: Reader<KeptDay> = (value) => {
  const { agent: raw, version, at, figures: counted, remarks: written } = fields(value) ?? {};
  const { id, name } = fields(raw) ?? {};
  const [figures, remarks] = [toFigures(counted), list(written, toRemark)];
  if (!isText(id) || !isText(name) || !isNumber(version) || !isNumber(at) || !figures || !remarks) return undefined;
  return { agent: { id, name }, version, at, figures, remarks };
};

export const toDay: Reader<DayView> = (value) => {
  const { day, zone, open, figures: counted, kept: all } = fields(value) ?? {};
  const [figures, kept] = [toFigures(counted), list(all, toKeptDay)];
  if (!isText(day) || !isText(zone) || typeof open !== 'boolean' || !figures || !kept) return undefined;
  return { day, zone, open, figures, kept };
};

/** The day of the answer; empty: there is none. */
export const toUnkept: Reader<string> = (value) => {
  const all = fields(value);
  return all && (isText(all.day) ? all.day : '');
};

const toWhom: Reader<{ id: string; name: string }> = (value) => {
  const { id, name } = fields(value) ?? {};
  return isText(id) && isText(name) ? { id, name } : undefined;
};

export const toTeamDay: Reader<TeamDay> = (value) => {
  // An older server tells nothing of who has kept none.
  const { day, kept: all, unkept: others = [] } = fields(value) ?? {};
  const [kept, unkept] = [list(all, toKeptDay), list(others, toWhom)];
  return isText(day) && kept && unkept ? { day, kept, unkept } : undefined;
};
