import { useRef } from 'preact/hooks';
import { type Found, foundKey, type SearchView } from '../../api/search.ts';
import type { Refused } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { More } from '../office/more.tsx';
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

/** Results, and more of them. */
function List({ found, more, onMore }: ListProps) {
  const list = useRef<HTMLOListElement>(null);
  return (
    <>
      <ol class="found-list" ref={list}>
        {found.map((one) => (
          <Result key={foundKey(one)} found={one} />
        ))}
      </ol>
      <More list={list} count={found.length} label={more} class="button entries-add" onMore={onMore} />
    </>
  );
}
