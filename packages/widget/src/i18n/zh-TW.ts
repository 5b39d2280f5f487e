import type { Forms } from './forms.ts';
import type { Messages } from './messages.ts';

const messages: Messages<Forms['zh-TW']> = {
  dir: 'ltr',
  comma: '，',
  title: '線上客服',
  titleUnread: { other: '線上客服，# 則未讀' },
  titleDraft: '線上客服，有未送出的內容',
  close: '關閉聊天',
  online: '線上',
  away: '客服暫時不在',
  withYou: (name) => `${name} 正在為您服務`,
  agentTyping: (name) => `${name} 正在輸入`,
  someoneTyping: '正在輸入',

  greeting: '您好，有什麼可以幫您？',
  greetingOnline: '有問題請直接詢問，客服馬上在這裡回覆您。',
  greetingAway: '客服暫時不在。請留言，我們會在這裡回覆您。',
  greetingUnknown: '有問題請直接詢問，我們在這裡回覆您。',

  thread: '聊天記錄',
  loading: '正在載入聊天記錄',
  loadingEarlier: '正在載入更早的訊息',
  newHere: '以下是新訊息',
  newMessages: { other: '# 則新訊息' },
  assigned: (name) => `${name} 為您服務`,
  joined: (name) => `${name} 已加入`,
  parted: (name) => `${name} 已離開`,
  requested: '正在為您轉接其他客服，順位不變',
  left: '已收到您的留言，我們會在這裡回覆您。',
  closed: '對話已結束',
  recalled: (name) => `${name} 收回了一則訊息`,
  recalledMine: '您收回了一則訊息',
  erased: '訊息已刪除',
  you: '我',
  shop: '商店',
  opensTab: '在新分頁開啟',
  emoji: '表情符號',

  waiting: '等待傳送',
  waitingOffline: '等待網路',
  saved: '已存在本機',
  savedOffline: '已存在本機，等待網路',
  sending: '傳送中',
  stored: '已傳送',
  delivered: '已送達',
  read: '已讀',
  failed: '未傳送',
  failedTooLong: '未傳送：內容太長',
  failedRefused: '未傳送：此頁面不允許傳送',
  failedUnchecked: '未傳送：此頁面未能完成檢查',
  retry: '重試',
  discard: '刪除',

  edited: '已編輯',
  unsafe: '無法存在本機，傳送成功前請勿關閉此頁面。',
  outboxFull: '待傳送的內容太多，請稍後再試。',

  placeholder: '輸入訊息',
  send: '傳送',

  connecting: '正在連線',
  offline: '網路已中斷，恢復連線後會自動傳送。',
  refused: '此頁面暫時無法使用線上客服。',
  refusedPerson: '請在商店重新登入後繼續。',
  refusedVersion: '請重新整理頁面後繼續。',

  rest: () => import('./rest/zh-TW.ts'),
};

export default messages;
