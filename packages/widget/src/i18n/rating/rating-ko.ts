import type { RatingTexts } from './messages.ts';

const rating: RatingTexts = {
  heading: '이번 상담은 어떠셨나요?',
  stars: ['매우 불만족', '불만족', '보통', '만족', '매우 만족'],
  ofFive: '별 5개 중 #개',
  solved: '문제가 해결되었나요?',
  yes: '예',
  no: '아니요',
  wrong: '무엇이 불편하셨나요?',
  mixed: '어떤 점이 해당되나요?',
  good: '무엇이 좋았나요?',
  tags: {
    slow: '답변이 느림',
    unsolved: '해결되지 않음',
    unclear: '이해하기 어려움',
    unfriendly: '불친절함',
    fast: '빠른 답변',
    solved: '해결됨',
    clear: '명확한 설명',
    friendly: '친절함',
  },
  recommend: '친구에게 저희를 추천하시겠어요?',
  never: '전혀 아니요',
  gladly: '꼭 추천',
  words: '더 하실 말씀(선택)',
  send: '평가 보내기',
  later: '나중에',
  rate: '이번 상담 평가하기',
  change: '수정',
  thanks: '평가해 주셔서 감사합니다.',
  sending: '보내는 중…',
  saved: '이 기기에 저장했습니다. 연결되면 보냅니다.',
  over: '평가 기간이 지났습니다.',
  refused: '저장하지 못했습니다. 다시 시도해 주세요.',
};

export default rating;
