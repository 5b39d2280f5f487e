import { useState } from 'preact/hooks';
import { shopperName } from '../../i18n/names.ts';
import { shortcut } from '../../keys/caps.ts';
import type { LeftInbox } from '../../state/left-inbox/index.ts';
import { NONE_PICKED } from '../../state/left-inbox/picked.ts';
import { useApp } from '../context.ts';
import { onEscape } from '../office/escape.ts';
import { Question } from '../office/question.tsx';
import { Key } from '../parts/key.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { pickedRows, whyNot } from './deeds.ts';
import type { Deeds } from './use-deeds.ts';
import type { Deed, Words } from './words.ts';

/** The longest note, in UTF-16 units: as the server takes it. */
const NOTE_MAX = 4000;

interface Props {
  inbox: LeftInbox;
  w: Words;
  deeds: Deeds;
}

/** What can be done with the picked ones. It stands at the list's foot while some are picked, and moves nothing. */
export function Bar({ inbox, w, deeds: { working, run: start } }: Props) {
  const app = useApp();
  const t = app.state.settings.t.value;
  const [asked, setAsked] = useState<'giveBack' | 'merge' | undefined>(undefined);
  const rows = pickedRows(inbox);
  const [first] = rows;
  if (!first) return null;
  const run = async (deed: Deed, note?: string) => {
    await start(deed, note);
    setAsked(undefined);
  };
  const button = (deed: Deed, press: () => void) => {
    const why = whyNot(app, deed, rows);
    // What makes no sense for these is not offered; without a line it says why.
    if (why !== undefined && why !== 'offline') return null;
    return (
      <button
        type="button"
        class={deed === 'claim' ? 'button button-brand' : 'button'}
        disabled={working || why !== undefined}
        title={why && w.why[why]}
        aria-keyshortcuts={deed === 'claim' ? shortcut('take') : undefined}
        onClick={press}
      >
        {working && deed === 'claim' ? w.working : w.deeds[deed]} {deed === 'claim' && <Key of="take" />}
      </button>
    );
  };
  if (asked === 'merge') {
    return (
      <div class="inbox-bar">
        <Question
          text={w.mergeAsk(rows.length, shopperName(t, first.shopper))}
          more={w.mergeHint}
          yes={w.deeds.merge}
          busy={working}
          onYes={() => void run('merge')}
          onNo={() => setAsked(undefined)}
        />
      </div>
    );
  }
  if (asked === 'giveBack') {
    const back = rows.filter(({ state, agent }) => state === 'active' && agent?.id === app.state.self.value?.id);
    return (
      <div class="inbox-bar">
        <BackForm
          w={w}
          count={back.length}
          busy={working}
          onYes={(note) => void run('giveBack', note)}
          onNo={() => setAsked(undefined)}
        />
      </div>
    );
  }
  return (
    <div class="inbox-bar" role="toolbar" aria-label={w.bar}>
      <span class="inbox-picked" role="status">
        {w.picked(rows.length)}
      </span>
      {button('claim', () => void run('claim'))}
      {button('giveBack', () => setAsked('giveBack'))}
      {button('merge', () => setAsked('merge'))}
      <button type="button" class="quiet" disabled={working} onClick={() => inbox.pick(NONE_PICKED)}>
        {w.unpick} <Key of="leave" />
      </button>
    </div>
  );
}

interface BackProps {
  w: Words;
  count: number;
  busy: boolean;
  onYes(note: string): void;
  onNo(): void;
}

/** What whoever takes them next reads first. Escape is no. */
function BackForm({ w, count, busy, onYes, onNo }: BackProps) {
  const t = useApp().state.settings.all.value;
  const field = useFocus<HTMLInputElement>();
  const [note, setNote] = useState('');
  return (
    <form
      class="inbox-back"
      onKeyDown={onEscape(onNo)}
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== '' && !busy) onYes(note.trim());
      }}
    >
      <label class="field">
        <span>{`${w.backAsk(count)} ${w.backNote}`}</span>
        <input
          ref={field}
          dir="auto"
          autocomplete="off"
          maxLength={NOTE_MAX}
          value={note}
          onInput={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </label>
      <div class="office-answers">
        <button type="submit" class="button button-strong" disabled={busy || note.trim() === ''}>
          {busy ? w.working : w.backYes}
        </button>
        <button type="button" class="button" disabled={busy} onClick={onNo}>
          {t.office.cancel}
        </button>
      </div>
    </form>
  );
}
