import { useLayoutEffect, useRef } from 'preact/hooks';
import { shortcut, tip } from '../../keys/caps.ts';
import type { Shown } from '../../state/hold.ts';
import { useApp } from '../context.ts';
import { DutyBar } from '../duty/bar.tsx';
import { focusedKey, focusKey } from '../focus.ts';
import { SoundButton } from '../notices/sound-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { PromiseSection } from '../promises/section.tsx';
import { SearchLink } from '../search/link.tsx';
import { PaneEdge, UnkeptDay } from '../soon.ts';
import { Foot } from './foot.tsx';
import { InboxLink } from './inbox-link.tsx';
import { rowKey } from './row-key.ts';
import { Section } from './section.tsx';
import { shownRows } from './shown-rows.ts';

/** The left pane: who waits, whom I have, what was left, what I am in or asked into, what I own and don't have, the floor
 * for who oversees it, and who I am. */
export function ListPane() {
  const { state } = useApp();
  const t = state.settings.t.value;
  const { waiting, mine, left, owned, company, floor, waitingCount, mineCount, leftCount } = state.lists;
  const promisesOnTop = state.promises.shown.value.onTop;
  const hold = useHold();
  const keys = shownRows(state).map(({ key }) => key);
  const tabStop = useTabStop(keys);
  useKeptFocus(keys);
  useWantedFocus();
  const all = ({ entries, arrived }: Shown): number => entries.length + arrived;
  // There only while there is something in them.
  const rest = [
    { id: 'left', title: t.floor.leftMessages, shown: left.value, count: leftCount.value },
    { id: 'company', title: t.company.list, shown: company.value, count: all(company.value) },
    { id: 'owned', title: t.list.owned, shown: owned.value, count: all(owned.value) },
    { id: 'floor', title: t.company.floor, shown: floor.value, count: all(floor.value) },
  ] as const;
  return (
    <nav id="list" class="pane list-pane" aria-label={t.list.label}>
      <header class="pane-head list-head">
        <Icon name="bell" class="brand-mark" />
        <p class="list-shop">
          <bdi>{state.self.value?.site.name}</bdi>
        </p>
        <SoundButton />
        <InboxLink />
        {state.self.value?.duty !== 'agent' && (
          <PageLink
            class="quiet icon-button list-overview"
            to="overview"
            aria-label={t.pages.overview}
            title={tip(t.pages.overview, 'overview')}
            aria-keyshortcuts={shortcut('overview')}
          >
            <Icon name="floor" />
          </PageLink>
        )}
        <SearchLink />
      </header>
      <div class="list-body" data-list tabIndex={-1} {...hold}>
        {promisesOnTop && <PromiseSection tabStop={tabStop} />}
        <Section
          id="waiting"
          title={t.list.waiting}
          shown={waiting.value}
          count={waitingCount.value}
          tabStop={tabStop}
        />
        <Section id="mine" title={t.list.mine} shown={mine.value} count={mineCount.value} tabStop={tabStop} />
        {!promisesOnTop && <PromiseSection tabStop={tabStop} />}
        {rest.map(
          ({ id, title, shown, count }) =>
            all(shown) > 0 && <Section key={id} id={id} title={title} shown={shown} count={count} tabStop={tabStop} />,
        )}
      </div>
      <UnkeptDay />
      <DutyBar />
      <Foot />
      <PaneEdge pane="list" />
    </nav>
  );
}

/** One row of the list can be reached by Tab: the last one visited, else the open one, else the first. */
function useTabStop(keys: readonly string[]) {
  const { state } = useApp();
  const open = state.open.value;
  const wanted = [state.cursor.value, open, open && rowKey('owned', open)];
  return wanted.find((key) => key && keys.includes(key)) ?? keys[0];
}

/** When the row that has the focus goes, its place keeps the focus: the row that stands there now. */
function useKeptFocus(keys: readonly string[]): void {
  const { state } = useApp();
  // The render runs before the document changes: this is the row that has the focus still.
  const focused = focusedKey();
  const index = focused === undefined ? -1 : keys.indexOf(focused);
  const last = useRef(0);
  useLayoutEffect(() => {
    if (index >= 0) last.current = index;
    else if (focused && document.activeElement === document.body)
      focusKey(state, keys[Math.min(last.current, keys.length - 1)]);
  });
}

/** A row that was too far out of sight to be drawn is drawn now, and gets the focus. */
function useWantedFocus(): void {
  const { state } = useApp();
  const wanted = state.wantedRow.value;
  useLayoutEffect(() => {
    if (wanted === undefined) return;
    state.wantedRow.value = undefined;
    const row = document.getElementById(`row-${wanted}`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
}

/** Holds the list while the mouse is over it or the keyboard is in it. A finger has no place to rest, it holds nothing. */
function useHold() {
  const { intents } = useApp();
  const on = useRef({ pointer: false, keyboard: false });
  const set = (patch: Partial<{ pointer: boolean; keyboard: boolean }>) => {
    Object.assign(on.current, patch);
    intents.hold(on.current.pointer || on.current.keyboard);
  };
  return {
    onPointerEnter: (event: PointerEvent) => event.pointerType === 'mouse' && set({ pointer: true }),
    onPointerLeave: () => set({ pointer: false }),
    onFocusIn: (event: FocusEvent) => {
      // The list itself is no place that something could move away from.
      const { target, currentTarget } = event;
      set({ keyboard: target instanceof Element && target !== currentTarget && target.matches(':focus-visible') });
    },
    onFocusOut: () => set({ keyboard: false }),
  };
}
