import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PeopleView, SearchView } from '../../api/search.ts';
import type { AllMessages } from '../../i18n/all.ts';
import { shortcut } from '../../keys/caps.ts';
import type { Finding } from '../../state/search.ts';
import { useApp } from '../context.ts';
import { onEscape } from '../office/escape.ts';
import { Frame } from '../office/frame.tsx';
import { Told } from '../office/told.tsx';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { stylesheet } from '../stylesheet.ts';
import { SearchFilters } from './filters.tsx';
import { Results } from './results.tsx';
import { useSearchKeys } from './use-keys.ts';

/** How long nobody types before it is looked for, in ms. */
const PAUSE_MS = 250;
/** Behind by more than this is told, in ms; by more rows than this, the index is being made anew. */
const LATE_MS = 2000;
const LATE_ROWS = 50_000;
/** Longest question, as the server takes it. */
const WORDS_MAX = 100;

const viewOf = (finding: Finding): SearchView | undefined =>
  finding.is === 'here' ? finding.view : finding.is === 'unasked' ? undefined : finding.before;

/** The page once its styles are there too; they come with it. */
export async function loadSearchPage(): Promise<typeof SearchPage> {
  await stylesheet(new URL('../../styles/search-page.css', import.meta.url).href);
  return SearchPage;
}

/** Looks through everything that was said, and leads to where it was. */
function SearchPage() {
  const app = useApp();
  const { state, intents, after } = app;
  const t = state.settings.all.value;
  const { look: looked, finding: found, opened } = state.search;
  const look = looked.value;
  const finding = found.value;
  const view = viewOf(finding);
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState<string>();
  const people = usePeople(view);
  useSearchKeys(app, field);
  useEffect(() => intents.search.arrive(), [intents]);
  useLayoutEffect(() => {
    const back = opened.peek();
    const row = back ? document.querySelector<HTMLElement>(`[data-found="${CSS.escape(back)}"]`) : null;
    (row ?? field.current)?.focus();
    // What is typed now takes the place of what was looked for last.
    if (!row) field.current?.select();
  }, [opened]);
  useEffect(() => {
    if (words === undefined) return undefined;
    return after(PAUSE_MS, () => {
      setWords(undefined);
      void intents.search.look({ ...looked.peek(), words });
    });
  }, [words]);
  const now = () => {
    if (words === undefined) return;
    setWords(undefined);
    void intents.search.look({ ...look, words });
  };
  return (
    <Frame title={t.search.label}>
      <search class="search">
        <form
          class="search-form"
          onSubmit={(event) => {
            event.preventDefault();
            now();
          }}
        >
          <label class="search-field">
            <Icon name="search" />
            <span class="sr-only">{t.search.field}</span>
            <input
              ref={field}
              type="search"
              class="search-input"
              value={words ?? look.words}
              maxLength={WORDS_MAX}
              placeholder={t.search.field}
              autocomplete="off"
              spellcheck={false}
              aria-keyshortcuts={shortcut('search')}
              onKeyDown={onEscape(() => intents.office.goTo('desk'))}
              onInput={({ currentTarget }) => setWords(currentTarget.value)}
            />
          </label>
        </form>
        <SearchFilters look={look} people={people} onLook={(next) => void intents.search.look(next)} />
      </search>
      <section class="search-found" aria-label={t.search.results} aria-busy={finding.is === 'loading'}>
        <Count finding={finding} view={view} />
        {finding.is === 'unasked' ? <Unasked /> : view ? <Results view={view} /> : <Waiting finding={finding} />}
      </section>
    </Frame>
  );
}

/** Who is here and whoever was found: by name, each once. */
function usePeople(view: SearchView | undefined): readonly { id: string; name: string }[] {
  const { state } = useApp();
  const known = useRef(new Map<string, string>());
  for (const { id, name } of state.part.colleagues.value) known.current.set(id, name);
  for (const { agent } of [...(view?.found ?? []), ...(view?.people.found ?? [])])
    if (agent) known.current.set(agent.id, agent.name);
  return [...known.current].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
}

/** How many, or that it is looked for, or why not: read out as it changes. */
function Count({ finding, view }: { finding: Finding; view: SearchView | undefined }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const offline = !state.online.value && view;
  const lag = view?.lag;
  const count = view?.count;
  return (
    <div class="search-told">
      <p class="faint" role="status">
        {finding.is === 'loading' && !view ? t.search.looking : null}
        {finding.is !== 'unasked' && count && (view.found.length > 0 || view.next === undefined)
          ? toldOf(t.search, view.people, count)
          : null}
        {offline ? ` ${t.search.offline}` : null}
      </p>
      {lag && lag.rows > LATE_ROWS ? (
        <p class="faint">{t.search.anew}</p>
      ) : lag && lag.ms > LATE_MS ? (
        <p class="faint">{t.search.lag(Math.ceil(lag.ms / 1000))}</p>
      ) : null}
      {finding.is === 'failed' && <Told refused={finding.refused} />}
    </div>
  );
}

/** Shoppers and what was said are counted apart. */
function toldOf(
  s: AllMessages['search'],
  { found, next }: PeopleView,
  { n, more }: { n: number; more: boolean },
): string {
  const people = found.length > 0 ? s.shoppersFound(found.length, next !== undefined) : undefined;
  const said = n === 0 && !more ? undefined : s.count(n, more);
  return [people, said].filter((one) => one !== undefined).join(' · ') || s.none;
}

function Unasked() {
  const t = useApp().state.settings.all.value;
  const { keys } = t.search;
  return (
    <div class="search-hint">
      <p>{t.search.hint}</p>
      <dl class="empty-keys">
        {[
          [['↓', '↑'], keys.walk] as const,
          [['↵'], keys.open] as const,
          [['/'], keys.field] as const,
          [['Esc'], t.office.back] as const,
        ].map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <Key key={name} name={name} />
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Waiting({ finding }: { finding: Finding }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  if (finding.is === 'failed') {
    return (
      <button type="button" class="button" onClick={() => void intents.search.look(state.search.look.peek())}>
        {t.office.again}
      </button>
    );
  }
  return (
    <div class="office-wait" aria-hidden="true">
      <span class="bone bone-2" />
      <span class="bone bone-1" />
      <span class="bone bone-2" />
    </div>
  );
}
