import type { LogEntry, LogPerson } from '../../api/log.ts';
import { isText } from '../../api/read.ts';
import type { AllMessages } from '../../i18n/index.ts';
import { groupName } from '../../text/group-name.ts';
import { type LogLine, logLines } from '../../text/log-lines.ts';

/** An entry in words: what, about whom or what, by whom, and each field that changed. */
export interface ToldEntry {
  readonly what: string;
  readonly about: string | undefined;
  readonly by: string;
  readonly lines: readonly LogLine[];
}

interface Known {
  readonly t: AllMessages;
  readonly people: readonly LogPerson[];
  readonly groups: readonly { id: string; name: string }[];
}

export function toldOf(entry: LogEntry, { t, people, groups }: Known): ToldEntry {
  const { by, kind, body, was } = entry;
  const group = (id: string): string => {
    const found = groups.find((one) => one.id === id);
    return found ? groupName(t, found.name) : id;
  };
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? t.log.agent;
  const about = isText(body.agent)
    ? nameOf(body.agent)
    : isText(body.group)
      ? groupName(t, isText(was?.name) ? was.name : body.group)
      : kind === 'group_set' && isText(body.name)
        ? groupName(t, body.name)
        : undefined;
  return { what: kindText(t, kind), about, by: byText(t, by, nameOf), lines: logLines(entry, { t, group }) };
}

/** A kind of a newer server is told by its name. */
const kindText = ({ log: { kinds } }: AllMessages, kind: string): string =>
  Object.hasOwn(kinds, kind) ? (Object.entries(kinds).find(([name]) => name === kind)?.[1] ?? kind) : kind;

function byText(t: AllMessages, { role, id }: LogEntry['by'], nameOf: (id: string) => string): string {
  if (role === 'agent' && id !== undefined) return nameOf(id);
  return role === 'api' ? t.thread.api : t.log.system;
}
