import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Found, foundKey, type SearchView } from '../../api/search.ts';
import type { Refused } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { Result } from './result.tsx';

/** Shoppers first, if there are any, then what was said; each goes on by itself. */
export function Results({ view }: { view: SearchView }) {
  const { state, intents } = useApp();
  const s = state.settings.all.value.search;
  const { people, found, next } = view;
  const isNone = found.length === 0 && people.found.length === 0;
  return (
    <>
      {(people.found.length > 0 || people.next !== undefined) && (
        <section class="found-people" aria-labelledby="found-people">
          <h2 id="found-people" class="found-title">
            {s.shoppers}
          </h2>
          <List
            found={people.found}
            more={people.next === undefined ? undefined : s.moreShoppers}
            onMore={intents.search.morePeople}
          />
        </section>
      )}
      {isNone && <p class="faint">{next === undefined ? s.noneHint : s.noneYet}</p>}
      {found.length > 0 && people.found.length > 0 && <h2 class="found-title">{s.said}</h2>}
      <List
        found={found}
        more={next === undefined ? undefined : found.length === 0 ? s.further : s.more}
        onMore={intents.search.more}
      />
      {next === undefined && !isNone && <p class="faint">{s.end}</p>}
    </>
  );
}

interface ListProps {
  found: readonly Found[];
  /** What the button says behind which there are more; undefined: there are none. */
  more: string | undefined;
  onMore(): Promise<Refused | undefined>;
}

/** Results, and more of them. Who goes on by keyboard stays at the button; where it is gone, they are at the first new result. */
function List({ found, more, onMore }: ListProps) {
  const t = useApp().state.settings.all.value;
  const task = useTask();
  const list = useRef<HTMLOListElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  /** How many results there were when the button was pressed that had the focus. */
  const pressed = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (pressed.current === undefined || (task.busy && more !== undefined)) return;
    const first = list.current?.children[Math.min(pressed.current, found.length - 1)]?.querySelector('a');
    pressed.current = undefined;
    // Somebody may have gone elsewhere meanwhile.
    if (document.activeElement === document.body) (button.current ?? first)?.focus();
  }, [task.busy, more]);
  return (
    <>
      <ol class="found-list" ref={list}>
        {found.map((one) => (
          <Result key={foundKey(one)} found={one} />
        ))}
      </ol>
      {more !== undefined && (
        <button
          ref={button}
          type="button"
          class="button entries-add"
          disabled={task.busy}
          onClick={() => {
            if (document.activeElement === button.current) pressed.current = found.length;
            void task.run(onMore);
          }}
        >
          {task.busy ? t.office.working : more}
        </button>
      )}
      <Told refused={task.refused} />
    </>
  );
}
