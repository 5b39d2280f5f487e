import { shortcut, tip } from '../../keys/caps.ts';
import { useApp } from '../context.ts';
import { mayAnswer } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';
import type { Tool } from './tool.ts';

/** Writes a card to the shopper. */
export const CardTool: Tool = ({ about, lane }) => {
  const app = useApp();
  const { state, intents } = app;
  const { tool } = state.settings.all.value.cards;
  if (lane !== 'public' || about.state !== 'active' || !mayAnswer(app, about.conversation)) return null;
  return (
    <button
      type="button"
      class="quiet icon-button"
      aria-label={tool}
      title={tip(tool, 'card')}
      aria-keyshortcuts={shortcut('card')}
      aria-haspopup="dialog"
      disabled={!state.online.value}
      onClick={() => intents.cards.ask(about.conversation)}
    >
      <Icon name="page" />
    </button>
  );
};
