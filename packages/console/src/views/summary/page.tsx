import { useEffect, useRef, useState } from 'preact/hooks';
import type { DayView } from '../../api/summary.ts';
import { dayBefore } from '../../state/day.ts';
import { timeIn } from '../../time/zone.ts';
import { useApp } from '../context.ts';
import { LeaveQuestion } from '../list/foot.tsx';
import { Frame, Loading } from '../office/frame.tsx';
import { useLookAgain } from '../office/use-look-again.ts';
import { PageLink } from '../parts/page-link.tsx';
import { stylesheet } from '../stylesheet.ts';
import { FigureList } from './figures.tsx';
import { RemarksForm } from './remarks.tsx';
import { Team } from './team.tsx';

/** The day is asked for this often while it is before somebody's eyes, in ms: of a large team it is read from thousands of entries. */
const LOOK_AGAIN_MS = 30_000;

/** The day in words. */
const dateText = (day: string, lang: string): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(day));

/** The page once its styles are there too; they come with it. */
export async function loadSummaryPage(): Promise<typeof SummaryPage> {
  const styles = [
    new URL('../../styles/tables.css', import.meta.url),
    new URL('../../styles/summary.css', import.meta.url),
  ];
  await Promise.all(styles.map(({ href }) => stylesheet(href)));
  return SummaryPage;
}

/** The day's summary (日结): what was done, what stays, and what the next one should know. Read at sign-off, and at any time. */
function SummaryPage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const s = t.summary;
  const zone = state.promises.zone.value;
  const today = dayBefore(zone, state.now.value, 0);
  const yesterday = dayBefore(zone, state.now.value, 1);
  const { summary } = state.office;
  // Of an earlier day only the one that was offered has a way here.
  const [earlier] = useState(() => summary.wanted.peek());
  const [chosen, setChosen] = useState(earlier);
  // Past midnight too the page stays at the day whose remarks are being written.
  const begun = useRef(today);
  if (state.office.unsaved.value === 0) begun.current = today;
  const asked = chosen ?? begun.current;
  const day = asked === today ? undefined : asked;
  const days = earlier === undefined || earlier === yesterday || earlier === today ? [] : [earlier];
  const off = state.part.duty.value?.status === 'off';
  const online = state.online.value;
  const oversees = state.self.value?.duty !== 'agent';
  const load = (): void => {
    void intents.office.loadDay(day);
    if (oversees) void intents.office.loadTeam(day);
  };
  const look = useLookAgain(LOOK_AGAIN_MS);
  // What was open is given back in the moment of signing off; and after midnight it is another day.
  useEffect(() => {
    if (look !== undefined) load();
  }, [intents, day, off, online, begun.current, look]);
  useEffect(() => {
    summary.wanted.value = undefined;
  }, [summary]);
  const seen = summary.day.value.is === 'here' ? summary.day.value.value.day : undefined;
  useEffect(() => {
    // Who looks in the middle of the day has not read it.
    if (seen !== undefined && (off || seen !== today)) intents.office.dayRead(seen);
  }, [intents, seen, off, today]);
  return (
    <Frame title={s.title}>
      <fieldset class="summary-days">
        <legend class="sr-only">{s.which}</legend>
        {[undefined, yesterday, ...days].map((one) => (
          <button
            key={one ?? ''}
            type="button"
            class="button"
            aria-pressed={day === one}
            onClick={() => intents.office.leave(() => setChosen(one))}
          >
            {one === undefined ? s.today : one === yesterday ? s.yesterday : dateText(one, t.lang)}
          </button>
        ))}
      </fieldset>
      {off && day === undefined && <p class="summary-off">{s.signedOff}</p>}
      <Loading of={summary.day.value} again={load} draw={(view) => <Day key={view.day} view={view} />} />
      {oversees && <Loading of={summary.team.value} again={load} draw={(team) => <Team team={team} />} />}
      {off && state.leaving.value.is !== 'no' && <LeaveQuestion />}
      {off && state.leaving.value.is === 'no' && (
        <p class="summary-foot">
          <button
            type="button"
            class="button button-strong"
            onClick={() => intents.office.leave(() => void intents.signOut('unless'))}
          >
            {s.goodbye}
          </button>
          <PageLink class="button" to="desk">
            {s.toDesk}
          </PageLink>
        </p>
      )}
    </Frame>
  );
}

function Day({ view }: { view: DayView }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const s = t.summary;
  const [newest] = view.kept;
  const at = newest && timeIn(view.zone, newest.at, t.lang);
  const told = newest
    ? newest.version > 1
      ? s.keptAgain(at ?? '', newest.version)
      : s.kept(at ?? '')
    : view.open
      ? ''
      : s.notKept;
  return (
    <section class="summary-day" aria-labelledby="summary-date">
      <h2 id="summary-date">{dateText(view.day, t.lang)}</h2>
      <p class="faint" role="status">
        {told}
      </p>
      <FigureList figures={view.figures} />
      <RemarksForm view={view} />
    </section>
  );
}
