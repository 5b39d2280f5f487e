import type { ReplyWords } from '../ports/reply.ts';

type Step = ReplyWords['step'];

const chinese = (step: Step, title: string, text: string): ReplyWords => ({ step, title, text });

/** What the demo shop begins with, true to what its pages say: the same in Chinese and in English, by the steps of a reception. */
export const DEMO_REPLIES: readonly ReplyWords[] = [
  chinese('greet', '问候', '您好，这里是{shop}，我是{agent}。请问有什么可以帮您？'),
  chinese('greet', '会员问候', '{shopper}，您好！我是{agent}，很高兴又见到您，请问有什么可以帮您？'),
  chinese('greet', '请稍等', '您好，我正在为您查询，请稍等一两分钟，查到马上回复您。'),
  chinese('greet', '久等了', '让您久等了，非常抱歉！我现在就来处理您的问题。'),
  chinese('ask', '询问用途', '请问您是自己用还是送人呢？我按用途给您推荐合适的款式。'),
  chinese('ask', '询问预算', '请问您的预算大概在什么范围？我帮您挑性价比最高的。'),
  chinese('ask', '询问尺寸', '方便告诉我您需要的尺寸或规格吗？我帮您核对库存。'),
  chinese('recommend', '推荐当前商品', '您正在看的“{page}”是我们的热销款，做工和评价都很好，很适合您说的情况。'),
  chinese('recommend', '推荐搭配', '这款搭配同系列的配件一起用效果更好，需要我把链接发给您看看吗？'),
  chinese('doubt', '正品保证', '请您放心，每件商品都由我们直接向作坊订购，用料和做法您尽管问我。'),
  chinese('doubt', '价格解释', '理解您的想法。这款用料实在，配件一直能补，用得久，平均到每天并不贵。'),
  chinese(
    'doubt',
    '质量与修补',
    '把手、壶盖、灯芯，只要我们还在就一直能配。有质量问题我们负责到底，来回运费由我们承担。',
  ),
  chinese('close', '现货马上发', '这款现在有现货，付款后一日内从杭州发出，两到四天送达。'),
  chinese('close', '包邮提醒', '满 ¥299 包邮，需要我帮您看看还差多少吗？'),
  chinese('check', '核对订单', '和您核对一下订单 {order}：商品、规格和赠品都没有问题吧？'),
  chinese('check', '核对地址', '请您确认一下收货人、电话和地址是否正确，如需修改请现在告诉我。'),
  chinese('goodbye', '感谢告别', '感谢您选择{shop}，祝您生活愉快！之后有任何问题随时找我。'),
  chinese('goodbye', '邀请评价', '如果对我的服务满意，麻烦您给个评价，您的鼓励是我们的动力！'),
  chinese('after_sales', '查询物流', '我帮您查一下订单 {order} 的物流，查到最新位置马上告诉您。'),
  chinese('after_sales', '催促派送', '已为您联系快递催促派送，今天内会给您回电，请保持电话畅通。'),
  chinese('after_sales', '退换货说明', '收到商品三十天内，用过也能退换，退货运费由我们承担。'),
  chinese('none', '稍后回复', '这个问题我需要和同事确认，最晚今天下班前给您答复，请放心。'),
  { step: 'greet', title: 'Hello', text: 'Hello, this is {agent} of {shop}. What can I do for you?' },
  {
    step: 'greet',
    title: 'One moment',
    text: 'Let me look that up for you. It takes a minute or two; I am back as soon as I know.',
  },
  {
    step: 'greet',
    title: 'Sorry for the wait',
    text: 'I am sorry that you had to wait. I am looking at your question now.',
  },
  { step: 'ask', title: 'What is it for?', text: 'Is it for yourself, or a present? Then I can suggest what fits.' },
  {
    step: 'ask',
    title: 'Budget',
    text: 'Roughly how much would you like to spend? I will pick what is best for that.',
  },
  { step: 'ask', title: 'Size', text: 'Which size do you need? I will check what we have in stock.' },
  {
    step: 'recommend',
    title: 'What you are looking at',
    text: '“{page}” sells very well and has good reviews, and it suits what you told me.',
  },
  {
    step: 'recommend',
    title: 'Goes well with it',
    text: 'The parts of the same series go well with it. Shall I send you the link?',
  },
  {
    step: 'doubt',
    title: 'Genuine',
    text: 'Everything comes to us straight from who makes it. Ask me how it is made, and of what.',
  },
  {
    step: 'doubt',
    title: 'Why this price',
    text: 'I understand. It is made of good material, and its parts can be had for as long as we are here: it lasts, and costs little by the day.',
  },
  {
    step: 'doubt',
    title: 'Repairs',
    text: 'A new handle, lid or wick for as long as we are here. Should anything be wrong with it, we see to it and pay the postage both ways.',
  },
  {
    step: 'close',
    title: 'In stock',
    text: 'It is in stock. It leaves Hangzhou within a day and is with you two to four days later.',
  },
  { step: 'close', title: 'Free delivery', text: 'Delivery is free from ¥299. Shall I look how much is missing?' },
  {
    step: 'check',
    title: 'Check the order',
    text: 'Let us check order {order} together: are goods, size and presents as you want them?',
  },
  {
    step: 'check',
    title: 'Check the address',
    text: 'Please check name, phone and address. If something should be changed, tell me now.',
  },
  {
    step: 'goodbye',
    title: 'Thank you',
    text: 'Thank you for choosing {shop}. Should there be anything else, just write to me.',
  },
  {
    step: 'goodbye',
    title: 'Ask for a rating',
    text: 'If you were content with my answers, we would be glad of a rating.',
  },
  {
    step: 'after_sales',
    title: 'Where is my parcel?',
    text: 'I am looking where the parcel of order {order} is, and tell you as soon as I know.',
  },
  {
    step: 'after_sales',
    title: 'Hurry the delivery',
    text: 'I have asked the carrier to hurry. They will call you today; please keep your phone at hand.',
  },
  {
    step: 'after_sales',
    title: 'Returns',
    text: 'You can return it within thirty days, used or not. We pay the way back.',
  },
  {
    step: 'none',
    title: 'I will come back to you',
    text: 'I have to ask a colleague about this. You have an answer by the end of the day.',
  },
];
