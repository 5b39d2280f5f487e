import { useComputed } from '@preact/signals';
import { LIMITS } from '@shopbell/protocol/constants';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { shortcut } from '../../keys/caps.ts';
import { type LeftInbox, leftInboxOf } from '../../state/left-inbox/index.ts';
import { isSettled } from '../../state/left-inbox/narrow.ts';
import { timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { More } from '../office/more.tsx';
import { Key } from '../parts/key.tsx';
import { stylesheet } from '../stylesheet.ts';
import { Bar } from './bar.tsx';
import { Filters } from './filters.tsx';
import { Legend } from './legend.tsx';
import { type GoTo, LeftList } from './list.tsx';
import { useDeeds } from './use-deeds.ts';
import { useInboxKeys } from './use-keys.ts';
import { useSettled } from './use-settled.ts';
import { useLeftWords } from './use-words.ts';
import { type Words, wordsOf } from './words.ts';

/** The page once its styles are there too; they come with it. */
export async function loadInboxPage(): Promise<typeof InboxPage> {
  const styles = [
    new URL('../../styles/search-page.css', import.meta.url),
    new URL('../../styles/inbox.css', import.meta.url),
    new URL('../../styles/inbox-row.css', import.meta.url),
  ];
  await Promise.all(styles.map(({ href }) => stylesheet(href)));
  return InboxPage;
}

/** The left messages of the shop: whose they are, how they stand and by when they are due, live; several can be claimed at once. */
function InboxPage() {
  const app = useApp();
  const { state } = app;
  const inbox = leftInboxOf(state);
  const w = wordsOf(state.settings.t.value.lang);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);
  const goTo = useRef<GoTo>(() => undefined);
  const [walk] = useState(() => (index: number) => goTo.current?.(index));
  const deeds = useDeeds(app, inbox);
  const { ended } = deeds;
  const settled = useSettled(app, inbox);
  useLeftWords(app, inbox);
  const claim = useRef(deeds.run);
  claim.current = deeds.run;
  useInboxKeys(app, inbox, field, { walk, claim: () => void claim.current('claim') });
  // Who comes back from a message is where they went from.
  useLayoutEffect(() => {
    const at = inbox.shown.peek().entries.findIndex(({ row }) => row.conversation === inbox.cursor.peek());
    if (at >= 0) walk(at);
  }, []);
  const { view } = inbox.narrow.value;
  const page = isSettled(view) ? inbox.settled[view].value : undefined;
  const drawn = <LeftList inbox={inbox} w={w} goTo={goTo} list={list} />;
  return (
    <Frame title={state.settings.t.value.pages.inbox}>
      <div class="inbox">
        <Notes inbox={inbox} w={w} />
        <header class="inbox-head">
          <Filters inbox={inbox} w={w} field={field}>
            <Count inbox={inbox} w={w} />
          </Filters>
        </header>
        <div class="inbox-body">
          {page && isSettled(view) ? (
            <Loading
              of={page}
              again={() => void settled.load(view)}
              draw={({ rows, next }) => (
                <>
                  {drawn}
                  <More
                    list={list}
                    count={rows.length}
                    label={next === undefined ? undefined : w.more[view]}
                    class="button inbox-more"
                    onMore={() => settled.more(view)}
                  />
                </>
              )}
            />
          ) : (
            drawn
          )}
        </div>
        <Bar inbox={inbox} w={w} deeds={deeds} />
        <p class="inbox-done" role="status">
          {ended &&
            [ended.done > 0 && w.done[ended.deed](ended.done), ended.not > 0 && w.not(ended.not)]
              .filter(Boolean)
              .join(' ')}
        </p>
        <Legend w={w} />
      </div>
    </Frame>
  );
}

/** What is not as it should be: no line, or not all that there is. */
function Notes({ inbox, w }: { inbox: LeftInbox; w: Words }) {
  const { state } = useApp();
  const offline = useComputed(() => state.offline.value).value;
  const [since, setSince] = useState(0);
  useLayoutEffect(() => {
    if (offline) setSince(state.now.peek());
  }, [offline]);
  return (
    <div class="inbox-notes" role="status">
      {offline && since > 0 && <p>{w.offline(timeOfDay(since, state.settings.t.value.lang))}</p>}
      {inbox.cut.value && <p>{w.cut(LIMITS.listMaxRows)}</p>}
    </div>
  );
}

function Count({ inbox, w }: { inbox: LeftInbox; w: Words }) {
  const { entries, arrived } = inbox.shown.value;
  const shown = entries.filter(({ gone }) => !gone).length;
  const { view } = inbox.narrow.value;
  // Nobody knows how many, before the first of them are here.
  if (isSettled(view) && inbox.settled[view].value.is !== 'here') return null;
  const { counts } = inbox;
  const open = counts.new.value + counts.claimed.value;
  const all = isSettled(view) ? inbox.rows.value.length : view === 'open' ? open : counts[view].value;
  return (
    <>
      <span class="inbox-count" role="status">
        {w.count(shown, all)}
      </span>
      {arrived > 0 && (
        <button type="button" class="arrived" aria-keyshortcuts={shortcut('arrived')} onClick={() => inbox.settle()}>
          {w.arrived(arrived)}
          <span class="sr-only">{w.arrivedShow}</span> <Key of="arrived" />
        </button>
      )}
    </>
  );
}
