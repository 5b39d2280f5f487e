import type { RatingTexts } from './messages.ts';

const rating: RatingTexts = {
  heading: 'كيف كانت هذه المحادثة؟',
  stars: ['سيئة جدًا', 'سيئة', 'مقبولة', 'جيدة', 'ممتازة'],
  ofFive: '# من 5 نجوم',
  solved: 'هل حُلّت المشكلة؟',
  yes: 'نعم',
  no: 'لا',
  wrong: 'ما الذي لم يعجبك؟',
  mixed: 'ما الذي ينطبق؟',
  good: 'ما الذي أعجبك؟',
  tags: {
    slow: 'ردود بطيئة',
    unsolved: 'لم تُحلّ',
    unclear: 'شرح غير واضح',
    unfriendly: 'تعامل غير ودود',
    fast: 'ردود سريعة',
    solved: 'حُلّت المشكلة',
    clear: 'شرح واضح',
    friendly: 'تعامل ودود',
  },
  recommend: 'هل توصي بنا صديقًا؟',
  never: 'إطلاقًا',
  gladly: 'بكل سرور',
  words: 'هل تود إضافة شيء؟ (اختياري)',
  send: 'إرسال التقييم',
  later: 'ليس الآن',
  rate: 'قيّم هذه المحادثة',
  change: 'تعديل',
  thanks: 'شكرًا على تقييمك.',
  sending: 'جارٍ الإرسال…',
  saved: 'حُفظ على هذا الجهاز ويُرسل عند الاتصال.',
  over: 'انتهى وقت التقييم.',
  refused: 'تعذّر الحفظ. حاول مرة أخرى.',
};

export default rating;
