import { useRef, useState } from 'preact/hooks';
import type { Counts, Whose } from '../../api/replies.ts';
import type { Refused } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { Told } from '../office/told.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { faultWords, placeWords } from './faults.ts';

/** Where bringing in a table stands. */
type Stand =
  | { is: 'none' }
  | { is: 'reading' }
  | { is: 'weighed'; file: File; counts: Counts }
  | { is: 'refused'; refused: Refused }
  | { is: 'done'; counts: Counts };

const PATHS: Readonly<Record<Whose, string>> = { site: 'replies', own: 'own-replies' };

/** Ready replies out as a table, and in: it says first what it would do. */
export function TablePart({ whose }: { whose: Whose }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const [stand, setStand] = useState<Stand>({ is: 'none' });
  const picker = useRef<HTMLInputElement>(null);

  const look = async (file: File) => {
    setStand({ is: 'reading' });
    const answer = await intents.ready.look(whose, file);
    setStand(answer.ok ? { is: 'weighed', file, counts: answer.value } : { is: 'refused', refused: answer.refused });
  };
  const bring = async (file: File) => {
    setStand({ is: 'reading' });
    const answer = await intents.ready.bring(whose, file);
    setStand(answer.ok ? { is: 'done', counts: answer.value } : { is: 'refused', refused: answer.refused });
  };

  return (
    <section class="entry-new reply-table" aria-labelledby="reply-table">
      <h2 id="reply-table">{t.ready.table}</h2>
      <p class="field-hint">{t.ready.tableHint}</p>
      <div class="office-answers">
        <button type="button" class="button" disabled={stand.is === 'reading'} onClick={() => picker.current?.click()}>
          {t.ready.choose}
        </button>
        <input
          ref={picker}
          type="file"
          accept=".csv,text/csv"
          class="sr-only"
          tabIndex={-1}
          aria-label={t.ready.choose}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            // The same file may be chosen again, once it was put right.
            currentTarget.value = '';
            if (file) void look(file);
          }}
        />
        <a
          class="button"
          href={`/api/v1/${PATHS[whose]}/export?language=${t.lang === 'zh-CN' ? 'zh-CN' : 'en'}`}
          download
        >
          {t.ready.export}
        </a>
      </div>
      <p class="office-done" role="status">
        {stand.is === 'reading' && t.ready.reading}
        {stand.is === 'done' && t.ready.brought(stand.counts.added, stand.counts.changed)}
      </p>
      {stand.is === 'weighed' && (
        <Weighed
          name={stand.file.name}
          counts={stand.counts}
          onBring={() => void bring(stand.file)}
          onLeave={() => setStand({ is: 'none' })}
        />
      )}
      {stand.is === 'refused' && <Faulty refused={stand.refused} />}
    </section>
  );
}

interface WeighedProps {
  name: string;
  counts: Counts;
  onBring(): void;
  onLeave(): void;
}

/** What the table would do. Nothing is done so far. */
function Weighed({ name, counts: { added, changed, unchanged }, onBring, onLeave }: WeighedProps) {
  const t = useApp().state.settings.all.value;
  const first = useFocus<HTMLButtonElement>();
  const isNothing = added + changed === 0;
  return (
    <fieldset class="question" aria-label={name}>
      <p class="question-text">
        <bdi>{name}</bdi>: {t.ready.weighed(added, changed, unchanged)} {isNothing && t.ready.nothing}
      </p>
      <div class="office-answers">
        {!isNothing && (
          <button ref={first} type="button" class="button button-brand" onClick={onBring}>
            {t.ready.bring}
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
function Faulty({ refused }: { refused: Refused }) {
  const t = useApp().state.settings.all.value;
  const { faults = [] } = refused;
  if (faults.length === 0) return <Told refused={refused} />;
  return (
    <div role="alert">
      <p class="reply-refused">{t.ready.notBrought}</p>
      <ul class="reply-faults">
        {faults.map(({ code, path }) => (
          <li key={`${path} ${code}`}>
            <strong>{placeWords(t, path)}</strong> {faultWords(t, code)}
          </li>
        ))}
      </ul>
    </div>
  );
}
