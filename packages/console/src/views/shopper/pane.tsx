import { useLayoutEffect, useRef } from 'preact/hooks';
import { shortcut } from '../../keys/caps.ts';
import type { About } from '../../state/about.ts';
import { useApp } from '../context.ts';
import { Told } from '../office/told.tsx';
import { Icon } from '../parts/icon.tsx';
import { AttributesPart } from './attributes.tsx';
import { Blocked, BlockPart } from './block.tsx';
import { Card } from './card.tsx';
import { EarlierTalks } from './earlier.tsx';
import { Now } from './now.tsx';
import { Remarks } from './remarks.tsx';
import { Tags } from './tags.tsx';
import { Talk } from './talk.tsx';

/** The right pane: who the shopper is, where they are, what colleagues wrote down, and what there was before. */
export function ShopperPane() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const about = state.about.value;
  const close = useRef<HTMLButtonElement>(null);
  const details = state.details.value;
  const wasShown = useRef(false);
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
      {about ? (
        <Body key={state.shopper.person.value} about={about} />
      ) : (
        <p class="hint shopper-empty">{t.shopper.empty}</p>
      )}
    </aside>
  );
}

function Body({ about }: { about: About }) {
  const { state, intents } = useApp();
  const p = state.settings.t.value.panel;
  const { facts, person } = state.shopper;
  const known = facts.value?.person === person.value ? facts.value?.is : undefined;
  const value = known?.is === 'here' ? known.value : undefined;
  const isForeign = known?.is === 'failed' && known.refused.code === 'shopper_unknown';
  return (
    <div class="shopper-body">
      <Card about={about} facts={value} />
      {value && <Blocked facts={value} />}
      <Now />
      {(known === undefined || known.is === 'loading') && (
        <div class="shopper-wait" role="status">
          <span class="sr-only">{p.loading}</span>
          <span class="bone bone-2" />
          <span class="bone bone-1" />
        </div>
      )}
      {isForeign && <p class="faint shopper-line">{p.foreign}</p>}
      {known?.is === 'failed' && !isForeign && (
        <div class="shopper-part">
          <p>{p.failed}</p>
          <Told refused={known.refused} />
          <button type="button" class="button" onClick={() => void intents.shopper.load()}>
            {p.again}
          </button>
        </div>
      )}
      {value && <Tags facts={value} />}
      {value && <Remarks facts={value} />}
      <Talk about={about} />
      {value && <EarlierTalks facts={value} />}
      {value && <AttributesPart facts={value} />}
      {value && <BlockPart facts={value} />}
    </div>
  );
}
