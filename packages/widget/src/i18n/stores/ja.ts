import type { StoreTexts } from './texts.ts';

const stores: StoreTexts = {
  close: '閉じる',
  place: '市区町村、郵便番号、場所',
  search: '検索',
  here: '現在地の近く',
  looking: '店舗を探しています…',
  found: '次の店舗が見つかりました。',
  none: '店舗が見つかりませんでした。別の場所でお試しください。',
  refused: '現在地を取得できませんでした。場所を入力してください。',
  offline: '接続がありません。後でもう一度お試しください。',
  later: '回数が多すぎます。少し待ってからお試しください。',
  near: (place) => `${place}の近く`,
  others: 'もしかして',
  open: '営業中',
  closed: '営業時間外',
  until: (time) => `${time}まで`,
  opens: (time) => `${time}に開店`,
  call: '電話する',
  maps: { amap: 'Amap', baidu: '百度地図', apple: 'Apple マップ', google: 'Google マップ', geo: '地図アプリ' },
};

export default stores;
