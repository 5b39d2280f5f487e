import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from './context.ts';
import { Icon } from './parts/icon.tsx';

/** Every key, and the switch for those that are single letters. */
export function KeysSheet() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
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
        <Keys title={k.list}>
          <One keys={['J', '↓']} or={k.or} does={k.next} />
          <One keys={['K', '↑']} or={k.or} does={k.previous} />
          <One keys={['↵']} does={k.open} />
          <One keys={['.']} does={k.arrived} />
        </Keys>
        <Keys title={k.conversation}>
          <One keys={['T']} does={k.take} />
          <One keys={['A']} does={t.floor.keys.accept} />
          <One keys={['D']} does={t.floor.keys.decline} />
          <One keys={['R']} does={k.reply} />
          <One keys={['N']} does={k.note} />
          <One keys={['F']} does={t.files.key} />
          <One keys={['C']} does={k.change} />
          <One keys={['U']} does={k.takeBack} />
          <One keys={['Z']} does={t.writing.undo.key} />
          <One keys={['H']} does={k.handOver} />
          <One keys={['O']} does={k.takeOver} />
          <One keys={['B']} does={k.invite} />
          <One keys={['G']} does={k.join} />
          <One keys={['X']} does={k.decline} />
          <One keys={['L']} does={k.part} />
          <One keys={['W']} does={k.whisper} />
          <One keys={['P']} does={t.promises.key} />
          <One keys={['E']} does={k.end} />
          <One keys={['I']} does={k.details} />
          <One keys={['M']} does={t.panel.remark} />
        </Keys>
        <Keys title={k.writing}>
          <One keys={['↵']} does={k.send} />
          <One keys={['⇧ ↵']} does={k.break} />
          <One keys={['/']} does={t.ready.key} />
          <One keys={['↑']} does={k.changeEmpty} />
          <One keys={[':']} does={t.writing.emoji.key} />
          <One keys={['Ctrl Z']} does={t.writing.undo.keyEmpty} />
          <One keys={['↵']} does={t.writing.undo.now} />
          <One keys={['Esc']} does={k.leave} />
          <One keys={['Alt ↓', 'Alt ↑']} or={k.or} does={k.switchWhile} />
          <One keys={['S']} does={t.floor.keys.status} />
          <One keys={['/']} does={t.search.key} />
          <One keys={['Q']} does={t.summary.key} />
          <One keys={['?']} does={k.help} />
        </Keys>
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

function Keys({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="keys-group">
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function One({ keys, or, does }: { keys: readonly string[]; or?: string; does: string }) {
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
      <dd>{does}</dd>
    </div>
  );
}
