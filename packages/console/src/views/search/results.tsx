import { foundKey, type SearchView } from '../../api/search.ts';
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
          <ol class="found-list">
            {people.found.map((one) => (
              <Result key={foundKey(one)} found={one} />
            ))}
          </ol>
          {people.next !== undefined && <More text={s.moreShoppers} onMore={intents.search.morePeople} />}
        </section>
      )}
      {isNone && <p class="faint">{next === undefined ? s.noneHint : s.noneYet}</p>}
      {found.length > 0 && people.found.length > 0 && <h2 class="found-title">{s.said}</h2>}
      <ol class="found-list">
        {found.map((one) => (
          <Result key={foundKey(one)} found={one} />
        ))}
      </ol>
      {next !== undefined ? (
        <More text={found.length === 0 ? s.further : s.more} onMore={intents.search.more} />
      ) : (
        !isNone && <p class="faint">{s.end}</p>
      )}
    </>
  );
}

function More({ text, onMore }: { text: string; onMore(): Promise<Refused | undefined> }) {
  const t = useApp().state.settings.all.value;
  const task = useTask();
  return (
    <>
      <button type="button" class="button entries-add" disabled={task.busy} onClick={() => void task.run(onMore)}>
        {task.busy ? t.office.working : text}
      </button>
      <Told refused={task.refused} />
    </>
  );
}
