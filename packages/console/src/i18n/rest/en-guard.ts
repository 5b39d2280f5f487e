/** The page of the guard’s rules. */
export const enGuardRest = {
  guardPage: {
    intro:
      'What agents write to shoppers is looked through before it goes, whatever they write it with. What shoppers write, notes and whispers are not.',
    levels: { off: 'Off', warn: 'Ask', block: 'Block' },
    levelsHint:
      'Ask: the agent is asked, may send it, and it is recorded. Block: it is refused, and the attempt is recorded.',
    rule: {
      phrases: 'Phrases',
      abuse: 'Abuse',
      repetition: 'Repetition',
      contacts: 'Contacts elsewhere',
    },
    does: {
      phrases: 'What you list below, however it is spread or spelt. Standard: ask.',
      abuse: 'The product’s list of insults in Chinese and English, and yours. Standard: block.',
      repetition: 'The same reply for the third time in a row to a shopper within ten minutes. Standard: ask.',
      contacts:
        'WeChat, QQ, phone numbers, e-mail addresses and links that are not yours, in their usual disguises. Standard: ask.',
    },
    phrases: 'What nobody should say here',
    add: 'Words of abuse to add',
    without: 'Words of abuse that you don’t mind',
    own: 'Contacts of your own',
    ownHint: 'Phone numbers, WeChat names, e-mail addresses and sites that agents may give.',
    hosts: (hosts: string) => `Links to your own pages are always fine: ${hosts}.`,
    lines: 'One a line.',
    list: (count: number) => `The product’s list (${count})`,
    wrong: (lines: string) => `Not right: line ${lines}. Two to 80 characters each, at most 200 lines.`,
    ownWrong: (lines: string) => `Not right: line ${lines}. Three to 254 characters each, at most 50 lines.`,
    try: 'Try a sentence',
    tryHint: 'What an agent would be told, by what stands on this page now.',
    tryNothing: 'Nothing is found: it goes.',
    saved: 'Saved. It counts from now on.',
    reveal: 'Who may look behind masks',
    revealIntro:
      'Phone numbers, e-mail addresses, identity numbers, bank cards and addresses in shoppers’ words are masked. Each look behind one is in the log.',
    reveals: {
      own: 'Agents in their own conversations',
      supervisors: 'Supervisors and admins only',
      nobody: 'Nobody',
    },
    revealHints: {
      own: 'Standard. Supervisors and admins may everywhere.',
      supervisors: 'In every conversation.',
      nobody: 'Not even admins, until this is changed.',
    },
    caught: 'Found lately',
    /** Of a copy's columns. */
    caughtHeads: ['Time', 'Colleague', 'Found', 'Sent?', 'Words'],
    caughtNone: 'Nothing was found so far.',
    caughtHeld: 'kept back',
    caughtSent: 'sent all the same',
    caughtGone: 'The words are gone.',
    caughtOpen: 'Open the conversation',
    older: 'Show older ones',
  },
};
