import type { Store } from '@shopbell/domain';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Refused, toNothing } from '../../api/shapes.ts';
import { type StoresView, toStores, toWritten } from '../../api/stores.ts';
import type { Loaded } from '../../state/office.ts';
import { useApp } from '../context.ts';
import { Loading } from '../office/frame.tsx';
import { useRefuge } from '../office/use-refuge.ts';
import { useReturn } from '../office/use-return.ts';
import { StoreForm } from './form.tsx';
import { StoreMap } from './map.tsx';
import { StoreRow } from './row.tsx';
import { StoreTables } from './table.tsx';
import { type Words, wordsOf } from './words.ts';

/** Rows that are drawn at a time. */
const PAGE = 50;

/** The shop's stores. What is read here is kept here: it goes with the page. */
export function Stores() {
  const { state, intents } = useApp();
  const w = wordsOf(state.settings.t.value.lang);
  const [loaded, setLoaded] = useState<Loaded<StoresView>>({ is: 'loading' });
  const load = async () => {
    const answer = await intents.office.ask(toStores, 'GET', 'stores');
    setLoaded(answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', refused: answer.refused });
  };
  // What was written is put into its place here: ten thousand stores are megabytes to be read again.
  const change = (to: (stores: readonly Store[]) => readonly Store[]): void =>
    setLoaded((was) =>
      was.is === 'here' ? { is: 'here', value: { ...was.value, stores: to(was.value.stores) } } : was,
    );
  useEffect(() => void load(), [intents]);
  const refuge = useRefuge<HTMLHeadingElement>(loaded.is === 'here' ? loaded.value.stores.length : 0);
  return (
    <section class="keys" aria-labelledby="shop-stores">
      <h2 id="shop-stores" class="sr-only" ref={refuge} tabIndex={-1}>
        {w.heading}
      </h2>
      <p class="faint">{w.hint}</p>
      <Loading
        of={loaded}
        again={() => {
          setLoaded({ is: 'loading' });
          void load();
        }}
        draw={(view) => (
          <>
            <List view={view} w={w} change={change} load={load} />
            <StoreTables w={w} localities={view.localities} load={load} />
          </>
        )}
      />
    </section>
  );
}

/** Those with every word in their number, name or address. */
const matching = (stores: readonly Store[], words: string): readonly Store[] => {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return stores.filter(({ id, name, address }) => {
    const text = `${id} ${name} ${address}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
};

/** Without the one of this id. */
const without = (stores: readonly Store[], gone: string): readonly Store[] => stores.filter(({ id }) => id !== gone);

/** With this one in its place, which is by ids as the server lists them. */
const withOne = (stores: readonly Store[], store: Store): readonly Store[] =>
  [...without(stores, store.id), store].sort((a, b) => (a.id < b.id ? -1 : 1));

interface ListProps {
  view: StoresView;
  w: Words;
  change(to: (stores: readonly Store[]) => readonly Store[]): void;
  /** Reads all of them anew. */
  load(): Promise<void>;
}

function List({ view: { stores, timeZone }, w, change, load }: ListProps) {
  const { intents } = useApp();
  const [words, setWords] = useState('');
  const [most, setMost] = useState(PAGE);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [adding, setAdding] = useState(false);
  const [done, setDone] = useState('');
  const add = useReturn<HTMLButtonElement>(adding);
  const found = useMemo(() => matching(stores, words), [stores, words]);
  // What was chosen in the picture is in the list, however far down it stands.
  const first = found.filter(({ id }, index) => index < most || id === chosen);
  const refusedBy = async (refused: Refused): Promise<Refused> => {
    // Its row and its form go with it: what became of it is said where it stays.
    if (refused.code === 'store_unknown') {
      setDone(w.faults.store_unknown);
      await load();
    }
    return refused;
  };
  const write = async (path: string, given: object) => {
    const answer = await intents.office.ask(toWritten, 'POST', path, { store: given });
    if (!answer.ok) return refusedBy(answer.refused);
    change((all) => withOne(all, answer.value));
    return undefined;
  };
  const remove = async (id: string) => {
    const answer = await intents.office.ask(toNothing, 'DELETE', `stores/${encodeURIComponent(id)}`);
    if (!answer.ok) return refusedBy(answer.refused);
    change((all) => without(all, id));
    return undefined;
  };
  return (
    <>
      {stores.length === 0 && !adding && <p>{w.none}</p>}
      {stores.length > 0 && (
        <div class="store-find">
          <StoreMap stores={found} chosen={chosen} w={w} onChoose={setChosen} />
          <label class="field">
            <span>{w.search}</span>
            <input
              type="search"
              dir="auto"
              value={words}
              onInput={({ currentTarget }) => setWords(currentTarget.value)}
            />
          </label>
          <p class="faint" role="status">
            {found.length === 0 ? w.noMatch : w.found(found.length, stores.length)}
          </p>
        </div>
      )}
      <ul class="entries">
        {first.map((store) => (
          <StoreRow
            key={store.id}
            of={store}
            w={w}
            zone={timeZone}
            isChosen={store.id === chosen}
            onChoose={() => setChosen(store.id)}
            send={(given) => write(`stores/${encodeURIComponent(store.id)}`, given)}
            remove={() => remove(store.id)}
            onDone={setDone}
          />
        ))}
      </ul>
      {found.length > first.length && (
        <button type="button" class="quiet" onClick={() => setMost(most + PAGE)}>
          {w.more(Math.min(PAGE, found.length - first.length))}
        </button>
      )}
      <p class="office-done" role="status">
        {done}
      </p>
      {adding ? (
        <StoreForm
          w={w}
          zone={timeZone}
          send={(given) => write('stores', given)}
          onDone={() => {
            setAdding(false);
            setDone(w.saved);
          }}
          onLeave={() => setAdding(false)}
        />
      ) : (
        <button
          ref={add}
          type="button"
          class="button entries-add"
          onClick={() => {
            setDone('');
            setAdding(true);
          }}
        >
          {w.add}
        </button>
      )}
    </>
  );
}
