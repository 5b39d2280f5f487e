import { useState } from 'preact/hooks';

/** Puts text on the clipboard, and tells whether that went well; undefined before it was asked for. */
export function useCopy(): [done: boolean | undefined, copy: (text: string) => Promise<void>] {
  const [done, setDone] = useState<boolean | undefined>(undefined);
  const copy = async (text: string) => {
    try {
      // A page that came without encryption has no clipboard at all.
      await navigator.clipboard.writeText(text);
      setDone(true);
    } catch {
      setDone(false);
    }
  };
  return [done, copy];
}
