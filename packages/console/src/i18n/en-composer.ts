/** The box to write in: its tools, what it asks before words go. */
export const enComposer = {
  tools: 'Tools',
  ask: {
    label: 'Before it is sent',
    changed: (name: string) => `You opened the conversation with ${name} just now. Are these words for them?`,
    typed: (name: string, before: string) =>
      `You began to type these words to ${before}. This is the conversation with ${name}.`,
    somebodyElse: 'another shopper',
    back: 'Go back',
    anyway: (name: string) => `Send to ${name}`,
    anywayDesk: 'Send anyway',
  },
};

export type ComposerMessages = typeof enComposer;
