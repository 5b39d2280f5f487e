/** The strings of making a further shop. */
export const enShopsRest = {
  furtherShop: {
    heading: 'Further shops',
    hint: 'Another shop has pages, people, keys, hours and a log of its own. You are its first admin; nobody else comes along.',
    add: 'Make another shop',
    name: 'Name of the shop',
    nameHint: 'Your people see it; the chat doesn’t show it.',
    slug: 'Address in the page’s code',
    slugHint: 'Small letters, digits and hyphens, at most 40. It can’t be changed later.',
    make: 'Make the shop',
    made: (name: string) =>
      `${name} is there. Go there under “My account”: set what it goes by, make its keys and invite people.`,
    taken: 'Another shop has this address. Choose another one.',
    slugWrong: 'Small letters, digits and hyphens only, not a hyphen at either end.',
  },
};
