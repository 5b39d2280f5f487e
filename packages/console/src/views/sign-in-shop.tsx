import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApp } from './context.ts';

/** Which of several shops one signs in to. Most people have one, and are not asked. */
export function ShopField({ wrong }: { wrong: boolean }) {
  const { shop, t } = useApp().state.settings;
  const words = t.value.signInShop;
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<'no' | 'kept' | 'asked'>(shop.peek() === '' ? 'no' : 'kept');
  useLayoutEffect(() => {
    if (shown === 'asked') input.current?.focus();
  }, [shown]);
  if (shown === 'no') {
    return (
      <button type="button" class="link card-link" onClick={() => setShown('asked')}>
        {words.several}
      </button>
    );
  }
  return (
    <label class="field">
      <span>{words.label}</span>
      <input
        ref={input}
        type="text"
        name="shop"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        maxLength={40}
        aria-invalid={wrong}
        aria-describedby="sign-in-shop-hint"
        value={shop.value}
        onInput={({ currentTarget }) => {
          shop.value = currentTarget.value.trim();
        }}
      />
      <small class="field-hint" id="sign-in-shop-hint">
        {words.hint}
      </small>
    </label>
  );
}
