import { useApp } from './context.ts';
import { LaterSays } from './later-failed.tsx';
import { Bones } from './parts/bones.tsx';

/** In place of a part of a screen that comes or, with `again`, doesn't. */
export function LaterPart({ again }: { again: (() => void) | undefined }) {
  const t = useApp().state.settings.t.value;
  return <div class="later-part">{again ? <LaterSays again={again} /> : <Bones label={t.later.coming} />}</div>;
}
