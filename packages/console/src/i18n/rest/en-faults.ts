/** What stands at a field that was refused, and the strings of changing a name. */
export const enFaultsRest = {
  faults: {
    name: (max: number) => `1 to ${max} characters in one line, without control characters.`,
    between: (from: string, to: string) => `From ${from} to ${to}.`,
    count: (from: number, to: number) => `A whole number from ${from} to ${to}.`,
    warning: 'From 0 to the time in which the reply is due.',
    zone: 'There is no such time zone. They are written like Europe/Berlin.',
    groups: 'One of these groups is gone. Load the page anew.',
    languages: 'Tags like zh-CN or en with commas between, at most 20.',
    skills: 'At most 50, of up to 40 characters each.',
    words: (max: number) => `At most ${max} characters.`,
    ownPage:
      'The shop has no page on this server for its link. Add this server’s own address to the shop’s addresses first.',
    barred: 'The shop’s guard keeps these words from shoppers. Choose others.',
  },

  names: {
    own: 'Name',
    hint: 'Shoppers and colleagues read it once the console is loaded anew; what was said before keeps the name it was said under. At most 64 characters.',
    done: 'Your name is changed. Load the page anew to go by it.',
    of: (name: string) => `New name of ${name}`,
    changed: (name: string) => `The name of ${name} is changed. They go by it once they load the console anew.`,
    change: 'Change name',
    changeOf: (name: string) => `Change name: ${name}`,
  },
};
