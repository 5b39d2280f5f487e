const ratioOf = (ratio: number): string => `${ratio.toFixed(1)} to 1`;
type Choices<T extends string> = { legend: string; of: Record<T, readonly [name: string, effect: string]> };

/** The page of how the chat looks. */
export const enLookRest = {
  lookPage: {
    intro:
      'How the chat looks on the shop’s pages. What is saved here is kept for your colleagues; a page itself looks as the tag in it says. So choose, save, and put the tag below into the pages.',
    preview: 'Preview',
    samples: { light: 'On a device set to light', dark: 'On a device set to dark', always: 'On every device' },
    brand: 'Brand colour',
    brandHint: (standard: string) =>
      `Everything else is computed from it. Three or six hex digits, like #2b59c3. Standard: empty, which is a dark green (${standard}).`,
    brandWrong: 'Three or six hex digits, like #2b59c3.',
    well: 'Choose the colour by eye',
    inks: { black: 'black', white: 'white' },
    ink: (ink: string, ratio: number) => `Writing on it is ${ink} by itself, ${ratioOf(ratio)}: easy to read.`,
    on: { light: 'On a white page', dark: 'On a dark page' },
    seen: (page: string, ratio: number) => `${page} the launcher stands out, ${ratioOf(ratio)}.`,
    unseen: (page: string, ratio: number) =>
      `${page} the launcher is easily overlooked, ${ratioOf(ratio)}. From 3 to 1 on it stands out.`,
    heading: 'What stands at the top',
    headingHint: (most: number, standard: string) =>
      `The shop’s name, or what you like; the same in every language. At most ${most} characters. Standard: empty, which is “${standard}” in the shopper’s language.`,
    greeting: 'What an empty talk says',
    greetingStandard: 'How can we help?',
    greetingHint: (most: number) =>
      `The same in every language. At most ${most} characters. Standard: empty, which is “How can we help?” in the shopper’s language.`,
    questions: 'Quick questions',
    questionsHint: (most: number, long: number) =>
      `One a line: buttons over an empty talk, each of which sends its words. At most ${most}, each at most ${long} characters. Standard: none.`,
    questionsWrong: (most: number, long: number) =>
      `At most ${most} lines, each at most ${long} characters, without “|”: the tag puts it between them.`,
    photo: 'The shop’s picture',
    photoHint:
      'Its address, square, over https, or a path on the shop’s own site like /logo.png. It stands at the top until an agent is there. Standard: empty, which is the first letter.',
    photoWrong: 'An address that begins with https://, or a path that begins with /.',
    sounds: {
      legend: 'Sound of an answer',
      of: {
        off: ['None', 'Until the shopper asks for it in the chat’s menu. Standard.'],
        on: [
          'A short tone',
          'Once, in one of their tabs, while the talk is not before their eyes. They can turn it off.',
        ],
      },
    } as Choices<'off' | 'on'>,
    position: {
      legend: 'Corner',
      of: {
        end: ['Lower right', 'Lower left on pages that are written from the right. Standard.'],
        start: ['Lower left', 'Lower right on pages that are written from the right.'],
      },
    } as Choices<'end' | 'start'>,
    theme: {
      legend: 'Light or dark',
      of: {
        auto: [
          'As the shopper’s device is set',
          'Choose another one where your pages don’t follow the device. Standard.',
        ],
        light: ['Always light', 'For pages that are always light.'],
        dark: ['Always dark', 'For pages that are always dark.'],
      },
    } as Choices<'auto' | 'light' | 'dark'>,
    locale: {
      legend: 'Language',
      of: {
        auto: [
          'As the page',
          'The page’s own language, else the browser’s; English where we don’t speak it. Standard.',
        ],
      },
    } as Choices<'auto'>,
    storage: {
      legend: 'What the shopper’s device keeps, from the first message on',
      of: {
        persistent: [
          'Who they are and what isn’t sent, until they sign out',
          'They come back to the same talk on another day, and see replies on every page. Standard.',
        ],
        session: ['Who they are, in one tab', 'The talk ends with the tab; what isn’t sent is in the page only.'],
        none: ['Nothing', 'The talk ends with the page; on the next one they are somebody else.'],
      },
    } as Choices<'persistent' | 'session' | 'none'>,
    saved: 'Saved. A page looks so once the tag below is in it.',
    tag: 'The tag for the shop’s pages',
    tagHint:
      'It says what stands above now, saved or not, and leaves out what is standard. Put it once into every page, in place of the one that is there: no page changes by itself.',
    copy: 'Copy the tag',
    copied: 'Copied.',
    notCopied: 'The browser doesn’t allow it. Mark the tag and copy it by hand.',
    offsets:
      'How far it is from the corner the pages’ own styles say: --shop-bell-x and --shop-bell-y on <shop-bell>. Standard: 20px.',
  },
};
