/** The dialog of the hand-over. */
export const enHandoverRest = {
  handover: {
    heading: (name: string) => `Hand over the conversation with ${name}`,
    to: 'To',
    choose: 'Choose …',
    queue: 'Back to the queue, to whoever is free',
    nobody: 'No colleague is on duty with room: give it to a group, or back to the queue.',
    reason: 'Reason',
    note: 'Note for who answers next',
    noteHint: 'What the shopper wants, what has been done, what was promised. The shopper never sees it.',
    send: 'Hand over',
    sending: 'Handing over …',
    cancel: 'Cancel',
    toMissing: 'Choose who gets it.',
    reasonMissing: 'Choose a reason.',
    noteMissing: 'Write what your colleague has to know.',
    takeOverHeading: (name: string) => `Take the conversation over from ${name}`,
    why: 'Why',
    whyHint: (name: string) => `${name} and the owner of the case see it; the shopper learns who answers now.`,
    whyMissing: 'Write why.',
    takingOver: 'Taking over …',
  },
};
