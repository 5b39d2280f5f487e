import { cap } from '../../keys/caps.ts';
import type { Command } from '../../keys/commands.ts';

/**
 * A key's cap beside the thing it does: the one of a command, or by `name` one that means something only there. Hidden from screen
 * readers: `aria-keyshortcuts` on the control says it there.
 */
export function Key(props: { of: Command } | { name: string }) {
  return (
    <span class="key" aria-hidden="true">
      {'of' in props ? cap(props.of) : props.name}
    </span>
  );
}
