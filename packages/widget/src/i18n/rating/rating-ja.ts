import type { RatingTexts } from './messages.ts';

const rating: RatingTexts = {
  heading: '今回の対応はいかがでしたか？',
  stars: ['とても不満', '不満', '普通', '満足', 'とても満足'],
  ofFive: '5つ星のうち#',
  solved: '問題は解決しましたか？',
  yes: 'はい',
  no: 'いいえ',
  wrong: 'ご不満な点は？',
  mixed: 'あてはまる点は？',
  good: 'よかった点は？',
  tags: {
    slow: '返信が遅い',
    unsolved: '解決しなかった',
    unclear: 'わかりにくい',
    unfriendly: '態度が悪い',
    fast: '返信が早い',
    solved: '解決した',
    clear: 'わかりやすい',
    friendly: '親切',
  },
  recommend: '友人に当店をすすめたいですか？',
  never: 'まったく思わない',
  gladly: 'ぜひすすめたい',
  words: 'その他のご意見（任意）',
  send: '評価を送信',
  later: 'あとで',
  rate: '今回の対応を評価する',
  change: '変更',
  thanks: 'ご評価ありがとうございます。',
  sending: '送信中…',
  saved: 'この端末に保存しました。接続後に送信します。',
  over: '評価期間は終了しました。',
  refused: '保存できませんでした。もう一度お試しください。',
};

export default rating;
