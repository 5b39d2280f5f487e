import { useRef, useState } from 'preact/hooks';
import { type FoundStore, type RedeemedCode, toCode, toRedeemed } from '../../api/visits.ts';
import { useApp } from '../context.ts';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { saysOf } from './says.ts';
import { StorePick, storeName } from './store-pick.tsx';

/** The box for a code that a shopper shows. One that was redeemed before is told with when and where. */
export function RedeemBox({ onRedeemed }: { onRedeemed(): void }) {
  const { state, intents } = useApp();
  const all = state.settings.all.value;
  const t = all.visits;
  const task = useTask();
  const [code, setCode] = useState('');
  const [at, setAt] = useState<FoundStore | undefined>(undefined);
  const [done, setDone] = useState<RedeemedCode | undefined>(undefined);
  const [before, setBefore] = useState('');
  const field = useRef<HTMLInputElement>(null);

  /** What the refusal leaves out: when it was, and where. */
  async function tellBefore(): Promise<void> {
    const found = await intents.office.ask(toCode, 'POST', 'referrals/look', { code });
    const { redeemed } = found.ok ? found.value : {};
    if (!redeemed) return;
    const when = new Intl.DateTimeFormat(all.lang, { dateStyle: 'medium', timeStyle: 'short' });
    setBefore(t.redeem.before(storeName(redeemed.at), when.format(redeemed.redeemedAt)));
  }

  const redeem = async (): Promise<void> => {
    if (code.trim() === '') return field.current?.focus();
    setDone(undefined);
    setBefore('');
    const body = at ? { code, store: at.id } : { code };
    let took: RedeemedCode | undefined;
    const isDone = await task.run(async () => {
      const answer = await intents.office.ask(toRedeemed, 'POST', 'referrals/redeem', body);
      if (answer.ok) took = answer.value;
      else if (answer.refused.code === 'referral_redeemed') await tellBefore();
      return answer.ok ? undefined : answer.refused;
    });
    if (isDone) {
      setDone(took);
      onRedeemed();
      setCode('');
    }
    field.current?.focus();
    return undefined;
  };
  return (
    <section class="office-part" aria-labelledby="redeem-title">
      <h2 id="redeem-title">{t.redeem.heading}</h2>
      <p class="faint" id="redeem-hint">
        {t.redeem.intro}
      </p>
      <form
        class="office-form"
        onSubmit={(event) => {
          event.preventDefault();
          void redeem();
        }}
      >
        <label class="field">
          <span>{t.redeem.code}</span>
          <input
            ref={field}
            class="code-field"
            type="text"
            dir="ltr"
            maxLength={64}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby="redeem-hint"
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <details>
          <summary>{t.redeem.at}</summary>
          <StorePick id="redeem" value={at} onPick={setAt} none={t.redeem.same} />
        </details>
        <div class="office-answers">
          <button type="submit" class="button button-brand" disabled={task.busy}>
            {task.busy ? all.office.working : t.redeem.button}
          </button>
        </div>
        <div role="status">
          {done && <p class="office-done">{t.redeem.done(storeName(done.at))}</p>}
          {done?.note !== undefined && (
            <p>
              {t.redeem.note}: <bdi>{done.note}</bdi>
            </p>
          )}
        </div>
        <Told refused={task.refused} says={before || saysOf(t.problems, task.refused?.code)} />
      </form>
    </section>
  );
}
