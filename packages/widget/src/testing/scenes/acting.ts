import type { SharedFile } from '@shopbell/protocol';
import { ChatError, type UploadView } from '@shopbell/sdk';
import { closed, message, thread } from '../talk.ts';
import { ago, mei, type Scene, type Scenes, type Shown, talking } from './scene.ts';

const fresh = thread('A', [
  message(1, 'theirs', 'Which one?', undefined, ago(1)),
  message(2, 'mine', 'The blue one', 'c1', ago(0.1)),
]);
const tools = '.tools > button';

const edits = async ({ find }: Shown) => {
  (await find(tools)).click();
  (await find('[role=menuitem]')).click();
  await find('.editing');
};
const changes = async (on: Shown) => {
  await edits(on);
  await on.write('The green one');
  (await on.find('.send')).click();
};
const refuses = (code: ConstructorParameters<typeof ChatError>[0]): NonNullable<Scene['prepare']> => {
  const refused = () => {
    throw new ChatError(code);
  };
  return ({ calls }) => {
    for (const verb of ['edit', 'recall', 'send'] as const) calls.answer(verb, refused);
  };
};

/** Chooses from the menu of the whole talk. */
const chooses =
  (which: 'first' | 'last') =>
  async ({ find }: Shown) => {
    (await find('.options > button')).click();
    (await find(`.options [role=menuitem]:${which}-child`)).click();
  };
const ends = async (on: Shown) => {
  await chooses('last')(on);
  (await on.find('.sure button')).click();
};

const DRAWN = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 4 3"><path fill="teal" d="M0 0h4v3H0z"/></svg>')}`;
const picture: SharedFile = {
  id: 'f1',
  name: 'kettle.png',
  type: 'image/png',
  bytes: 48_213,
  width: 1200,
  height: 900,
};
const paper: SharedFile = {
  id: 'f2',
  name: 'care instructions for every kettle of the shop.pdf',
  type: 'application/pdf',
  bytes: 3e6,
};
const withFile = (seq: number, by: 'mine' | 'theirs', text: string, file: SharedFile) =>
  ({ ...message(seq, by, text, 'c1', ago(1)), file }) as ReturnType<typeof message>;
const withFiles = thread('A', [withFile(1, 'theirs', 'Like this?', picture), withFile(2, 'mine', '', paper)]);
const serves: NonNullable<Scene['prepare']> = ({ calls }) =>
  calls.answer('links', (_, seqs) =>
    seqs.map((seq) => ({ seq, url: DRAWN, preview: DRAWN, until: Date.now() + 600_000 })),
  );
const onItsWay = (upload: Partial<UploadView>): Scene => ({ view: talking(fresh), upload, shows: '.picked li' });

/** What a person does: writing, changing, taking back, files. */
export const ACTING: Scenes = {
  'something to send': { acts: ({ write }) => write('Is the kettle back?'), shows: '.send:enabled' },
  'near the limit': { acts: ({ write }) => write('字'.repeat(3990)), shows: '.foot span' },
  'over the limit': { acts: ({ write }) => write('字'.repeat(4001)), shows: '[data-over]' },
  menu: { view: talking(fresh), acts: async ({ find }) => (await find(tools)).click(), shows: '.menu' },
  editing: { view: talking(fresh), acts: edits, shows: '.editing' },
  'editing, too late': {
    view: talking(fresh),
    acts: async (on) => {
      await edits(on);
      await on.write('The green one');
      on.chat.set({ amendWindowMs: 0 });
    },
    shows: '.editing path[d^="M10 3.5"]',
  },
  'a change on its way': {
    view: talking(fresh),
    acts: changes,
    shows: '[data-state] path[d^="M10 3.5"]',
  },
  'not changed': {
    view: talking(fresh),
    prepare: refuses('rate_limited'),
    acts: changes,
    shows: '[role=alert] .say',
  },
  'not taken back': {
    view: talking(fresh),
    prepare: refuses('too_late'),
    acts: async ({ find }) => {
      (await find(tools)).click();
      (await find('[role=menuitem] + [role=menuitem]')).click();
    },
    shows: '.failure[role=alert]',
  },
  'too much unsent': {
    prepare: refuses('outbox_full'),
    acts: async ({ find, write }) => {
      await write('One more');
      (await find('.send')).click();
    },
    shows: '[role=alert] .say',
  },
  'the menu of the talk': {
    view: talking(fresh),
    acts: async ({ find }) => (await find('.options > button')).click(),
    shows: '.options .menu',
  },
  'the menu of a talk that has just ended': {
    view: talking(fresh),
    acts: async ({ find, chat, drawn }) => {
      (await find('.options > button')).click();
      await find('.options .menu');
      await drawn();
      const over = { ...fresh, events: [...fresh.events, closed(3, ago(0))], state: 'closed' as const };
      chat.set(talking(over, { agent: undefined }));
    },
    shows: '.options [aria-disabled=true]',
  },
  'asked whether it is to end': { view: talking(fresh), acts: chooses('last'), shows: '.sure .stale' },
  'ends with the next line': {
    view: talking(fresh, { connection: 'waiting' }),
    prepare: ({ calls }) => calls.hold('end'),
    acts: ends,
    shows: '.wait',
  },
  'is kept as a file': {
    view: talking(fresh, { more: true }),
    prepare: ({ calls }) => calls.hold('history'),
    acts: chooses('first'),
    shows: '.saving button',
  },
  'replies, and one that is written': {
    view: talking(
      thread('A', [
        message(
          1,
          'theirs',
          'Which one? There is a blue one, a green one, and one that is nearly white',
          undefined,
          ago(3),
        ),
        { ...message(2, 'mine', 'The blue one', 'c2', ago(2)), re: 1 } as ReturnType<typeof message>,
        { kind: 'erased', seq: 3, at: ago(2), by: mei, was: 'message', why: 'recalled' },
        { ...message(4, 'theirs', 'Forget that', undefined, ago(1)), re: 3 } as ReturnType<typeof message>,
      ]),
    ),
    acts: async ({ find }) => (await find('.reply')).click(),
    shows: '.replying',
  },
  'emoji to pick from': {
    view: talking(fresh),
    acts: async ({ find, drawn }) => {
      (await find('.face-button')).click();
      (await find('.emoji button')).click();
      await drawn();
      (await find('.face-button')).click();
      await drawn();
      (await find('.face-button')).click();
    },
    shows: '.emoji > [role=group]:nth-child(6)',
  },
  files: { view: talking(withFiles), prepare: serves, shows: '.picture img' },
  'a picture in large': {
    view: talking(withFiles),
    prepare: serves,
    acts: async ({ find }) => (await find('.picture')).click(),
    shows: '.large img',
  },
  'one of several pictures, closer': {
    view: talking(
      thread('A', [withFile(1, 'theirs', 'Like this?', picture), withFile(2, 'theirs', '', { ...picture, id: 'f3' })]),
    ),
    prepare: serves,
    acts: async ({ find, drawn }) => {
      (await find('.picture')).click();
      await find('.large img');
      await drawn();
      (await find('.large .bar button:nth-of-type(2)')).click();
    },
    shows: '.large img[style]',
  },
  'a picture that is not to be had': {
    view: talking(withFiles),
    prepare: serves,
    acts: async ({ find }) => {
      (await find('.picture')).click();
      (await find('.large img')).dispatchEvent(new Event('error'));
    },
    shows: '.large [role=alert]',
  },
  'a file goes up': onItsWay({ status: 'uploading' }),
  'a file waits for the network': onItsWay({ status: 'waiting', kept: false }),
  'a file is checked': onItsWay({ status: 'checking', sent: 1000 }),
  'a file was refused': onItsWay({ status: 'failed', problem: 'file_unsafe' }),
};
