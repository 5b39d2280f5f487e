import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { shopperName } from '../../i18n/names.ts';
import { problemText } from '../../i18n/problems.ts';
import type { Inviting } from '../../state/index.ts';
import { codePoints, TEXT_MAX_CHARS } from '../../text/count.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';

/** Whom to ask into a conversation, and what for. */
export function InviteDialog({ inviting }: { inviting: Inviting }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.t.value;
  const { company: c, handover: h } = t;
  const { conversation, working, problem } = inviting;
  const dialog = useRef<HTMLDialogElement>(null);
  const [to, setTo] = useState('');
  const [text, setText] = useState('');
  const [told, setTold] = useState(false);
  const about = state.about.value;
  const row = state.lists.rows.value.get(conversation);
  const there = new Set([
    state.self.value?.id,
    ...(row?.guests ?? []).map(({ id }) => id),
    ...(row?.invited ?? []).map(({ agent }) => agent.id),
  ]);
  const colleagues = state.view.value.colleagues
    .filter(({ id, status }) => !there.has(id) && status !== 'away' && status !== 'off')
    .toSorted((a, b) => a.name.localeCompare(b.name, t.lang));
  const over = codePoints(text.trim()) - TEXT_MAX_CHARS;
  const wrong = {
    to: colleagues.some(({ id }) => id === to) ? '' : c.toMissing,
    text: text.trim() === '' ? c.wordsMissing : over > 0 ? h.noteLong(`${over}`) : '',
  };
  useLayoutEffect(() => dialog.current?.showModal(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    setTold(true);
    const first = wrong.to ? 'to' : wrong.text ? 'text' : undefined;
    if (first) dialog.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    else if (await intents.invite(to, text)) wantFocusIn(app, conversation);
  };
  const close = () => {
    intents.leaveInvite();
    wantFocusIn(app, conversation);
  };
  const isWrong = (name: keyof typeof wrong) => told && wrong[name] !== '';
  const fault = (name: keyof typeof wrong) =>
    isWrong(name) ? (
      <span id={`invite-${name}-wrong`} class="handover-wrong">
        {wrong[name]}
      </span>
    ) : null;
  const faultOf = (name: keyof typeof wrong) => ({
    'aria-invalid': isWrong(name),
    'aria-describedby': `${isWrong(name) ? `invite-${name}-wrong ` : ''}invite-${name}-hint`,
  });

  return (
    <dialog ref={dialog} class="keys-sheet handover" aria-labelledby="invite-heading" onClose={close}>
      <form class="handover-form" noValidate onSubmit={(event) => void submit(event)}>
        <header class="keys-head">
          <h2 id="invite-heading">
            <bdi>{c.inviteHeading(about ? shopperName(t, about.shopper) : '')}</bdi>
          </h2>
          <button type="button" class="quiet icon-button" aria-label={h.cancel} onClick={() => dialog.current?.close()}>
            <Icon name="cross" />
          </button>
        </header>
        <div class="field">
          <label for="invite-to">{c.who}</label>
          <select id="invite-to" name="to" value={to} onChange={(e) => setTo(e.currentTarget.value)} {...faultOf('to')}>
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
          {fault('to')}
        </div>
        <div class="field">
          <label for="invite-text">{c.words}</label>
          <textarea
            id="invite-text"
            name="text"
            class="handover-text"
            rows={3}
            dir="auto"
            value={text}
            onInput={(e) => setText(e.currentTarget.value)}
            {...faultOf('text')}
          />
          <span id="invite-text-hint" class="handover-hint">
            {c.wordsHint}
          </span>
          {fault('text')}
        </div>
        {problem && (
          <p class="notice" role="alert">
            <Icon name="alert" />
            {problemText(t.problems, problem)}
          </p>
        )}
        <div class="handover-foot">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {h.cancel}
          </button>
          <button
            type="submit"
            class="button button-brand"
            disabled={working || state.view.value.connection !== 'online'}
          >
            {working ? c.inviting : c.inviteSend}
          </button>
        </div>
      </form>
    </dialog>
  );
}
