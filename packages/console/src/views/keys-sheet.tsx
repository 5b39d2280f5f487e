import { useEffect, useRef } from 'preact/hooks';
import { capsOf } from '../keys/caps.ts';
import { COMMAND_IDS } from '../keys/commands.ts';
import { BOX_KEYS, SECTIONS, type Section, TOLD } from '../keys/told.ts';
import { useApp } from './context.ts';
import { Icon } from './parts/icon.tsx';

/** Every key, and the switch for those that are single letters. */
export function KeysSheet() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const k = t.keys;
  return (
    <dialog ref={dialog} class="keys-sheet" aria-labelledby="keys-heading" onClose={() => intents.keys(false)}>
      <header class="keys-head">
        <h2 id="keys-heading">{k.heading}</h2>
        <button type="button" class="quiet icon-button" aria-label={k.close} onClick={() => dialog.current?.close()}>
          <Icon name="cross" />
        </button>
      </header>
      <div class="keys-groups">
        {SECTIONS.map((section) => (
          <Keys key={section} section={section} />
        ))}
      </div>
      <label class="keys-single">
        <input
          type="checkbox"
          checked={state.settings.singleKeys.value}
          onChange={(event) => intents.singleKeys(event.currentTarget.checked)}
        />
        <span>
          {k.single}
          <small>{k.singleHint}</small>
        </span>
      </label>
    </dialog>
  );
}

function Keys({ section }: { section: Section }) {
  const t = useApp().state.settings.all.value;
  const { sections } = t.palette;
  return (
    <section class={`keys-group keys-${section}`}>
      <h3>{sections[section]}</h3>
      <dl>
        {COMMAND_IDS.filter((id) => TOLD[id].section === section).map((id) => {
          const { words, besides } = TOLD[id];
          return <One key={id} keys={capsOf(id)} does={words(t)} besides={besides?.(t)} />;
        })}
        {section === 'list' && <One keys={['↵']} does={t.keys.open} />}
        {section === 'writing' && BOX_KEYS.map(({ keys, words }) => <One key={words(t)} keys={keys} does={words(t)} />)}
      </dl>
    </section>
  );
}

function One({ keys, does, besides }: { keys: readonly string[]; does: string; besides?: string | undefined }) {
  const { or } = useApp().state.settings.all.value.keys;
  return (
    <div>
      <dt>
        {keys.map((name, index) => (
          <span key={name}>
            {index > 0 && ` ${or} `}
            <kbd class="key">{name}</kbd>
          </span>
        ))}
      </dt>
      <dd>
        {does}
        {besides && <small class="keys-besides"> – {besides}</small>}
      </dd>
    </div>
  );
}
