import { useComputed } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { cap, shortcut } from '../../keys/caps.ts';
import { type Overview, overviewOf } from '../../state/overview/index.ts';
import { timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Frame } from '../office/frame.tsx';
import { Told } from '../office/told.tsx';
import { CopyTable } from '../parts/copy-table.tsx';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { stylesheet } from '../stylesheet.ts';
import { floorCells } from './cells.ts';
import { FigureStrip, Missing } from './figures.tsx';
import { Filters } from './filters.tsx';
import { Groups } from './groups.tsx';
import { People } from './people.tsx';
import { type GoTo, Talks } from './table.tsx';
import { useOverviewKeys } from './use-keys.ts';
import { useLooks } from './use-looks.ts';
import { useWords } from './words.ts';

/** Most of each kind that a look brings. */
const LOOK_MAX = 2000;

/** The page once its styles are there too; they come with it. */
export async function loadOverviewPage(): Promise<typeof OverviewPage> {
  const styles = [
    new URL('../../styles/search-page.css', import.meta.url),
    new URL('../../styles/tables.css', import.meta.url),
    new URL('../../styles/overview.css', import.meta.url),
    new URL('../../styles/overview-side.css', import.meta.url),
    new URL('../../styles/overview-table.css', import.meta.url),
  ];
  await Promise.all(styles.map(({ href }) => stylesheet(href)));
  return OverviewPage;
}

/** Who is on, what waits, what is overdue: the floor as who oversees it sees it, live. */
function OverviewPage() {
  const { state } = useApp();
  const w = useWords();
  const title = state.settings.t.value.pages.overview;
  if (state.self.value?.duty !== 'agent') return <Floor title={title} />;
  return (
    <Frame title={title}>
      <div class="empty">
        <Icon name="alert" class="empty-icon" />
        <p>{w.forbidden}</p>
      </div>
    </Frame>
  );
}

function Floor({ title }: { title: string }) {
  const app = useApp();
  const overview = overviewOf(app.state);
  const w = useWords();
  const field = useRef<HTMLInputElement>(null);
  const goTo = useRef<GoTo>(() => undefined);
  const [walk] = useState(() => (index: number) => goTo.current?.(index));
  useLooks(app, overview);
  useOverviewKeys(app, overview, field, walk);
  // Who comes back from a conversation is where they went from.
  useLayoutEffect(() => {
    const { entries } = overview.shown.peek();
    const at = entries.findIndex(({ row }) => row.conversation === overview.cursor.peek());
    if (at >= 0) walk(at);
  }, []);
  return (
    <Frame title={title}>
      <div class="overview">
        <div class="overview-top">
          <Notes overview={overview} />
          <FigureStrip overview={overview} />
        </div>
        <Side overview={overview} />
        <section class="overview-talks" aria-labelledby="overview-talks">
          <header class="overview-head">
            <h2 id="overview-talks">{w.table}</h2>
            <Count overview={overview} />
            <Filters overview={overview} field={field} />
            <CopyTable cells={() => floorCells(app.state, overview)} />
          </header>
          <Talks overview={overview} goTo={goTo} />
          <Legend />
        </section>
      </div>
    </Frame>
  );
}

/** People and groups: beside the table, or on a narrow screen above it and folded. */
function Side({ overview }: { overview: Overview }) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  const { on, people } = overview.figures.value;
  return (
    <div class={open ? 'overview-side overview-side-open' : 'overview-side'}>
      <Missing overview={overview} />
      <button type="button" class="overview-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{w.side}</span>
        <span class="overview-count">{w.onDuty(on, people.length)}</span>
        <Icon name="chevron" />
      </button>
      <div class="overview-parts">
        <People overview={overview} />
        <Groups overview={overview} />
      </div>
    </div>
  );
}

/** What is not as it should be: no line, or not all that there is. */
function Notes({ overview }: { overview: Overview }) {
  const { state } = useApp();
  const w = useWords();
  const offline = useComputed(() => state.offline.value).value;
  const [since, setSince] = useState(0);
  useLayoutEffect(() => {
    if (offline) setSince(state.now.peek());
  }, [offline]);
  const { cut, looked, refused } = overview;
  const lacks = cut.value && !looked.value;
  return (
    <div class="overview-notes" role="status">
      {offline && since > 0 && <p>{w.offline(timeOfDay(since, state.settings.t.value.lang))}</p>}
      {!offline && lacks && !refused.value && <p>{w.looking}</p>}
      {cut.value && looked.value?.more && <p>{w.more(LOOK_MAX)}</p>}
      {!offline && cut.value && refused.value && (
        <>
          <Told refused={refused.value} />
          <p>{w.lookFailed}</p>
        </>
      )}
    </div>
  );
}

function Count({ overview }: { overview: Overview }) {
  const w = useWords();
  const found = overview.found.value;
  const all = overview.rows.value.length;
  const { arrived } = overview.shown.value;
  return (
    <>
      <span class="overview-count">{w.count(found, all)}</span>
      <span class="sr-only" role="status">
        {found === all ? '' : w.count(found, all)}
      </span>
      {arrived > 0 && (
        <button type="button" class="arrived" aria-keyshortcuts={shortcut('arrived')} onClick={() => overview.settle()}>
          {w.arrived(arrived)} <Key of="arrived" />
        </button>
      )}
    </>
  );
}

/** The keys, where they are needed. */
function Legend() {
  const w = useWords();
  const keys = [
    [['↓', '↑'], w.keys.walk],
    [['↵'], w.keys.open],
    [[cap('whisper')], w.whispers],
    [[cap('join')], w.join],
    [[cap('takeOver')], w.takeOver],
    [[cap('take')], w.take],
    [['1–4'], w.keys.narrow],
    [[cap('search')], w.keys.find],
  ] as const;
  return (
    <p class="overview-legend" aria-hidden="true">
      {keys.map(([names, does]) => (
        <span key={does}>
          {names.map((name) => (
            <Key key={name} name={name} />
          ))}{' '}
          {does}
        </span>
      ))}
    </p>
  );
}
