import { useApp } from './context.ts';
import { LaterSays } from './later-failed.tsx';
import { Bones } from './parts/bones.tsx';

/** In place of a part of a screen that comes or, with `again`, doesn't. */
export function LaterPart({ again }: { again: (() => void) | undefined }) {
  const t = useApp().state.settings.t.value;
  if (!again) return <Bones label={t.later.coming} />;
  return (
    <div class="later-failed later-part">
      <LaterSays again={again} />
    </div>
  );
}
