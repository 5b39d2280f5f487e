import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { shortcut } from '../../keys/caps.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { PaneEdge, ShopperBody } from '../soon.ts';

/** The right pane: who the shopper is, where they are, what colleagues wrote down, and what there was before. */
export function ShopperPane() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const about = state.about.value;
  const close = useRef<HTMLButtonElement>(null);
  const details = state.details.value;
  const wasShown = useRef(false);
  // Whose thread comes is drawn first: what is known of them stands beside it once that is painted.
  const person = state.shopper.person.value;
  const [painted, setPainted] = useState(person);
  useEffect(() => setPainted(person), [person]);
  // Laid over the thread, the pane takes the focus along and gives it back. Where it always shows, its button doesn't.
  useLayoutEffect(() => {
    if (details) close.current?.focus();
    else if (wasShown.current) document.querySelector<HTMLElement>('.details-button')?.focus();
    wasShown.current = details;
  }, [details]);
  return (
    <aside id="shopper" class="pane shopper-pane" aria-label={t.shopper.label}>
      <header class="pane-head shopper-head">
        <h2>{t.shopper.label}</h2>
        <button
          ref={close}
          type="button"
          class="quiet icon-button details-close"
          aria-label={t.shopper.close}
          aria-keyshortcuts={shortcut('details')}
          onClick={() => intents.details(false)}
        >
          <Icon name="cross" />
        </button>
      </header>
      {about && painted === person && <ShopperBody key={person} about={about} />}
      {!about && <p class="hint shopper-empty">{t.shopper.empty}</p>}
      <PaneEdge pane="shopper" />
    </aside>
  );
}
