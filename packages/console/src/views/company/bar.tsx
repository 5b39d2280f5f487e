import { shortcut } from '../../keys/caps.ts';
import type { About } from '../../state/about.ts';
import { askedBy, isIn, whisperTo } from '../../state/company.ts';
import { useApp } from '../context.ts';
import { joinAndWrite } from '../focus.ts';
import { Key } from '../parts/key.tsx';

/** What can be done beside the agent who has it: join, say no, whisper, leave. */
export function CompanyActs({ about }: { about: About }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.t.value;
  const { conversation } = about;
  const self = state.self.value;
  const row = state.lists.rows.value.get(conversation);
  const isGuest = isIn(row, self?.id);
  const isAsked = askedBy(row, self?.id) !== undefined;
  const whispers = whisperTo(about, self) !== undefined;
  const off = state.busy.value.has(conversation) || !state.online.value;
  if (about.state !== 'active') return null;
  return (
    <>
      {whispers && state.writing.lanes.value.get(conversation) !== 'whisper' && !isGuest && (
        <button
          type="button"
          class="button"
          aria-keyshortcuts={shortcut('whisper')}
          onClick={() => {
            intents.writeTo(conversation, 'whisper');
            state.focus.value = 'write';
          }}
        >
          {t.company.whisper} <Key of="whisper" />
        </button>
      )}
      {isGuest && (
        <button
          type="button"
          class="button"
          aria-keyshortcuts={shortcut('part')}
          disabled={off}
          onClick={() => void intents.part(conversation)}
        >
          {t.company.part} <Key of="part" />
        </button>
      )}
      {isAsked && !isGuest && (
        <button
          type="button"
          class="button"
          aria-keyshortcuts={shortcut('decline')}
          disabled={off}
          onClick={() => void intents.decline({ conversation })}
        >
          {t.company.decline} <Key of="decline" />
        </button>
      )}
      {!isGuest && (isAsked || whispers) && (
        <button
          type="button"
          class={isAsked ? 'button button-brand' : 'button'}
          aria-keyshortcuts={shortcut('join')}
          disabled={off}
          onClick={() => void joinAndWrite(app, conversation)}
        >
          {t.company.join} <Key of="join" />
        </button>
      )}
    </>
  );
}
