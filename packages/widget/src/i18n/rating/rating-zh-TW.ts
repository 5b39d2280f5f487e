import type { RatingTexts } from './messages.ts';

const rating: RatingTexts = {
  heading: '您對本次服務滿意嗎？',
  stars: ['非常不滿意', '不滿意', '普通', '滿意', '非常滿意'],
  ofFive: '#星（共5星）',
  solved: '問題解決了嗎？',
  yes: '已解決',
  no: '未解決',
  wrong: '哪裡不滿意？',
  mixed: '符合哪些情況？',
  good: '哪裡做得好？',
  tags: {
    slow: '回覆慢',
    unsolved: '沒解決問題',
    unclear: '說不清楚',
    unfriendly: '態度不佳',
    fast: '回覆快',
    solved: '解決了問題',
    clear: '講得清楚',
    friendly: '態度好',
  },
  recommend: '您願意把我們推薦給朋友嗎？',
  never: '不願意',
  gladly: '非常願意',
  words: '還想說些什麼？（選填）',
  send: '送出評價',
  later: '以後再說',
  rate: '評價本次服務',
  change: '修改',
  thanks: '感謝您的評價。',
  sending: '正在送出…',
  saved: '已保存在本裝置，連線後送出。',
  over: '評價時間已過。',
  refused: '未能保存，請重試。',
};

export default rating;
