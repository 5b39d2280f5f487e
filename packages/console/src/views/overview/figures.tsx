import type { ComponentChildren } from 'preact';
import type { Overview } from '../../state/overview/index.ts';
import { KINDS, type Kind } from '../../state/overview/order.ts';
import { groupName } from '../../text/group-name.ts';
import { stopwatch } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { useWords, type Words } from './words.ts';

type Level = 'calm' | 'pressing' | 'over';

/** How the floor stands, in a strip; a press on a figure leaves only what it counts in the table. */
export function FigureStrip({ overview }: { overview: Overview }) {
  const { state } = useApp();
  const w = useWords();
  const f = overview.figures.value;
  const longest = f.longestMs === undefined ? w.nobodyWaits : w.longest(stopwatch(f.longestMs));
  return (
    <ul class="figures" aria-label={w.figures}>
      <Figure overview={overview} kind="waiting" label={w.waiting} value={f.waiting}>
        {longest}
      </Figure>
      <Figure
        overview={overview}
        kind="due"
        label={w.overdue}
        value={f.over}
        level={f.over > 0 ? 'over' : f.pressing > 0 ? 'pressing' : 'calm'}
      >
        {f.pressing > 0 ? w.pressing(f.pressing) : w.nonePressing}
      </Figure>
      <Figure overview={overview} kind="active" label={w.active} value={f.active}>
        {w.room(f.room)}
      </Figure>
      <Figure
        overview={overview}
        kind="left"
        label={w.left}
        value={f.left}
        level={f.leftOver > 0 ? 'over' : 'calm'}
        quiet
      >
        {f.leftOver > 0 ? w.leftOver(f.leftOver) : w.noneLeftOver}
      </Figure>
      {f.promisesOver > 0 && (
        <li class="figure figure-plain" data-level="over">
          <span class="figure-label">{w.promises}</span>
          <span class="figure-value">{f.promisesOver.toLocaleString(state.settings.language.value)}</span>
          <span class="figure-more">{w.promisesHint}</span>
        </li>
      )}
    </ul>
  );
}

interface FigureProps {
  overview: Overview;
  kind: Kind;
  label: string;
  value: number;
  level?: Level;
  /** The level is that of the words below, not of the figure. */
  quiet?: boolean;
  children: ComponentChildren;
}

function Figure({ overview, kind, label, value, level = 'calm', quiet, children }: FigureProps) {
  const { state } = useApp();
  const w = useWords();
  const key = String(KINDS.indexOf(kind) + 1);
  const { kind: before, ...rest } = overview.narrow.value;
  const pressed = before === kind;
  return (
    <li>
      <button
        type="button"
        class={`figure${quiet ? ' figure-quiet' : ''}`}
        data-level={level}
        aria-pressed={pressed}
        aria-keyshortcuts={key}
        title={`${label}: ${w.narrowTo} (${key})`}
        onClick={() => {
          overview.narrow.value = pressed ? rest : { ...rest, kind };
        }}
      >
        <span class="figure-label">
          {label} <Key name={key} />
        </span>{' '}
        <span class="figure-value">{value.toLocaleString(state.settings.language.value)}</span>{' '}
        <span class="figure-more">{children}</span>
      </button>
    </li>
  );
}

/** Groups that are open and have nobody on duty. */
export function Missing({ overview }: { overview: Overview }) {
  const { state } = useApp();
  const w: Words = useWords();
  const t = state.settings.t.value;
  const alone = overview.figures.value.groups.filter(({ open, on }) => open && on === 0);
  if (alone.length === 0) return null;
  const names = new Intl.ListFormat(t.lang, { type: 'conjunction' }).format(
    alone.map(({ name }) => groupName(t, name)),
  );
  return (
    <p class="overview-missing" data-level={alone.some(({ waiting }) => waiting > 0) ? 'over' : 'pressing'}>
      <Icon name="alert" />
      <span>{w.missing(names)}</span>
    </p>
  );
}
