import type { enOffice } from './en-office.ts';
import { zhReady } from './zh-cn-ready.ts';

/** The strings of the pages beside the desk. */
export const zhOffice: typeof enOffice = {
  ready: zhReady,

  pages: {
    people: '成员',
    staff: '分工',
    groups: '分组',
    hours: '服务时间',
    times: '回复时限',
    leave: '留言表单',
    visits: '到店',
    ready: '话术',
    shoppers: '标签与拉黑',
    guard: '用语与隐私',
    look: '聊天外观',
    shop: '店铺',
    stores: '门店',
    webhooks: '网络回调',
    log: '日志',
    summary: '日结',
    notices: '提醒',
    account: '我的账号',
    inbox: '留言',
    overview: '服务现场',
    search: '搜索',
    forgot: '忘记密码',
    invitation: '邀请',
    reset: '新密码',
  },

  office: {
    back: '返回会话',
    loading: '正在加载…',
    again: '重试',
    cancel: '取消',
    working: '请稍候…',
  },

  signInShop: {
    several: '我在多个店铺工作',
    label: '店铺',
    hint: '页面代码中的店铺标识，见“我的账号”。留空则进入最早加入的店铺。',
    refused: '邮箱、密码与该店铺的账号不匹配，请核对后重试。',
  },

  behind: {
    read: '查看内容',
    hint: '查看人会记入店铺日志',
    label: '已撤回的内容',
    noted: '顾客和客服看不到此内容。您的查看已记入店铺日志。',
    hide: '收起',
  },
};
