import type { MapName } from '@shopbell/sdk/cards';
import type { Language } from '../i18n/language.ts';

/** What the page about the shop's stores says, on the server and in the browser. */
export interface VisitTexts {
  title: string;
  lead: string;
  place: string;
  search: string;
  here: string;
  looking: string;
  found: (near: string) => string;
  none: string;
  refused: string;
  failed: string;
  open: string;
  closed: string;
  take: string;
  /** `until` is a date. */
  taken: (until: string) => string;
  notTaken: string;
  maps: Readonly<Record<MapName, string>>;
}

export const VISIT_TEXTS: { readonly [L in Language]: VisitTexts } = {
  zh: {
    title: '到店看看',
    lead: '输入城市、邮编或地点，或者让浏览器告诉我们您在哪里。门店都是虚构的。',
    place: '城市、邮编或地点',
    search: '查找门店',
    here: '在我附近',
    looking: '正在查找……',
    found: (near) => (near === '' ? '离您最近的门店：' : `${near}附近的门店：`),
    none: '那里没有找到门店。',
    refused: '浏览器没有提供您的位置，请输入地点。',
    failed: '现在无法查找，请稍后再试。',
    open: '营业中',
    closed: '休息中',
    take: '领取到店码',
    taken: (until) => `查看到店码，${until}前有效`,
    notTaken: '现在无法领取到店码，请稍后再试。',
    maps: { amap: '高德地图', baidu: '百度地图', apple: '苹果地图', google: '谷歌地图', geo: '地图应用' },
  },
  en: {
    title: 'Visit us',
    lead: 'Type a city, a postcode or a place, or let your browser say where you are. The stores are made up.',
    place: 'City, postcode or place',
    search: 'Find stores',
    here: 'Near where I am',
    looking: 'Looking …',
    found: (near) => (near === '' ? 'The nearest stores:' : `Stores near ${near}:`),
    none: 'No store was found there.',
    refused: 'Your browser did not say where you are. Type a place instead.',
    failed: 'Stores can’t be looked for now. Try again later.',
    open: 'Open now',
    closed: 'Closed now',
    take: 'Get a code for this store',
    taken: (until) => `See your code, good until ${until}`,
    notTaken: 'A code can’t be had now. Try again later.',
    maps: { amap: 'Amap', baidu: 'Baidu Maps', apple: 'Apple Maps', google: 'Google Maps', geo: 'Map app' },
  },
};
