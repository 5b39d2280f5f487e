import { REFERRAL_NOTE_MAX_CHARS } from '@shopbell/domain';
import { LIMITS } from '@shopbell/protocol/constants';
import { useState } from 'preact/hooks';
import type { FoundStore } from '../../api/visits.ts';
import { shopperName } from '../../i18n/names.ts';
import type { Carding } from '../../state/carding.ts';
import { codePoints } from '../../text/count.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { FormDialog } from '../handover/form-dialog.tsx';
import { saysOf } from './says.ts';
import { StorePick } from './store-pick.tsx';

const FIELDS = { text: LIMITS.textMaxChars, note: REFERRAL_NOTE_MAX_CHARS } as const;

/** Sends the shopper to a store: with words for them, and a note for the store that they read first. */
export function ReferDialog({ carding: { conversation, working, problem } }: { carding: Carding }) {
  const app = useApp();
  const { state, intents } = app;
  const all = state.settings.all.value;
  const t = all.visits.refer;
  const [store, setStore] = useState<FoundStore | undefined>(undefined);
  const [words, setWords] = useState({ text: '', note: '' });
  const about = state.about.value;
  const send = async (): Promise<void> => {
    const note = words.note.trim();
    if (!store) return;
    const wish = { store: store.id, text: words.text.trim(), ...(note === '' ? {} : { note }) };
    if (await intents.cards.send(wish)) wantFocusIn(app, conversation);
  };
  const longOf = (name: keyof typeof FIELDS): string =>
    codePoints(words[name].trim()) > FIELDS[name] ? t.tooLong : '';
  const own = saysOf(all.visits.problems, problem);
  return (
    <FormDialog
      id="refer"
      heading={t.heading(about ? shopperName(all, about.shopper) : '')}
      wrong={{ store: store ? '' : t.missing, text: longOf('text'), note: longOf('note') }}
      working={working}
      problem={own === undefined ? problem : undefined}
      send={working ? t.sending : t.send}
      onSend={() => void send()}
      onClose={() => {
        intents.cards.leave();
        wantFocusIn(app, conversation);
      }}
      fields={(told) => (
        <>
          <StorePick
            id="refer"
            value={store}
            onPick={setStore}
            none={all.visits.choose}
            told={told.of('store', false)}
          />
          {told.fault('store')}
          {(['text', 'note'] as const).map((name) => (
            <div key={name} class="field">
              <label for={`refer-${name}`}>{t[name]}</label>
              <textarea
                id={`refer-${name}`}
                name={name}
                class="handover-text"
                rows={3}
                dir="auto"
                value={words[name]}
                onInput={({ currentTarget }) => setWords({ ...words, [name]: currentTarget.value })}
                {...told.of(name)}
              />
              <span id={`refer-${name}-hint`} class="handover-hint">
                {t[`${name}Hint`]}
              </span>
              {told.fault(name)}
            </div>
          ))}
          {own !== undefined && (
            <p class="notice" role="alert">
              {own}
            </p>
          )}
        </>
      )}
    />
  );
}
