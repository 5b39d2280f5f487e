import { useRef, useState } from 'preact/hooks';
import type { Reader } from '../../api/read.ts';
import { toCounts } from '../../api/replies.ts';
import type { Refused } from '../../api/shapes.ts';
import { toLocalities } from '../../api/stores.ts';
import { useApp } from '../context.ts';
import { Told } from '../office/told.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { faultWords, type Words } from './words.ts';

/** Where bringing in a table stands. `says`: what it would do; `isEmpty`: nothing. */
type Stand =
  | { is: 'none' | 'reading' | 'done' }
  | { is: 'weighed'; name: string; says: string; isEmpty: boolean; bring(): void }
  | { is: 'refused'; refused: Refused };

interface Props {
  w: Words;
  localities: number;
  load(): Promise<void>;
}

/** Stores and places in as tables, which say first what they would do; stores out as one. */
export function StoreTables({ w, localities, load }: Props) {
  const { state, intents } = useApp();
  const zh = state.settings.t.value.lang.startsWith('zh');
  const [stand, setStand] = useState<Stand>({ is: 'none' });

  /** Looks at a table, and offers to bring it in. */
  async function weigh<T>(path: string, file: File, read: Reader<T>, say: (value: T) => readonly [string, boolean]) {
    // Whatever a system calls a table, to the server it is one.
    const table = new Blob([file], { type: 'text/csv' });
    const send = async (way: string): Promise<T | undefined> => {
      setStand({ is: 'reading' });
      const answer = await intents.office.ask(read, 'POST', path + way, table);
      if (!answer.ok) setStand({ is: 'refused', refused: answer.refused });
      return answer.ok ? answer.value : undefined;
    };
    const weighed = await send('?look=yes');
    if (weighed === undefined) return;
    const [says, isEmpty] = say(weighed);
    const bring = async () => {
      if ((await send('')) === undefined) return;
      await load();
      setStand({ is: 'done' });
    };
    setStand({ is: 'weighed', name: file.name, says, isEmpty, bring: () => void bring() });
  }

  return (
    <section class="entry-new reply-table" aria-labelledby="store-table">
      <h3 id="store-table">{w.table}</h3>
      <p class="field-hint">{w.tableHint}</p>
      <p class="field-hint">{w.placesHint(localities)}</p>
      <div class="office-answers">
        <Picker
          says={w.stores}
          disabled={stand.is === 'reading'}
          onPick={(file) =>
            void weigh('store-table', file, toCounts, ({ added, changed, unchanged }) => [
              w.weighed(added, changed, unchanged),
              added + changed === 0,
            ])
          }
        />
        <Picker
          says={w.places}
          disabled={stand.is === 'reading'}
          onPick={(file) => void weigh('place-table', file, toLocalities, (count) => [w.weighedPlaces(count), false])}
        />
        <a class="button" href={`/api/v1/store-table?language=${zh ? 'zh-CN' : 'en'}`} download>
          {w.export}
        </a>
      </div>
      <p class="office-done" role="status">
        {stand.is === 'reading' && w.reading}
        {stand.is === 'done' && w.brought}
      </p>
      {stand.is === 'weighed' && <Weighed w={w} of={stand} onLeave={() => setStand({ is: 'none' })} />}
      {stand.is === 'refused' && <Faulty w={w} refused={stand.refused} />}
    </section>
  );
}

function Picker({ says, disabled, onPick }: { says: string; disabled: boolean; onPick(file: File): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" disabled={disabled} onClick={() => input.current?.click()}>
        {says}
      </button>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        class="sr-only"
        tabIndex={-1}
        aria-label={says}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file may be chosen again, once it was put right.
          currentTarget.value = '';
          if (file) onPick(file);
        }}
      />
    </>
  );
}

function Weighed({ w, of, onLeave }: { w: Words; of: Extract<Stand, { is: 'weighed' }>; onLeave(): void }) {
  const t = useApp().state.settings.all.value;
  const first = useFocus<HTMLButtonElement>();
  return (
    <fieldset class="question" aria-label={of.name}>
      <p class="question-text">
        <bdi>{of.name}</bdi>: {of.says} {of.isEmpty && w.nothing}
      </p>
      <div class="office-answers">
        {!of.isEmpty && (
          <button ref={first} type="button" class="button button-brand" onClick={of.bring}>
            {w.bring}
          </button>
        )}
        <button type="button" class="button" onClick={onLeave}>
          {t.office.cancel}
        </button>
      </div>
    </fieldset>
  );
}

/** All that is wrong with the table, line by line. */
function Faulty({ w, refused }: { w: Words; refused: Refused }) {
  const { faults = [] } = refused;
  if (faults.length === 0) return <Told refused={refused} />;
  return (
    <div role="alert">
      <p class="reply-refused">{w.notBrought}</p>
      <ul class="reply-faults">
        {faults.map(({ code, path }) => {
          const [line = '', column = ''] = path.split(':');
          return (
            <li key={`${path} ${code}`}>
              <strong>{line === '' ? '' : w.line(line, column)}</strong> {faultWords(w, code)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
