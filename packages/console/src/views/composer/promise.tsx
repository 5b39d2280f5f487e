import { shortcut, tip } from '../../keys/caps.ts';
import { mayPromise } from '../../state/promises.ts';
import { useApp } from '../context.ts';
import { mayAnswer } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';
import type { Tool } from './tool.ts';

/** Notes a promise; words that are being written stay where they are. */
export const PromiseTool: Tool = ({ about }) => {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.t.value;
  if (!mayPromise(about, state.self.value?.id, mayAnswer(app, about.conversation))) return null;
  return (
    <button
      type="button"
      class="quiet icon-button"
      aria-label={t.promises.tool}
      title={tip(t.promises.tool, 'promise')}
      aria-keyshortcuts={shortcut('promise')}
      disabled={!state.online.value}
      onClick={() => intents.promises.ask(about.conversation)}
    >
      <Icon name="flag" />
    </button>
  );
};
