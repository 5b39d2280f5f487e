import type { MapName, Weekday } from '@shopbell/domain';

export type PageLanguage = 'en' | 'zh-CN';

/** The texts of a referral's page. */
export interface ReferralTexts {
  title(store: string): string;
  from(shop: string): string;
  /** Where the shopper took the link themselves. */
  own(shop: string): string;
  open: string;
  closed: string;
  until(time: string): string;
  opens(time: string): string;
  address: string;
  phone: string;
  hours: string;
  services: string;
  days: Readonly<Record<Weekday, string>>;
  dayClosed: string;
  always: string;
  between: string;
  /** Between two sentences. */
  gap: string;
  map: string;
  maps: Readonly<Record<MapName, string>>;
  words(shop: string): string;
  code: string;
  show: string;
  good(day: string): string;
  redeemed(day: string): string;
  redeemedHint: string;
  expired(day: string): string;
  expiredHint: string;
  gone: string;
  goneHint: string;
  /** As long as the code is good. */
  goneCode: string;
  note: string;
  noteWhy: string;
  agree: string;
  agreed: string;
  failed: string;
  unknown: string;
  unknownHint: string;
  many: string;
  manyHint: string;
}

export const REFERRAL_TEXTS: Readonly<Record<PageLanguage, ReferralTexts>> = {
  en: {
    title: (store) => `Your visit to ${store}`,
    from: (shop) => `${shop} recommends this store`,
    own: (shop) => `A store of ${shop}`,
    open: 'Open now',
    closed: 'Closed now',
    until: (time) => `until ${time}`,
    opens: (time) => `opens ${time}`,
    address: 'Address',
    phone: 'Phone',
    hours: 'Opening hours',
    services: 'Services',
    days: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
    dayClosed: 'closed',
    always: 'around the clock',
    between: ', ',
    gap: ' ',
    map: 'Show on a map',
    maps: { amap: 'Amap', baidu: 'Baidu Maps', apple: 'Apple Maps', google: 'Google Maps', geo: 'Another map app' },
    words: (shop) => `${shop} writes`,
    code: 'Your code',
    show: 'Show this code at the store.',
    good: (day) => `Good until ${day}`,
    redeemed: (day) => `This code was used on ${day}`,
    redeemedHint: 'Nothing more to show. The store is still here to find.',
    expired: (day) => `This code was good until ${day}`,
    expiredHint: 'You are welcome all the same. Ask the shop’s chat for another one if you need it.',
    gone: 'This store is not listed any more',
    goneHint: 'Please ask the shop which store is near you.',
    goneCode: 'Its other stores take your code as well.',
    note: 'Shall the store know why you are coming?',
    noteWhy: 'The shop would send the store these words. Without your yes nothing is sent.',
    agree: 'Yes, tell the store',
    agreed: 'The store will be told.',
    failed: 'That did not work. Please try again.',
    unknown: 'This link leads nowhere',
    unknownHint: 'Please look at it once more, or ask the shop for it.',
    many: 'Too many tries',
    manyHint: 'Please wait a few minutes, then open the link again.',
  },
  'zh-CN': {
    title: (store) => `到店：${store}`,
    from: (shop) => `${shop} 推荐您到这家门店`,
    own: (shop) => `${shop} 的门店`,
    open: '营业中',
    closed: '休息中',
    until: (time) => `至 ${time}`,
    opens: (time) => `${time} 开始营业`,
    address: '地址',
    phone: '电话',
    hours: '营业时间',
    services: '服务',
    days: { mon: '周一', tue: '周二', wed: '周三', thu: '周四', fri: '周五', sat: '周六', sun: '周日' },
    dayClosed: '休息',
    always: '全天营业',
    between: '、',
    gap: '',
    map: '在地图中查看',
    maps: { amap: '高德地图', baidu: '百度地图', apple: 'Apple 地图', google: 'Google 地图', geo: '其他地图应用' },
    words: (shop) => `${shop} 留言`,
    code: '到店码',
    show: '到店时请出示此码。',
    good: (day) => `有效期至 ${day}`,
    redeemed: (day) => `此码已于 ${day} 使用`,
    redeemedHint: '无需再次出示，仍可在此查看门店信息。',
    expired: (day) => `此码的有效期至 ${day}`,
    expiredHint: '依然欢迎到店。如需新的到店码，请联系店铺客服。',
    gone: '此门店已不在列表中',
    goneHint: '请向店铺询问离您最近的门店。',
    goneCode: '此码在其他门店同样有效。',
    note: '要告诉门店您为何而来吗？',
    noteWhy: '经您同意后，店铺会把以下内容发给门店；未经同意不会发送。',
    agree: '同意，告诉门店',
    agreed: '将会告知门店。',
    failed: '未能完成，请重试。',
    unknown: '此链接无效',
    unknownHint: '请核对链接，或向店铺索取。',
    many: '尝试次数过多',
    manyHint: '请稍等几分钟，再打开链接。',
  },
};
