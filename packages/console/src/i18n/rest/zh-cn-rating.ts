import type { enRatingRest } from './en-rating.ts';

/** What shoppers say of conversations: in the thread, and the rules it goes by. */
export const zhRatingRest: typeof enRatingRest = {
  rating: {
    ask: '邀请评价',
    asked: (by) => `${by} 邀请顾客评价`,
    askedAtEnd: '已请顾客评价',
    rated: (who, stars) => `${who} 评价了本次会话：${stars} 星（共 5 星）`,
    followedUp: (owner, when) => `低分评价：由 ${owner} 回访，${when} 到期`,
    solved: '已解决',
    unsolved: '未解决',
    recommend: (of10) => `推荐意愿：${of10} 分（满分 10 分）`,
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
    rules: '评价',
    rulesIntro: '顾客用一到五星评价会话，期限内可以修改。此前已发出的邀请不受影响。',
    asks: {
      legend: '请谁评价',
      of: {
        close: ['会话结束时所有顾客', '客服回复过的会话。客服还可以再邀请一次。'],
        invite: ['客服邀请的顾客', '每个会话一次，在命令面板中邀请。'],
        never: ['不请任何人评价', '客服也不能邀请。'],
      },
    },
    window: '评价期限',
    windowHint: '从邀请时算起，期限内也可以修改。默认 3 天。',
    low: '需回访的评价',
    lowChoices: (stars) => (stars === 0 ? '不回访' : stars === 1 ? '1 星' : `${stars} 星及以下`),
    lowHint: '由首位接待的客服回访，列在承诺中，并写明结果。默认 2 星及以下。',
    followUp: '回访时限',
    followUpHint: '评价之后的服务时间。默认 8 小时。',
    recommendAsk: '同时询问是否愿意推荐本店（0 到 10 分）',
    idle: '无人说话时自动结束会话',
    idleHint: '客服回复后顾客一直没有说话。0 表示从不。默认从不。',
    words: '自定义评价词',
    wordsHint: (most, long) =>
      `每行一个，按星级填写；最多 ${most} 个，每个最多 ${long} 个字。默认全部留空，使用顾客语言的标准评价词。`,
    wordsOf: (stars) => `${stars} 星`,
    wordsWrong: (most, long) => `最多 ${most} 行，每行最多 ${long} 个字。`,
    saved: '已保存，从现在起生效。',
    result: '回访结果',
    resultHint: '和顾客说了什么，店铺做了什么。',
    resultMissing: '请写明回访结果。',
  },
};
