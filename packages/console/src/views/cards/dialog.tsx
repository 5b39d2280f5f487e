import { useState } from 'preact/hooks';
import { shopperName } from '../../i18n/names.ts';
import {
  blankOf,
  CARD_FIELDS,
  CARD_KINDS,
  type CardDraft,
  type CardField,
  cardOf,
  rowsOf,
  wordOf,
  wrongOf,
} from '../../state/card-draft.ts';
import type { Carding } from '../../state/carding.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { FormDialog } from '../handover/form-dialog.tsx';
import { laterDialog, laterLine } from '../later.tsx';

const ReferDialog = laterDialog(
  async () => (await import('../visits/refer-dialog.tsx')).ReferDialog,
  (intents) => intents.cards.leave(),
);
const CardPreview = laterLine(async () => (await import('./card.tsx')).loadPreview());

/** A card for the shopper: of what kind, what stands on it, and how it will be read. */
export function CardDialog({ carding }: { carding: Carding }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.all.value;
  const c = t.cards;
  const { conversation, working, problem } = carding;
  const [draft, setDraft] = useState<CardDraft>(() => blankOf(state.view.peek().shoppers.get(conversation)?.live));
  const [toStore, setToStore] = useState(false);
  const about = state.about.value;
  const clock = { zone: state.promises.zone.value, now: state.now.value };
  const fields = CARD_FIELDS[draft.type].all;
  const wrong = wrongOf(draft, clock);
  const card = cardOf(draft, clock);
  const send = async () => {
    if (card && (await intents.cards.send(card))) wantFocusIn(app, conversation);
  };
  if (toStore) return <ReferDialog carding={carding} />;
  return (
    <FormDialog<CardField>
      id="card"
      heading={c.heading(about ? shopperName(t, about.shopper) : '')}
      wrong={
        Object.fromEntries(fields.map((name) => [name, wrong[name] ? c.wrong[wrong[name]] : ''])) as Record<
          CardField,
          string
        >
      }
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
          <fieldset class="promise-outcomes card-kinds">
            <legend>{c.kind}</legend>
            {CARD_KINDS.map((type) => (
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
          {draft.type === 'store' && (
            <button type="button" class="link" onClick={() => setToStore(true)}>
              {t.visits.refer.open}
            </button>
          )}
          <div class="card-written">
            {fields.map((name) => {
              const hint = c.hints[name];
              const field = {
                id: `card-${name}`,
                name,
                class: 'handover-text',
                dir: 'auto' as const,
                value: draft[name] ?? '',
                onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
                  setDraft({ ...draft, [name]: currentTarget.value }),
                ...told.of(name, hint !== undefined),
              };
              const rows = rowsOf(name);
              return (
                <div key={name} class="field">
                  <label for={`card-${name}`}>{c.labels[name]}</label>
                  {rows > 1 && <textarea rows={rows} {...field} />}
                  {rows === 1 && name === 'until' && <input type="date" {...field} />}
                  {rows === 1 && name !== 'until' && <input type="text" autocomplete="off" {...field} />}
                  {hint && (
                    <span id={`card-${name}-hint`} class="handover-hint">
                      {hint}
                    </span>
                  )}
                  {told.fault(name)}
                </div>
              );
            })}
          </div>
          <section class="card-preview" aria-labelledby="card-preview-name">
            <h3 id="card-preview-name">{c.preview}</h3>
            {card ? (
              <CardPreview shared={{ card, from: wordOf(card) }} />
            ) : (
              <p class="handover-hint">{c.previewEmpty}</p>
            )}
          </section>
        </>
      )}
    />
  );
}
