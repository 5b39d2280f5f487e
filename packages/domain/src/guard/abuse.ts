/**
 * Words that insult whoever reads them, in Chinese and English: what a shop's agents never say, whoever is right. Short on purpose, and
 * without those that stand inside ordinary words (去死皮, 生日你, 我操作); each shop adds its own and takes away what it doesn't mind.
 */
export const ABUSE: readonly string[] = [
  ...[
    '傻逼',
    '傻叉',
    '傻b',
    '煞笔',
    '白痴',
    '弱智',
    '脑残',
    '智障',
    '蠢货',
    '垃圾人',
    '人渣',
    '混蛋',
    '王八蛋',
    '狗东西',
  ],
  ...[
    '畜生',
    '贱人',
    '贱货',
    '婊子',
    '不要脸',
    '滚蛋',
    '给我滚',
    '闭嘴',
    '他妈的',
    '你妈的',
    '去你妈',
    '尼玛',
    '草泥马',
  ],
  ...['操你妈', '艹你', '日你妈', '卧槽', '放屁', '穷鬼', '穷逼', '买不起别买', '爱买不买', 'nmsl', 'tmd', 'cnm'],
  ...['fuck', 'fucking', 'fucker', 'motherfucker', 'shit', 'bullshit', 'asshole', 'bitch', 'bastard', 'idiot', 'moron'],
  ...['retard', 'dumbass', 'shut up', 'screw you', 'piss off', 'go to hell', 'drop dead', 'scumbag', 'wtf', 'stfu'],
];

/** What a shop's agents are asked not to say, until the shop says otherwise. */
export const PHRASES: readonly string[] = [
  ...[
    '不知道',
    '不清楚',
    '这事不归我管',
    '不归我管',
    '不关我的事',
    '不是我负责',
    '我也没办法',
    '你自己看',
    '自己看说明',
  ],
  ...['你去找别人', '急什么', "I don't know", 'no idea', 'not my job', 'not my problem', 'not my business'],
  ...['nothing I can do', 'calm down'],
];
