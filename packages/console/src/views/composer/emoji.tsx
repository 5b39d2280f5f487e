import type { ComponentType } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import type { PanelProps } from './emoji-panel.tsx';
import type { Tool } from './tool.ts';

/** The picker of emoji; what it needs is loaded when it is opened. */
export const EmojiTool: Tool = ({ insert, field }) => {
  const { state, words } = useApp();
  const t = state.settings.t.value;
  const button = useRef<HTMLButtonElement>(null);
  const [Panel, setPanel] = useState<{ of: ComponentType<PanelProps> }>();
  const [failed, setFailed] = useState(false);
  const open = async () => {
    if (Panel) return setPanel(undefined);
    try {
      const [{ EmojiPanel }] = await Promise.all([import('./emoji-panel.tsx'), words.load()]);
      setFailed(false);
      setPanel({ of: EmojiPanel });
    } catch {
      setFailed(true);
    }
  };
  return (
    <span class="emoji-tool">
      <button
        ref={button}
        type="button"
        class="quiet icon-button"
        aria-label={t.writing.emoji.tool}
        title={`${t.writing.emoji.tool} (:)`}
        aria-haspopup="dialog"
        aria-expanded={Panel !== undefined}
        onClick={() => void open()}
      >
        <Icon name="smile" />
      </button>
      {failed && (
        <span class="emoji-failed" role="alert">
          {t.writing.emoji.failed}
        </span>
      )}
      {Panel && (
        <Panel.of
          anchor={button}
          onPick={(char) => {
            setPanel(undefined);
            insert(char);
          }}
          onClose={() => {
            setPanel(undefined);
            field.current?.focus();
          }}
        />
      )}
    </span>
  );
};
