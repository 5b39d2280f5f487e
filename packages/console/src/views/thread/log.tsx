import type { Thread } from '@shopbell/sdk';
import type { AgentSelf } from '@shopbell/sdk/agent';
import { useMemo, useRef } from 'preact/hooks';
import { actorName, shopperName } from '../../i18n/names.ts';
import type { About } from '../../state/about.ts';
import type { createItems, Item, Line } from '../../state/items.ts';
import { date, daysBetween } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { useFocusToThread, WantedFocus } from '../parts/use-focus.ts';
import { GroupView } from './group.tsx';
import { useRead } from './read.ts';
import { useScroll } from './scroll.ts';
import { Spotted } from './spotted.tsx';
import { SystemLine } from './system-line.tsx';
import { useWindow } from './use-window.ts';

interface LogProps {
  thread: Thread;
  about: About;
  self: AgentSelf;
  /** It ends before the conversation does: a place in the middle is looked at. */
  detached: boolean;
  /** Puts it in order. */
  order: ReturnType<typeof createItems>;
}

/** What was said, oldest above. It stays at the end while one is there, and keeps its place while history loads. */
export function Log({ thread, about, self, detached, order }: LogProps) {
  const app = useApp();
  const { state } = app;
  const t = state.settings.t.value;
  const handover = state.handover.value;
  const oversees = self.duty !== 'agent';
  const unread = handover?.conversation === thread.conversation ? handover.deskSeq : undefined;
  const held = state.undo.heldHere.value;
  const items = useMemo(
    () => order(thread, self.id, unread, held, oversees),
    [order, thread, self.id, unread, held, oversees],
  );
  const box = useRef<HTMLDivElement>(null);
  useFocusToThread(box);
  const scroll = useScroll(box, thread, items, detached);
  const found = state.found.value;
  const isFound = (item: Item) =>
    found.has(item.key) || (item.kind === 'group' && item.lines.some(({ key }) => found.has(key)));
  const wanted = scroll.finding ? items.find(isFound)?.key : undefined;
  const drawn = useWindow(box, items, { atEnd: scroll.atEnd, wanted });
  useRead(box, thread, !scroll.away && !detached);
  const name = shopperName(t, about.shopper);
  // The newest stored message of one's own carries the mark; those on their way carry their own.
  const isMark = ({ held: waits }: Line) => waits === undefined;
  const newestOwn = items.findLast(
    (item) => item.kind === 'group' && item.own && item.lane === 'public' && item.lines.some(isMark),
  );
  // An agent's own other tab is no colleague.
  const others = thread.typing.filter((by) => by.role !== 'agent' || by.id !== self.id);
  const atDesk = state.part.writing.value.get(thread.conversation) ?? [];
  const writers = [
    ...others.map((by) =>
      (by.role === 'agent' ? t.writing.types.public : t.thread.typing)(actorName(t, by, about.shopper)),
    ),
    ...atDesk.map(({ by, lane }) => t.writing.types[lane](by.name)),
  ];
  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label={t.thread.log(name)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        ref={box}
        onScroll={() => {
          scroll.onScroll();
          drawn.onScroll();
        }}
      >
        <div class="log-inner">
          <Earlier state={scroll.history} onAgain={scroll.load} />
          {drawn.above > 0 && <div class="log-room log-room-above" style={{ height: `${drawn.above}px` }} />}
          {items.slice(drawn.from, drawn.to).map((item) => (
            <div key={item.key} class={`slot slot-${item.kind}`} data-key={item.key}>
              {item.kind === 'day' ? (
                <DayLine at={item.at} />
              ) : item.kind === 'system' ? (
                <SystemLine item={item} conversation={thread.conversation} shopper={about.shopper} self={self} />
              ) : (
                <GroupView
                  group={item}
                  name={item.own ? t.thread.you : actorName(t, item.by, about.shopper)}
                  conversation={thread.conversation}
                  newestOwn={item === newestOwn}
                  receipts={thread.receipts}
                />
              )}
            </div>
          ))}
          {drawn.below > 0 && <div class="log-room log-room-below" style={{ height: `${drawn.below}px` }} />}
          {detached && <Later state={scroll.later} onAgain={scroll.loadLater} />}
          {!detached && writers.length > 0 && (
            <p class="typing">
              <span class="typing-dots" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {writers.join(t.writing.types.and)}
            </p>
          )}
        </div>
      </div>
      <WantedFocus place="thread" element={box} />
      <Spotted thread={thread} about={about} />
      {(scroll.away || detached) && (
        <button type="button" class="to-end" onClick={scroll.toEnd}>
          <Icon name="down" />
          {detached ? t.search.toNewest : scroll.unseen > 0 ? t.thread.newBelow(scroll.unseen) : t.thread.toEnd}
        </button>
      )}
    </div>
  );
}

/** The day that begins below it. */
function DayLine({ at }: { at: number }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const now = state.now.value;
  const days = daysBetween(at, now);
  return (
    <p class="day">
      <time dateTime={new Date(at).toISOString()}>
        {days === 0 ? t.thread.today : days === 1 ? t.thread.yesterday : date(at, now, t.lang)}
      </time>
    </p>
  );
}

/** The line above the oldest message while older ones come, or didn't. */
function Earlier({ state, onAgain }: { state: 'idle' | 'loading' | 'failed'; onAgain: () => void }) {
  const t = useApp().state.settings.t.value;
  if (state === 'idle') return null;
  return (
    <p class="earlier" role="status">
      {state === 'loading' ? (
        t.thread.loadingEarlier
      ) : (
        <>
          {t.thread.earlierFailed}{' '}
          <button type="button" class="link" onClick={onAgain}>
            {t.thread.again}
          </button>
        </>
      )}
    </p>
  );
}

/** The line below the newest message of a part that ends before the conversation does. */
function Later({ state, onAgain }: { state: 'idle' | 'loading' | 'failed'; onAgain: () => void }) {
  const t = useApp().state.settings.t.value;
  if (state === 'idle') return null;
  return (
    <p class="earlier" role="status">
      {state === 'loading' ? (
        t.search.later
      ) : (
        <>
          {t.search.laterFailed}{' '}
          <button type="button" class="link" onClick={onAgain}>
            {t.thread.again}
          </button>
        </>
      )}
    </p>
  );
}
