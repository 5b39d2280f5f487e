/** What the routing, or a transfer to a group, did with a conversation. */
export const enMoves = {
  gaveYouGroup: (group: string) => `You handed the conversation to ${group}`,
  gaveGroup: (from: string, group: string) => `${from} handed the conversation to ${group}`,
  gotBySystem: (name: string) => `Given to ${name}`,
  gotBySystemYou: 'Given to you',
  cameToYou: (shopper: string) => `The conversation with ${shopper} was given to you.`,
  requeued: 'Back in the queue, at its place',
  requeuedFrom: {
    line_lost: (name: string) => `${name} lost the line and did not come back`,
    signed_off: (name: string) => `${name} signed off`,
    agent_gone: (name: string) => `${name} is no longer on the team`,
  },
  leftBecause: {
    outside_hours: 'Outside service hours',
    nobody_on_duty: 'Nobody of the group was on duty',
    everybody_away: 'Everybody of the group was away',
    nobody_able: 'Nobody on duty had the skill or the language',
    nobody_else: 'Nobody was on duty but who gave it away or declined it',
    queue_full: 'The queue was full',
    waited_too_long: 'It had waited as long as the group lets it',
    group_gone: 'Its group is no more',
    shoppers_wish: 'The shopper’s own wish',
  },
  unsaid: (shopper: string, why: string) => `Not sent to ${shopper}: ${why}`,
  unrecalled: (shopper: string, why: string) => `Not taken back from ${shopper}: ${why}`,
  moreMoves: (count: number) => `${count} more, once you have seen these.`,
};

export type MoveMessages = typeof enMoves;
