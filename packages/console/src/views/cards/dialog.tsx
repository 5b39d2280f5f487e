import { useState } from 'preact/hooks';
import { shopperName } from '../../i18n/names.ts';
import { blankOf, type CardDraft, cardOf, wrongOf } from '../../state/card-draft.ts';
import type { Carding } from '../../state/carding.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { FormDialog } from '../handover/form-dialog.tsx';

/** The fields, in their order, as long as a kind has them; `rows`: of several lines. */
const FIELDS = [
  ['number'],
  ['goods', 4],
  ['gifts', 2],
  ['promises', 2],
  ['total'],
  ['name'],
  ['phone'],
  ['address', 2],
] as const;
const OF_REMINDER: readonly string[] = ['number', 'goods', 'total'];

/** An order that the shopper is to check (核对订单), or is reminded to pay (催单). */
export function CardDialog({ carding }: { carding: Carding }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.all.value;
  const c = t.cards;
  const { conversation, working, problem } = carding;
  const [draft, setDraft] = useState<CardDraft>(() => blankOf(state.view.peek().shoppers.get(conversation)?.live));
  const about = state.about.value;
  const shown = FIELDS.filter(([name]) => draft.type === 'order_check' || OF_REMINDER.includes(name));
  const wrong = wrongOf(draft);
  const put = (name: keyof CardDraft) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [name]: event.currentTarget.value });
  const send = async () => {
    const card = cardOf(draft);
    if (card && (await intents.cards.send(card))) wantFocusIn(app, conversation);
  };
  return (
    <FormDialog
      id="card"
      heading={c.heading(about ? shopperName(t, about.shopper) : '')}
      wrong={Object.fromEntries(shown.map(([name]) => [name, wrong[name] ? c.wrong[wrong[name]] : '']))}
      working={working}
      problem={problem}
      send={working ? c.sending : c.send}
      onSend={() => void send()}
      onClose={() => {
        intents.cards.leave();
        wantFocusIn(app, conversation);
      }}
      fields={(told) => (
        <>
          <fieldset class="promise-outcomes">
            <legend>{c.kind}</legend>
            {(['order_check', 'payment_reminder'] as const).map((type) => (
              <label key={type}>
                <input
                  type="radio"
                  name="type"
                  value={type}
                  checked={draft.type === type}
                  onChange={() => setDraft({ ...draft, type })}
                />
                {c.kinds[type]}
              </label>
            ))}
          </fieldset>
          {shown.map(([name, rows]) => {
            const field = {
              id: `card-${name}`,
              name,
              class: 'handover-text',
              dir: 'auto' as const,
              value: draft[name],
              onInput: put(name),
              ...told.of(name, name in c.hints),
            };
            return (
              <div key={name} class="field">
                <label for={`card-${name}`}>{c.labels[name]}</label>
                {rows ? <textarea rows={rows} {...field} /> : <input type="text" autocomplete="off" {...field} />}
                {c.hints[name] && (
                  <span id={`card-${name}-hint`} class="handover-hint">
                    {c.hints[name]}
                  </span>
                )}
                {told.fault(name)}
              </div>
            );
          })}
        </>
      )}
    />
  );
}
