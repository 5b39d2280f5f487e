/** A key's cap beside the thing it does. Hidden from screen readers: `aria-keyshortcuts` on the control says it there. */
export function Key({ name }: { name: string }) {
  return (
    <span class="key" aria-hidden="true">
      {name}
    </span>
  );
}
