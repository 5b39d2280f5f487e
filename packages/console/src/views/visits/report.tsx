import { csvOf } from '@shopbell/domain';
import { useEffect, useState } from 'preact/hooks';
import { toVisits, type VisitRow } from '../../api/visits.ts';
import { dayBefore } from '../../state/day.ts';
import type { Loaded } from '../../state/office.ts';
import { useApp } from '../context.ts';
import { Loading } from '../office/frame.tsx';
import { type Cells, CopyTable } from '../parts/copy-table.tsx';
import { storeName } from './store-pick.tsx';
import { tallied, totalOf, VISIT_COUNTS, VISIT_PARTS, type VisitPart } from './tally.ts';

/** Days that are shown at first. */
const DAYS = 30;

/** Saves a table as a file that spreadsheets know as UTF-8. */
function saveCsv(cells: Cells, name: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', csvOf(cells)], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What was sent, opened and redeemed in a time, by day, store or agent. */
export function VisitReport({ redeemed }: { redeemed: number }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value.visits;
  const zone = state.promises.zone.value;
  const today = dayBefore(zone, state.now.peek(), 0);
  const [from, setFrom] = useState(() => dayBefore(zone, state.now.peek(), DAYS - 1));
  const [to, setTo] = useState(today);
  const [by, setBy] = useState<VisitPart>('day');
  const [visits, setVisits] = useState<Loaded<readonly VisitRow[]>>({ is: 'loading' });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let gone = false;
    void intents.office.ask(toVisits, 'GET', `referrals/report?first=${from}&last=${to}`).then((answer) => {
      if (gone) return;
      setVisits(answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', refused: answer.refused });
    });
    return () => {
      gone = true;
    };
  }, [from, to, asked, redeemed]);
  const day = (label: string, value: string, set: (day: string) => void) => (
    <label class="field">
      <span>{label}</span>
      <input
        type="date"
        required
        value={value}
        max={today}
        onChange={({ currentTarget }) => currentTarget.value !== '' && set(currentTarget.value)}
      />
    </label>
  );
  return (
    <section class="office-part" aria-labelledby="visits-title">
      <h2 id="visits-title">{t.report.heading}</h2>
      <p class="faint">{t.report.intro}</p>
      <div class="visit-choice">
        {day(t.report.from, from, setFrom)}
        {day(t.report.to, to, setTo)}
        <label class="field">
          <span>{t.report.by}</span>
          <select
            class="select"
            value={by}
            onChange={({ currentTarget }) => setBy(VISIT_PARTS.find((one) => one === currentTarget.value) ?? 'day')}
          >
            {VISIT_PARTS.map((part) => (
              <option key={part} value={part}>
                {t.report.parts[part]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Loading
        of={visits}
        again={() => setAsked(asked + 1)}
        draw={(rows) => <VisitTable rows={rows} by={by} file={`visits-${from}-${to}.csv`} />}
      />
    </section>
  );
}

function VisitTable({ rows, by, file }: { rows: readonly VisitRow[]; by: VisitPart; file: string }) {
  const all = useApp().state.settings.all.value;
  const t = all.visits.report;
  if (rows.length === 0) return <p class="empty">{t.empty}</p>;
  const date = new Intl.DateTimeFormat(all.lang, { dateStyle: 'medium', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(all.lang);
  const called = (row: VisitRow): string => {
    if (by === 'day') return date.format(Date.parse(row.day));
    if (by === 'store') return storeName(row.store);
    return row.agent ? storeName(row.agent) : t.self;
  };
  const lines = tallied(rows, by, called);
  const total = totalOf(lines, t.total);
  /** Every row, as fine as there are: what a spreadsheet gathers by itself. */
  const cells = (): Cells => [
    [...VISIT_PARTS.map((part) => t.parts[part]), ...VISIT_COUNTS.map((count) => t.counts[count])],
    ...rows.map((row) => [
      row.day,
      storeName(row.store),
      row.agent ? storeName(row.agent) : t.self,
      ...VISIT_COUNTS.map((count) => String(row[count])),
    ]),
  ];
  return (
    <>
      <div class="visit-saving">
        <CopyTable cells={cells} />
        <button type="button" class="button" onClick={() => saveCsv(cells(), file)}>
          {t.save}
        </button>
      </div>
      <div class="table-scroll">
        <table class="sorted">
          <thead>
            <tr>
              <th scope="col">{t.parts[by]}</th>
              {VISIT_COUNTS.map((count) => (
                <th key={count} scope="col" class="cell-number">
                  {t.counts[count]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...lines, total].map((line, at) => (
              <tr key={at} class={line === total ? 'visit-total' : undefined}>
                <th scope="row">
                  <bdi>{line.name}</bdi>
                </th>
                {VISIT_COUNTS.map((count) => (
                  <td key={count} class="cell-number">
                    {number.format(line[count])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
