/** What is said of colleagues beside who has a conversation: invitations, guests, whispers, the floor. */
export const enCompany = {
  list: 'With colleagues',
  floor: 'On the floor',
  inRow: (name: string) => `With ${name}, and you`,
  asksRow: (name: string) => `${name} asks you to join`,
  rowWhisper: 'New whisper for you',
  invite: 'Ask a colleague to join',
  join: 'Join',
  part: 'Leave',
  decline: 'Say no',
  whisper: 'Whisper',
  whisperTo: (name: string) => `Whisper to ${name}`,
  whisperHint: (name: string) => `Whisper to ${name}`,
  whisperOnly: (agent: string, shopper: string) => `To ${agent}, at the desk – ${shopper} never sees it`,
  whispered: (by: string, shopper: string, text: string) => `${by} whispers (conversation with ${shopper}): ${text}`,
  beside: (name: string) => `${name} has this conversation; you answer beside them.`,
  asksYouBar: (by: string, words: string) => (words ? `${by} asks you to join: ${words}` : `${by} asks you to join.`),
  asksYou: (by: string, shopper: string, words: string) =>
    words
      ? `${by} asks you into the conversation with ${shopper}: ${words}`
      : `${by} asks you into the conversation with ${shopper}.`,
  inIt: (names: string) => `Also here: ${names}`,
  invited: (names: string) => `Asked to join: ${names}`,
  joined: (name: string) => `${name} joined the conversation`,
  youJoined: 'You joined the conversation',
  parted: (name: string) => `${name} left the conversation`,
  youParted: 'You left the conversation',
  asked: (by: string, to: string) => `${by} asked ${to} to join`,
  askedYou: (by: string) => `${by} asked you to join`,
  youAsked: (to: string) => `You asked ${to} to join`,
  declined: (name: string) => `${name} said no`,
  youDeclined: 'You said no',
  joinedYours: (name: string, shopper: string) => `${name} has joined your conversation with ${shopper}.`,
  declinedYours: (name: string, shopper: string) => `${name} can’t join your conversation with ${shopper}.`,
};

export type CompanyMessages = typeof enCompany;
