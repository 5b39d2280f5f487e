import type { StoreTexts } from './texts.ts';

const stores: StoreTexts = {
  close: 'إغلاق',
  place: 'مدينة أو رمز بريدي أو مكان',
  search: 'بحث',
  here: 'بالقرب مني',
  looking: 'جارٍ البحث عن المتاجر…',
  found: 'عُثر على هذه المتاجر.',
  none: 'لم يُعثر على متجر هناك. جرّب مكانًا آخر.',
  refused: 'لم يذكر المتصفح موقعك. اكتب مكانًا بدلًا من ذلك.',
  offline: 'لا يوجد اتصال. حاول لاحقًا.',
  later: 'طلبات كثيرة. حاول بعد قليل.',
  near: (place) => `بالقرب من ${place}`,
  others: 'أو هل تقصد',
  open: 'مفتوح الآن',
  closed: 'مغلق الآن',
  until: (time) => `حتى ${time}`,
  opens: (time) => `يفتح ${time}`,
  call: 'اتصال',
  maps: { amap: 'Amap', baidu: 'خرائط Baidu', apple: 'خرائط Apple', google: 'خرائط Google', geo: 'تطبيق الخرائط' },
};

export default stores;
