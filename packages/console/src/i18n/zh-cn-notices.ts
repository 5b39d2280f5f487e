import type { NoticeMessages } from './en-notices.ts';

export const zhNotices: NoticeMessages = {
  label: '等您处理',
  late: (count, who) => (count === 1 ? `${who} 等待您的回复已超时` : `${count} 位顾客等待您的回复已超时`),
  soon: (count, who) => (count === 1 ? `${who} 的回复即将到期` : `${count} 条回复即将到期`),
  queueLate: (count, who) => (count === 1 ? `${who} 排队已超时` : `${count} 位顾客排队已超时`),
  queueSoon: (count, who) => (count === 1 ? `${who} 的首次回复即将到期` : `${count} 条首次回复即将到期`),
  promiseLate: (count, who) => (count === 1 ? `对 ${who} 的承诺已逾期` : `${count} 项承诺已逾期`),
  promiseSoon: (count, who) => (count === 1 ? `对 ${who} 的承诺 15 分钟内到期` : `${count} 项承诺 15 分钟内到期`),
  offers: (count) => `${count} 个待接会话`,
  news: (count) => `${count} 条动态`,
  waited: (count, clock) => (count === 1 ? `，${clock}` : `，最长 ${clock}`),
  jump: '前往',
  mute: '关闭提示音',
  unmute: '打开提示音',
  held: '点击后才有提示音',
  heldHint: '在您点击页面之前，浏览器不允许播放声音。',
  card: {
    offer: '有会话等您接入',
    due: '正在等待您的回复',
    message: '发来了新消息',
    waiting: '正在排队',
    promise: '有承诺到期',
    news: '此会话有新动态',
  },
};
