import { ACCEPTED } from '@shopbell/sdk/agent';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { shortcut } from '../../keys/caps.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { useTold } from '../use-told.ts';
import type { Tool } from './tool.ts';

/** Picks files from this machine. A note and a whisper carry none. */
export const Attach: Tool = ({ about, lane }) => {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const input = useRef<HTMLInputElement>(null);
  const wanted = useTold(state, () => state.focus.value === 'files');
  useLayoutEffect(() => {
    if (!wanted || lane !== 'public') return;
    state.focus.value = undefined;
    input.current?.click();
  }, [wanted]);
  if (lane !== 'public') return null;
  return (
    <>
      <button
        type="button"
        class="quiet icon-button"
        aria-label={t.files.attach}
        title={t.files.attachHint}
        aria-keyshortcuts={shortcut('files')}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
      </button>
      <input
        ref={input}
        type="file"
        class="file-input"
        multiple
        hidden
        accept={ACCEPTED}
        aria-label={t.files.attach}
        onChange={({ currentTarget }) => {
          intents.files.attach(about.conversation, [...(currentTarget.files ?? [])]);
          // The same file may be picked again.
          currentTarget.value = '';
          state.focus.value = 'write';
        }}
      />
    </>
  );
};
