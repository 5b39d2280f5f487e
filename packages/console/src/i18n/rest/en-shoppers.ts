/** The page of tags and blocks. */
export const enShoppersRest = {
  tags: {
    heading: 'Tags',
    intro:
      'What agents can mark shoppers with. A tag is another one for everybody at once when its name or colour changes.',
    name: 'Name',
    hue: 'Colour',
    hueHint: 'Colours mean nothing by themselves; they only help to find a tag again.',
    hues: {
      slate: 'Slate',
      blue: 'Blue',
      teal: 'Teal',
      olive: 'Olive',
      brown: 'Brown',
      rose: 'Rose',
      violet: 'Violet',
      indigo: 'Indigo',
    },
    add: 'Add a tag',
    none: 'No tags yet. The first one stands here once it is made.',
    up: (name: string) => `Move “${name}” up`,
    down: (name: string) => `Move “${name}” down`,
    remove: 'Remove',
    removeAsk: (name: string) => `Remove “${name}” from every shopper who has it?`,
    count: (count: number) => `${count} of 200`,
    nameInvalid: 'A tag has 1 to 24 characters in one line.',
    nameTaken: 'There is a tag of this name already.',
  },

  blocks: {
    heading: 'Blocked shoppers',
    intro: 'They read what was said and can’t write. Blocks with an end are over by themselves.',
    none: 'Nobody is blocked.',
    by: (name: string, when: string) => `by ${name}, ${when}`,
  },
};
