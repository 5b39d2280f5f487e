import { fields, isNumber, isText, list, type Reader } from './read.ts';

export const LOG_TOPICS = ['duty', 'floor', 'people', 'shoppers', 'access'] as const;
export type LogTopic = (typeof LOG_TOPICS)[number];

/** One entry of the site's log. What it says is shown field by field: a newer server may say more. */
export interface LogEntry {
  n: number;
  /** Epoch ms. */
  at: number;
  by: { role: string; id?: string };
  kind: string;
  body: Readonly<Record<string, unknown>>;
  /** What it was before. */
  was?: Readonly<Record<string, unknown>>;
}
export interface LogPerson {
  id: string;
  name: string;
  /** Belongs to the site now. */
  member: boolean;
}
/** What somebody looks for. */
export interface LogLook {
  topic?: LogTopic;
  person?: string;
}
/** Newest first. `next`: where older ones begin; absent at the beginning of the log. */
export interface LogView {
  entries: readonly LogEntry[];
  next?: number;
  topics: readonly LogTopic[];
  people: readonly LogPerson[];
}

const toEntry: Reader<LogEntry> = (value) => {
  const { n, at, by: raw, kind, body: said, was: before } = fields(value) ?? {};
  const { role, id } = fields(raw) ?? {};
  const [body, was] = [fields(said), fields(before)];
  if (!isNumber(n) || !isNumber(at) || !isText(role) || !isText(kind) || !body) return undefined;
  return { n, at, by: { role, ...(isText(id) ? { id } : {}) }, kind, body, ...(was ? { was } : {}) };
};

const toPerson: Reader<LogPerson> = (value) => {
  const { id, name, member } = fields(value) ?? {};
  return isText(id) && isText(name) && typeof member === 'boolean' ? { id, name, member } : undefined;
};

export const toLog: Reader<LogView> = (value) => {
  const { entries: all, next, topics: told, people: known } = fields(value) ?? {};
  const [entries, people] = [list(all, toEntry), list(known, toPerson)];
  if (!entries || !people || !Array.isArray(told)) return undefined;
  const topics = LOG_TOPICS.filter((topic) => told.includes(topic));
  return { entries, people, topics, ...(isNumber(next) ? { next } : {}) };
};
