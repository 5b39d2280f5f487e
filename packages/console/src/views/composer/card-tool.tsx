import { useApp } from '../context.ts';
import { mayAnswer } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';
import type { Tool } from './tool.ts';

/** Writes a card to the shopper: an order to check, or that one waits for its payment. */
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
      title={tool}
      aria-haspopup="dialog"
      disabled={!state.online.value}
      onClick={() => intents.cards.ask(about.conversation)}
    >
      <Icon name="page" />
    </button>
  );
};
