import { parseBrand, STANDARD_BRAND } from '@shopbell/domain';
import { useState } from 'preact/hooks';
import { contrast, inkOn } from '../../text/contrast.ts';
import { useApp } from '../context.ts';
import { Wrong } from '../office/wrong.tsx';

const INKS = { black: '#000000', white: '#ffffff' } as const;
/** The pages it may stand on: white, and as dark as dark pages are. */
const PAGES = { light: '#ffffff', dark: '#121212' } as const;

interface Props {
  /** As it is typed; empty is the product's own. */
  value: string;
  /** The server refused it. */
  refused: boolean;
  onSet(value: string): void;
}

/** The one colour everything is computed from, by words or by eye, and how well it can be seen. */
export function BrandField({ value, refused, onSet }: Props) {
  const t = useApp().state.settings.all.value;
  const p = t.lookPage;
  // While somebody types, half a colour is no fault.
  const [left, setLeft] = useState(false);
  const hex = value.trim() === '' ? STANDARD_BRAND : parseBrand(value);
  const wrong = refused || (left && hex === undefined);
  return (
    <div class="look-brand">
      <div class="look-colour">
        <label class="field">
          <span>{p.brand}</span>
          <input
            class="mono"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            maxLength={20}
            placeholder={STANDARD_BRAND}
            aria-invalid={wrong}
            aria-describedby="look-contrast"
            value={value}
            onInput={({ currentTarget }) => {
              setLeft(false);
              onSet(currentTarget.value);
            }}
            onBlur={() => setLeft(true)}
          />
          <Wrong says={wrong && p.brandWrong} />
          <small class="field-hint">{p.brandHint(STANDARD_BRAND)}</small>
        </label>
        <input
          type="color"
          class="look-well"
          aria-label={p.well}
          title={p.well}
          value={hex ?? STANDARD_BRAND}
          onInput={({ currentTarget }) => onSet(currentTarget.value)}
        />
      </div>
      <Contrast hex={hex} />
    </div>
  );
}

/** How well the colour can be seen, in words. */
function Contrast({ hex }: { hex: string | undefined }) {
  const t = useApp().state.settings.all.value;
  const p = t.lookPage;
  if (hex === undefined) return <ul id="look-contrast" class="look-contrast" />;
  const ink = inkOn(hex);
  return (
    <ul id="look-contrast" class="look-contrast">
      <li>{p.ink(p.inks[ink], contrast(hex, INKS[ink]))}</li>
      {(['light', 'dark'] as const).map((page) => {
        const ratio = contrast(hex, PAGES[page]);
        // Below it, controls are not told from what is around them (WCAG 1.4.11).
        const isSeen = ratio >= 3;
        return (
          <li key={page} class={isSeen ? undefined : 'look-faint'}>
            {(isSeen ? p.seen : p.unseen)(p.on[page], ratio)}
          </li>
        );
      })}
    </ul>
  );
}
