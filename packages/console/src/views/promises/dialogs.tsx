import type { Promising } from '../../state/promises.ts';
import { MakeDialog } from './make-dialog.tsx';
import { SettleDialog } from './settle-dialog.tsx';

/** The dialog that is open: something is promised, or told what became of it. */
export function PromiseDialogs({ promising }: { promising: Promising }) {
  return promising.is === 'make' ? (
    <MakeDialog key={promising.conversation} promising={promising} />
  ) : (
    <SettleDialog key={promising.owed.promise.id} promising={promising} />
  );
}
