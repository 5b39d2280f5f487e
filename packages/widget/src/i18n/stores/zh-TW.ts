import type { StoreTexts } from './texts.ts';

const stores: StoreTexts = {
  close: '關閉',
  place: '城市、郵遞區號或地點',
  search: '尋找',
  here: '在我附近',
  looking: '正在尋找門市…',
  found: '找到以下門市。',
  none: '那裡沒有找到門市，請換個地點試試。',
  refused: '瀏覽器沒有提供您的位置，請輸入地點。',
  offline: '沒有網路，請稍後再試。',
  later: '尋找太頻繁，請稍後再試。',
  near: (place) => `${place}附近`,
  others: '您要找的是不是',
  open: '營業中',
  closed: '休息中',
  until: (time) => `至${time}`,
  opens: (time) => `${time}開門`,
  call: '打電話',
  maps: { amap: '高德地圖', baidu: '百度地圖', apple: 'Apple 地圖', google: 'Google 地圖', geo: '地圖應用程式' },
};

export default stores;
