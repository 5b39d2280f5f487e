/** The dialog that asks a colleague to join. */
export const enCompanyRest = {
  company: {
    inviteHeading: (name: string) => `Ask a colleague into the conversation with ${name}`,
    who: 'Whom',
    words: 'What for',
    wordsHint:
      'They read the whole conversation from now on. It stays yours, and the shopper learns of it when they join.',
    wordsMissing: 'Write what you need them for.',
    toMissing: 'Choose whom to ask.',
    nobody: 'Nobody else is on duty who isn’t here already.',
    inviteSend: 'Ask',
    inviting: 'Asking …',
  },
};
