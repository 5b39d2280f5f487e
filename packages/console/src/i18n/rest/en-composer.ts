/** The picker of emoji, and the wish for how long what is sent waits. */
export const enComposerRest = {
  emoji: {
    search: 'Search by name',
    found: 'Found',
    recent: 'Written last',
    none: 'There is no emoji of that name.',
    tone: 'Skin tone',
    tones: ['No skin tone', 'Light', 'Medium-light', 'Medium', 'Medium-dark', 'Dark'],
    groups: {
      smileys: 'Smileys',
      people: 'People',
      nature: 'Nature',
      food: 'Food and drink',
      places: 'Places',
      activities: 'Activities',
      objects: 'Objects',
      symbols: 'Symbols',
    },
  },

  sending: {
    heading: 'Sending',
    hint: 'What you send – messages, notes and whispers – waits here so long, and you can take it back. The shopper sees it after that, and until then you have not answered: the reply clock runs on. It goes at once when you press Enter in the empty box, go to another conversation, sign out or close the page.',
    off: 'Send at once',
    after: (seconds: number) => `Wait ${seconds} s`,
    kept: 'Kept in this browser.',
  },
};
