import type { LogEntry, LogPerson } from '../../api/log.ts';
import { timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { toldOf } from './told.ts';

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
  const { at } = entry;
  const { what, about, by, lines } = toldOf(entry, { t, people, groups: state.part.groups.value });
  return (
    <li class="log-entry">
      {day && <h2 class="log-day">{day}</h2>}
      <div class="log-row">
        <time dateTime={new Date(at).toISOString()}>{timeOfDay(at, t.lang)}</time>
        <div class="log-said">
          <p class="log-what">
            <strong>{what}</strong> {about !== undefined && <bdi>{about}</bdi>}
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
        <bdi class="log-by">{by}</bdi>
      </div>
    </li>
  );
}
