import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LogLook, LogPerson, LogView } from '../../api/log.ts';
import { createLogIntents, type LogIntents } from '../../intents/log.ts';
import { date, daysBetween, sheetTime } from '../../time/format.ts';
import { timedHeads } from '../../time/zone.ts';
import { useApp } from '../context.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { type Cells, CopyTable } from '../parts/copy-table.tsx';
import { EntryRow } from './entry.tsx';
import { LogFilter } from './filter.tsx';
import { toldOf } from './told.ts';

/** What was changed at the shop, newest first. */
export function LogPage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  // They come with the page: nobody needs them before it.
  const reads = useMemo(() => createLogIntents(state.office.log, intents.office.ask), [intents]);
  const [look, setLook] = useState<LogLook>({});
  // The choice stays while a page that it asked for is on its way.
  const [known, setKnown] = useState<Pick<LogView, 'topics' | 'people'>>({ topics: [], people: [] });
  const log = state.office.log.value;
  useEffect(() => void reads.loadLog(look), [reads, look]);
  useEffect(() => {
    if (log.is === 'here') setKnown((before) => ({ topics: log.value.topics, people: merged(before, log.value) }));
  }, [log]);
  return (
    <Frame title={t.pages.log} here="log">
      <p class="faint">{t.log.intro}</p>
      <LogFilter look={look} {...known} onLook={setLook} />
      <Loading
        of={log}
        again={() => void reads.loadLog(look)}
        draw={(view) => <Entries key={JSON.stringify(look)} view={view} look={look} reads={reads} />}
      />
    </Frame>
  );
}

/** Everybody that any page has named; the newest word on each counts. */
const merged = (before: Pick<LogView, 'people'>, { people }: LogView): LogPerson[] => [
  ...new Map([...before.people, ...people].map((one) => [one.id, one])).values(),
];

function Entries({ view, look, reads }: { view: LogView; look: LogLook; reads: LogIntents }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const { entries, next, people } = view;
  const now = state.now.value;
  const isNewDay = (index: number): boolean => {
    const [entry, newer] = [entries[index], entries[index - 1]];
    return entry !== undefined && (newer === undefined || daysBetween(entry.at, newer.at) !== 0);
  };
  const cells = (): Cells => [
    timedHeads(t.log.heads),
    ...entries.map((entry) => {
      const { what, about = '', by, lines } = toldOf(entry, { t, people, groups: state.view.peek().groups });
      const changed = lines.map(({ label, from, to }) => `${label}: ${from === undefined ? '' : `${from} → `}${to}`);
      return [sheetTime(entry.at), by, what, about, changed.join('; ')];
    }),
  ];
  const end = next === undefined ? t.log.beginning : undefined;
  return (
    <>
      {entries.length > 1 && <CopyTable cells={cells} />}
      {entries.length === 0 && <p>{next === undefined ? t.log.none : t.log.noneYet}</p>}
      <ol class="log-entries">
        {entries.map((entry, index) => (
          <EntryRow
            key={entry.n}
            entry={entry}
            people={people}
            day={isNewDay(index) ? date(entry.at, now, t.lang) : undefined}
          />
        ))}
      </ol>
      {entries.length > 0 && end && <p class="faint">{end}</p>}
      {next !== undefined && (
        <button
          type="button"
          class="button entries-add"
          disabled={task.busy}
          onClick={() => void task.run(() => reads.olderLog(look))}
        >
          {task.busy ? t.office.working : entries.length === 0 ? t.log.further : t.log.older}
        </button>
      )}
      <Told refused={task.refused} />
    </>
  );
}
