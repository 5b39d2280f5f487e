import { useState } from 'preact/hooks';
import type { Refused } from '../../api/shapes.ts';
import type { NewKey, SiteKey } from '../../api/site.ts';
import { date } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Question } from '../office/question.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useRefuge } from '../office/use-refuge.ts';
import { useReturn } from '../office/use-return.ts';
import { Secret } from './secret.tsx';

/** The keys of the shop. A secret is shown when it is made, and never again. */
export function Keys({ keys }: { keys: readonly SiteKey[] }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [made, setMade] = useState<(NewKey & { use: SiteKey['use'] }) | undefined>(undefined);
  const [done, setDone] = useState('');

  const make = (use: SiteKey['use']) => {
    setDone('');
    return task.run(async (): Promise<Refused | undefined> => {
      const answer = await intents.office.addKey(use);
      if (!answer.ok) return answer.refused;
      setMade({ ...answer.value, use });
      return undefined;
    });
  };
  const active = keys.filter(({ retiredAt }) => retiredAt === undefined);
  const retired = keys.length - active.length;
  const refuge = useRefuge<HTMLHeadingElement>(active.length);
  return (
    <section class="keys" aria-labelledby="shop-keys">
      <h2 id="shop-keys" ref={refuge} tabIndex={-1}>
        {t.shop.keys}
      </h2>
      <p class="faint">{t.shop.keysHint}</p>
      {active.length === 0 && <p>{t.shop.noKeys}</p>}
      <ul class="entries">
        {active.map((key) => (
          <KeyRow key={key.id} of={key} onDone={setDone} />
        ))}
      </ul>
      {retired > 0 && <p class="faint">{t.shop.retired(retired)}</p>}
      <p class="office-done" role="status">
        {done}
      </p>
      {made ? (
        <Secret made={made} onKept={() => setMade(undefined)} />
      ) : (
        <div class="office-answers">
          {(['member', 'api'] as const).map((use) => (
            <button key={use} type="button" class="button" disabled={task.busy} onClick={() => void make(use)}>
              {t.shop.make[use]}
            </button>
          ))}
        </div>
      )}
      <Told refused={task.refused} />
    </section>
  );
}

function KeyRow({ of: { id, use, createdAt }, onDone }: { of: SiteKey; onDone(text: string): void }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [asked, setAsked] = useState(false);
  const retireButton = useReturn<HTMLButtonElement>(asked);
  const retire = async () => {
    const gone = await task.run(() => intents.office.retireKey(id));
    setAsked(false);
    if (gone) onDone(t.shop.retireDone(t.shop.uses[use]));
  };
  const made = t.shop.madeOn(date(createdAt, state.now.value, t.lang));
  return (
    <li class="entry">
      <div class="entry-head">
        <div class="entry-who">
          <strong>{t.shop.uses[use]}</strong>
          <span class="entry-line">
            <code class="id">{id}</code>
            <span>{made}</span>
          </span>
        </div>
        {!asked && (
          <div class="person-actions">
            <button
              ref={retireButton}
              type="button"
              class="quiet"
              aria-label={t.shop.retireOf(t.shop.uses[use], id)}
              onClick={() => setAsked(true)}
            >
              {t.shop.retire}
            </button>
          </div>
        )}
      </div>
      {asked && (
        <Question
          text={t.shop.retireAsk[use]}
          yes={t.shop.retire}
          busy={task.busy}
          onYes={() => void retire()}
          onNo={() => setAsked(false)}
        />
      )}
      <Told refused={task.refused} />
    </li>
  );
}
