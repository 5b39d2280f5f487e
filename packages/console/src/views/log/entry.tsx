import type { LogEntry, LogPerson } from '../../api/log.ts';
import { isText } from '../../api/read.ts';
import type { AllMessages } from '../../i18n/index.ts';
import { groupName } from '../../text/group-name.ts';
import { logLines } from '../../text/log-lines.ts';
import { timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';

interface Props {
  entry: LogEntry;
  people: readonly LogPerson[];
  /** The day begins here, going down. */
  day: string | undefined;
}

/** Who did what, to whom, and what it was before. All of it is text, whoever wrote it. */
export function EntryRow({ entry, people, day }: Props) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const { at, by, kind, body, was } = entry;
  const groups = state.view.value.groups;
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
  const lines = logLines(entry, { t, group });
  return (
    <li class="log-entry">
      {day && <h2 class="log-day">{day}</h2>}
      <div class="log-row">
        <time dateTime={new Date(at).toISOString()}>{timeOfDay(at, t.lang)}</time>
        <div class="log-said">
          <p class="log-what">
            <strong>{kindText(t, kind)}</strong> {about !== undefined && <bdi>{about}</bdi>}
          </p>
          {lines.length > 0 && (
            <dl class="log-lines">
              {lines.map(({ label, from, to }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    {from !== undefined && (
                      <>
                        <bdi class="log-from">{from}</bdi> <span aria-hidden="true">→</span>
                        <span class="sr-only">{t.log.to}</span>{' '}
                      </>
                    )}
                    <bdi>{to}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        <bdi class="log-by">{byText(t, by, nameOf)}</bdi>
      </div>
    </li>
  );
}

/** A kind of a newer server is told by its name. */
const kindText = ({ log: { kinds } }: AllMessages, kind: string): string =>
  Object.hasOwn(kinds, kind) ? (Object.entries(kinds).find(([name]) => name === kind)?.[1] ?? kind) : kind;

function byText(t: AllMessages, { role, id }: LogEntry['by'], nameOf: (id: string) => string): string {
  if (role === 'agent' && id !== undefined) return nameOf(id);
  return role === 'api' ? t.thread.api : t.log.system;
}
