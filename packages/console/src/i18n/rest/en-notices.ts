import type { NoticeKind } from '../../state/notice-settings.ts';

/** The page of notices, and what its keys do. */
export const enNoticesRest = {
  notices: {
    jumpKey: 'To whoever waits longest',
    muteKey: 'Sound off or on',
    page: {
      title: 'Notices',
      link: 'What you are told of, and how: in the page, by sound, on the desktop.',
      open: 'Choose notices',
      kept: 'Kept in this browser, for you alone. In another browser you choose anew.',
      kind: 'Kinds of notice',
      strip: 'In the strip',
      sound: 'Sound',
      desktop: 'Desktop',
      try: 'Try it',
      byList: 'The list says it',
      kinds: {
        offer: 'A request is offered to you',
        due: 'An answer of yours is nearly due, or late',
        message: 'A shopper of yours writes',
        waiting: 'A new request waits',
        promise: 'A promise of yours is nearly due, or overdue',
        news: 'Whispers, invitations and what became of your conversations',
      } as Readonly<Record<NoticeKind, string>>,
      effects: {
        offer: 'Its card stands over everything all the same.',
        due: 'Not while you look at the conversation.',
        message: 'Not while you look at the conversation, in whichever tab.',
        waiting: 'The strip tells of it once its first answer is nearly due. No sound while you are away or off duty.',
        promise: '15 minutes before, and when it is due.',
        news: 'They stand below everything all the same.',
      } as Readonly<Record<NoticeKind, string>>,
      levels: { off: 'Off', soft: 'Soft', loud: 'Loud' },
      usual: (what: string) => `Usual: ${what}`,
      usualStrip: 'strip',
      usualSound: (level: string) => `sound ${level.toLowerCase()}`,
      usualDesktop: 'desktop',
      usualNone: 'nothing',
      sounds: 'Sound',
      soundsHint: 'A short tone, never more than one in 3 seconds, and from one tab however many are open.',
      soundNone: 'This browser can’t play sounds.',
      muted: 'All sound is off. Switch it on with the button in the list’s head, or here.',
      desktops: 'Desktop',
      desktopHint:
        'While no tab of the console is before your eyes, a notice on the desktop says who it is about. It goes by itself once the conversation is open in any tab; a click on it opens it.',
      allow: 'Allow notices on the desktop',
      allowHint: 'Your browser then asks whether it may. Nothing is shown before you say yes.',
      granted: 'Allowed in this browser.',
      denied:
        'Your browser refuses them. Allow notifications for this address in its settings, then load the page anew.',
      none: 'This browser shows no notices on the desktop, or the console isn’t opened over https.',
      words: 'Show the shopper’s words',
      wordsHint:
        'Usual: off. On, whoever sees your screen can read them; what is masked in the console is masked there too.',
      sampleName: 'Mei (an example)',
      sampleWords: 'Does the kettle come with a descaler?',
      tried: {
        sound: {
          off: 'No sound: it is off for this.',
          muted: 'No sound: all sound is off.',
          played: 'The tone was played.',
          held: 'No sound: the browser keeps this page silent.',
          none: 'No sound: this browser can’t play any.',
        },
        desktop: {
          off: 'Nothing on the desktop: it is off for this.',
          shown: 'Shown on the desktop.',
          ask: 'Nothing on the desktop: it isn’t allowed so far.',
          denied: 'Nothing on the desktop: your browser refuses it.',
          none: 'Nothing on the desktop: this browser can’t.',
        },
      },
    },
  },
};
