import { useState } from 'preact/hooks';
import { shopperName } from '../../i18n/names.ts';
import type { Inviting } from '../../state/index.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { FormDialog } from '../handover/form-dialog.tsx';
import { WordsField, wordsWrong } from '../handover/words.tsx';

/** Whom to ask into a conversation, and what for. */
export function InviteDialog({ inviting }: { inviting: Inviting }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.all.value;
  const { company: c, handover: h } = t;
  const { conversation, working, problem } = inviting;
  const [to, setTo] = useState('');
  const [text, setText] = useState('');
  const about = state.about.value;
  const row = state.lists.rows.value.get(conversation);
  const there = new Set([
    state.self.value?.id,
    ...(row?.guests ?? []).map(({ id }) => id),
    ...(row?.invited ?? []).map(({ agent }) => agent.id),
  ]);
  const colleagues = state.part.colleagues.value
    .filter(({ id, status }) => !there.has(id) && status !== 'away' && status !== 'off')
    .toSorted((a, b) => a.name.localeCompare(b.name, t.lang));
  const send = async () => {
    if (await intents.invite(to, text)) wantFocusIn(app, conversation);
  };
  return (
    <FormDialog
      id="invite"
      heading={c.inviteHeading(about ? shopperName(t, about.shopper) : '')}
      wrong={{
        to: colleagues.some(({ id }) => id === to) ? '' : c.toMissing,
        text: wordsWrong(t, text, c.wordsMissing),
      }}
      working={working}
      problem={problem}
      send={working ? c.inviting : c.inviteSend}
      onSend={() => void send()}
      onClose={() => {
        intents.leaveInvite();
        wantFocusIn(app, conversation);
      }}
      fields={(told) => (
        <>
          <div class="field">
            <label for="invite-to">{c.who}</label>
            <select
              id="invite-to"
              name="to"
              value={to}
              onChange={(e) => setTo(e.currentTarget.value)}
              {...told.of('to')}
            >
              <option value="">{h.choose}</option>
              {colleagues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <span id="invite-to-hint" class="handover-hint">
              {colleagues.length === 0 && c.nobody}
            </span>
            {told.fault('to')}
          </div>
          <WordsField
            id="invite"
            label={c.words}
            hint={c.wordsHint}
            rows={3}
            value={text}
            told={told}
            onInput={setText}
          />
        </>
      )}
    />
  );
}
