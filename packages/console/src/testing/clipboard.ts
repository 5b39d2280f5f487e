/** A clipboard in place of the browser’s, which takes nothing from a page that nobody has pressed on. */
export interface PlayedClipboard {
  readonly copied: readonly string[];
  allows: boolean;
  stop(): void;
}

export function playClipboard(): PlayedClipboard {
  const { clipboard } = navigator;
  const copied: string[] = [];
  const played = { copied, allows: true, stop: () => void Reflect.deleteProperty(clipboard, 'writeText') };
  Object.defineProperty(clipboard, 'writeText', {
    configurable: true,
    value: async (text: string) => (played.allows ? void copied.push(text) : Promise.reject(new Error('no'))),
  });
  return played;
}
