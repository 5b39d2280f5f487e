import { useEffect } from 'preact/hooks';
import { useApp } from './context.ts';
import { KeysSheet, Palette, SOON } from './soon.ts';
import { usePaletteKey } from './use-keys.ts';

/** How long after the first screen what stands over it or beside it is fetched, in ms: what is on the screen comes first. */
const SOON_MS = 1000;

/** What stands over any page of who is signed in. */
export function Overlays() {
  const app = useApp();
  const { keysShown, paletteShown } = app.state;
  usePaletteKey(app);
  useEffect(
    () =>
      app.after(SOON_MS, () => {
        // One that doesn't come now is asked for again when it is wanted.
        for (const part of [...SOON, app.words]) part.load().catch(() => undefined);
      }),
    [],
  );
  return (
    <>
      {keysShown.value && <KeysSheet />}
      {paletteShown.value && <Palette />}
    </>
  );
}
