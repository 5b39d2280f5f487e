import type { ComponentChildren } from 'preact';
import type { Fold } from '../../state/shopper.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

interface Props {
  fold: Fold;
  title: string;
  /** Said beside the title, folded or not. */
  count?: string | number;
  children: ComponentChildren;
}

/** A part of the panel under a title that folds it; what is folded stays so on this machine. */
export function Section({ fold, title, count, children }: Props) {
  const { state, intents } = useApp();
  const open = !state.shopper.folded.value.includes(fold);
  const id = `shopper-${fold}`;
  return (
    <section class="shopper-part">
      <h3 class="shopper-part-title">
        <button
          type="button"
          class="quiet"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => intents.shopper.fold(fold)}
        >
          <Icon name="chevron" class={open ? 'fold fold-open' : 'fold'} />
          <span>{title}</span>
          {count !== undefined && <span class="faint">{count}</span>}
        </button>
      </h3>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
