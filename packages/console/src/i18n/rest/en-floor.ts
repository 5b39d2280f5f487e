/** The strings of the pages on which admins set what the floor goes by. */
export const enFloorRest = {
  hours: {
    intro:
      'When somebody answers. Outside these hours shoppers can leave a message. Standard: the shop is always open, and a group is open as the shop.',
    whose: 'Hours of',
    shop: (site: string) => `The shop: ${site}`,
    asShopOption: (group: string) => `${group} (as the shop)`,
    kind: 'Kind of hours',
    always: 'Always open',
    set: 'Open at certain hours',
    asShop: 'As the shop',
    own: 'Hours of its own',
    looking: 'Looking at the hours …',
    lookAway: 'Without a connection nobody can say what these hours come to.',
    wrong: (count: number) =>
      count === 1
        ? 'One thing isn’t right yet. It is marked below.'
        : `${count} things aren’t right yet. They are marked below.`,
    openNow: 'Open now',
    closedNow: 'Closed now',
    opensAt: (at: string) => ` – opens ${at}`,
    closesAt: (at: string) => ` – closes ${at}`,
    forever: (open: boolean): string => (open ? ' – at all times' : ' – and never opens'),
    change: (open: boolean, at: string) => `${open ? 'opens' : 'closes'} ${at}`,
    later: (changes: string[]) => `Then: ${changes.join(', ')}`,
    week: 'Week',
    days: {
      mon: 'Monday',
      tue: 'Tuesday',
      wed: 'Wednesday',
      thu: 'Thursday',
      fri: 'Friday',
      sat: 'Saturday',
      sun: 'Sunday',
    },
    everyDay: 'Monday’s hours on every day',
    closed: 'Closed',
    openIt: 'Set hours',
    more: 'Add hours',
    moreOf: (what: string, day: string) => `${what}: ${day}`,
    opens: (day: string) => `Opens: ${day}`,
    closes: (day: string) => `Closes: ${day}`,
    nextDay: 'next day',
    removeSpan: (day: string, from: string, to: string) => `Remove ${from} – ${to}: ${day}`,
    exceptions: 'Other days',
    exceptionsHint: 'A holiday, a campaign: these hours replace those of the weekday.',
    date: 'Day',
    addException: 'Add the day',
    removeException: (day: string) => `Remove: ${day}`,
    zone: 'Time zone',
    zoneHint: 'The times above are what a clock on the wall shows there. Summer time comes and goes by itself.',
    saved: 'Saved. The hours count from now on.',
    fault: (code: string): string =>
      ({
        time_invalid: 'A time is written like 09:30, the end of the day 24:00.',
        span_empty: 'It opens and closes at the same time. All day is 00:00 to 24:00.',
        spans_overlap: 'Hours share time, perhaps with those that run past midnight.',
        exception_twice: 'This day is there twice.',
        date_invalid: 'There is no such day.',
        too_many: 'That is more than a day takes.',
      })[code] ?? 'This isn’t right.',
  },

  groups: {
    intro:
      'A group answers one kind of question. Who is in it is set under “Who does what”, when it is open under “Hours”.',
    add: 'New group',
    made: (name: string) => `The group ${name} is there. Say under “Who does what” who is in it.`,
    changed: (name: string) => `${name} is saved, and counts from now on.`,
    removed: (name: string) => `The group ${name} is gone. What waited in it waits in pre-sales.`,
    changeOf: (name: string) => `Change: ${name}`,
    removeOf: (name: string) => `Remove: ${name}`,
    removeAsk: (name: string) =>
      `Remove the group ${name}? What waits in it goes on waiting in pre-sales, and its ready replies become every group’s.`,
    people: (count: number) => (count === 0 ? 'nobody is in it' : count === 1 ? 'one person' : `${count} people`),
    shopHours: 'the shop’s hours',
    ownHours: 'hours of its own',
    name: 'Name',
    mode: 'Who gets a request',
    modes: { pick: 'Agents take what they want', automatic: 'Given to an agent' },
    modeHints: {
      pick: 'Requests wait in a list that everybody in the group sees. Standard.',
      automatic: 'To the shopper’s last agent where possible, else as below.',
    },
    order: 'Of several with room',
    orders: { least_loaded: 'who has least to do', longest_idle: 'who has waited longest' },
    orderHint: 'Standard: who has least to do.',
    offer: 'Ask before giving',
    offerHint: 'The agent may decline; the request keeps its place and goes to somebody else. Standard: not asked.',
    accept: 'Time to accept',
    acceptHint: 'Then it goes to somebody else. Standard: 30 seconds.',
    accepts: (time: string) => `${time} to accept`,
    maxWaiting: 'How many may wait',
    maxWaitingHint: 'Who comes after them can leave a message. Standard: 100.',
    maxWait: 'How long one may wait',
    maxWaitHint: 'Then it becomes a left message. Standard: 30 minutes.',
    queue: (count: number, time: string) =>
      `${count === 1 ? 'One may wait' : `Up to ${count} wait`}, ${time} at the most`,
    grace: 'When an agent’s line is lost',
    graceHint: 'So long their conversations wait for them before somebody else gets them. Standard: one minute.',
  },

  staff: {
    intro: 'Which groups each of your people answers for, and how many conversations they may have at a time.',
    changeOf: (name: string) => `Change: ${name}`,
    changed: (name: string) => `Saved: ${name}. It counts from now on.`,
    atMost: (limit: number) => (limit === 1 ? 'one at a time' : `${limit} at a time`),
    nothing: 'gets nothing',
    noGroup: 'in no group',
    and: ', ',
    says: (text: string) => `While away: ${text}`,
    limit: 'Conversations at a time',
    limitHint: '0 gets none. Who has more already keeps them. Standard: 5.',
    groups: 'Groups',
    groupsHint: 'Whose requests they answer. Standard: pre-sales and after-sales.',
    languages: 'Languages',
    languagesHint:
      'Tags with commas between: zh-CN, en. Requests in other languages are not given to them. Standard: none, which is any.',
    skills: 'Skills',
    skillsHint:
      'Words with commas between: returns, tea. A request that asks for some is given to who has all of them. Standard: none.',
    autoReply: 'Reply while away',
    autoReplyHint:
      'Shoppers get it once a wait, when they write while this person is away or has lost the line. It doesn’t count as an answer. Standard: nothing.',
  },

  replyTimes: {
    save: 'Save the reply times',
    intro:
      'A running clock turns amber when a reply is nearly due and red when it is late. What is due first stands first.',
    clocks: { first_reply: 'First reply', reply: 'Every later reply' },
    limit: { first_reply: 'First reply due within', reply: 'Later reply due within' },
    limitHint: {
      first_reply:
        'From the shopper’s first words, or from when somebody has them if that is later. Standard: 45 seconds.',
      reply: 'From the first words that aren’t answered. Standard: 3 minutes.',
    },
    warn: { first_reply: 'First reply: warn before', reply: 'Later reply: warn before' },
    warnHint: {
      first_reply: 'From then on it is amber. 0: no warning. Standard: 15 seconds.',
      reply: 'From then on it is amber. 0: no warning. Standard: one minute.',
    },
    counts: 'What time counts',
    countsAs: { all_time: 'All time', service_time: 'Service hours only' },
    countsHints: {
      all_time: 'A clock also runs while the shop is closed. Standard.',
      service_time: 'A clock stands still outside the hours of the conversation’s group.',
    },
    left: 'Left messages',
    leftWithin: 'Reply due within',
    leftHint:
      'Hours in which the shop, or the group, is open. With 8 hours and a day from 9:00 to 18:00, what is left at night is due at 17:00. Standard: 8 hours.',
    back: 'Shoppers who come back',
    backWithin: 'Same case within',
    backHint: 'After the last conversation ended. 0: each is a new case, with an owner of its own. Standard: 7 days.',
    saved: 'Saved. It counts from now on, for running clocks too.',
  },

  shop: {
    name: 'Name',
    nameHint: (slug: string) =>
      `Your people see it, and letters to them say it; the chat doesn’t. The shop’s address in the page’s code stays ${slug}.`,
    zone: 'Time zone',
    zoneHint:
      'Days in figures begin and end in it. Service hours have a zone of their own. Standard: as the shop was made.',
    origins: 'Pages that may open the chat',
    originsHint:
      'One a line: scheme, host and port, nothing else. https://shop.example and https://www.shop.example are two.',
    originsDemo: 'One a line. The demo shop may also be opened by any page of this machine.',
    originsWrong: (line: string, meant: string | undefined) =>
      `Scheme, host and port alone belong here, not ${line}${meant ? `. Write ${meant}` : ''}`,
    originsNone: 'Without any, no page can open the chat.',
    saved: 'Saved. New visitors are held to it at once.',
    keys: 'Keys',
    keysHint:
      'A JWT key signs who a shopper is; an API key lets a program in. A key’s secret is shown once, when it is made.',
    noKeys: 'There is no key.',
    uses: { member: 'JWT key', api: 'API key' },
    make: { member: 'Make a JWT key', api: 'Make an API key' },
    madeOn: (day: string) => `made ${day}`,
    retired: (count: number) => (count === 1 ? 'One key was retired.' : `${count} keys were retired.`),
    retire: 'Retire',
    retireOf: (use: string, id: string) => `Retire: ${use} ${id}`,
    retireAsk: {
      member: 'Retire this key for good? Tokens that the shop’s server signs with it are refused from then on.',
      api: 'Retire this key for good? Programs that use it can’t connect anew.',
    },
    retireDone: (use: string) => `The ${use} is retired.`,
    secret: {
      member: 'This is the new JWT key. It is shown now and never again: put it where your shop’s server signs tokens.',
      api: 'This is the new API key. It is shown now and never again: put it where your program reads it.',
    },
    kept: 'I have kept it',
  },
};
