import type { RatingTexts } from './messages.ts';

const rating: RatingTexts = {
  heading: 'How was this conversation?',
  stars: ['Very bad', 'Bad', 'Fair', 'Good', 'Excellent'],
  ofFive: '# of 5 stars',
  solved: 'Did we solve it?',
  yes: 'Yes',
  no: 'No',
  wrong: 'What went wrong?',
  mixed: 'What describes it?',
  good: 'What was good?',
  tags: {
    slow: 'Slow replies',
    unsolved: 'Not solved',
    unclear: 'Hard to understand',
    unfriendly: 'Unfriendly',
    fast: 'Quick replies',
    solved: 'Solved it',
    clear: 'Clearly explained',
    friendly: 'Friendly',
  },
  recommend: 'Would you recommend us to a friend?',
  never: 'Not at all',
  gladly: 'Gladly',
  words: 'Anything else? (optional)',
  send: 'Send rating',
  later: 'Not now',
  rate: 'Rate this conversation',
  change: 'Change',
  thanks: 'Thank you for your rating.',
  sending: 'Sending …',
  saved: 'Kept on this device until there is a connection.',
  over: 'The time for rating is over.',
  refused: 'It could not be saved. Please try again.',
};

export default rating;
