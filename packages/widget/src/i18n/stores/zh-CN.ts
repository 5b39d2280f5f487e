import type { StoreTexts } from './texts.ts';

const stores: StoreTexts = {
  close: '关闭',
  place: '城市、邮编或地点',
  search: '查找',
  here: '在我附近',
  looking: '正在查找门店…',
  found: '找到以下门店。',
  none: '那里没有找到门店，请换个地点试试。',
  refused: '浏览器没有提供您的位置，请输入地点。',
  offline: '没有网络，请稍后再试。',
  later: '查找太频繁，请稍后再试。',
  near: (place) => `${place}附近`,
  others: '您要找的是不是',
  open: '营业中',
  closed: '休息中',
  until: (time) => `至${time}`,
  opens: (time) => `${time}开门`,
  call: '打电话',
  maps: { amap: '高德地图', baidu: '百度地图', apple: '苹果地图', google: '谷歌地图', geo: '地图应用' },
};

export default stores;
