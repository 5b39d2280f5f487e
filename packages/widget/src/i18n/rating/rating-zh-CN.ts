import type { RatingTexts } from './messages.ts';

const rating: RatingTexts = {
  heading: '您对本次服务满意吗？',
  stars: ['非常不满意', '不满意', '一般', '满意', '非常满意'],
  ofFive: '#星（共5星）',
  solved: '问题解决了吗？',
  yes: '已解决',
  no: '未解决',
  wrong: '哪里不满意？',
  mixed: '符合哪些情况？',
  good: '哪里做得好？',
  tags: {
    slow: '回复慢',
    unsolved: '没解决问题',
    unclear: '说不清楚',
    unfriendly: '态度不好',
    fast: '回复快',
    solved: '解决了问题',
    clear: '讲得清楚',
    friendly: '态度好',
  },
  recommend: '您愿意把我们推荐给朋友吗？',
  never: '不愿意',
  gladly: '非常愿意',
  words: '还想说点什么？（选填）',
  send: '提交评价',
  later: '以后再说',
  rate: '评价本次服务',
  change: '修改',
  thanks: '感谢您的评价。',
  sending: '正在提交…',
  saved: '已保存在本设备，联网后提交。',
  over: '评价时间已过。',
  refused: '未能保存，请重试。',
};

export default rating;
