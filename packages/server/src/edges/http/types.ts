import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnswerLinks } from '../../app/answer-links.ts';
import type { Eraser } from '../../app/erase.ts';
import type { Exporter } from '../../app/export.ts';
import type { FileDesk } from '../../app/file-desk.ts';
import type { FileViews } from '../../app/file-links.ts';
import type { ReferralDesk } from '../../app/referral/desk.ts';
import type { Reveal } from '../../app/reveal.ts';
import type { SearchDesk } from '../../app/search.ts';
import type { StoreFinder } from '../../app/stores/find.ts';
import type { LookupPace } from '../../app/stores/pace.ts';
import type { DayBook } from '../../app/summaries.ts';
import type { TakenBack } from '../../app/taken-back.ts';
import type { Account } from '../../auth/account.ts';
import type { Links } from '../../auth/links.ts';
import type { PeopleDesk } from '../../auth/people.ts';
import type { Auth } from '../../auth/types.ts';
import type { Config } from '../../config/types.ts';
import type { DoorDesk } from '../../office/door-desk.ts';
import type { FloorDesk } from '../../office/floor-desk.ts';
import type { GuardDesk } from '../../office/guard-desk.ts';
import type { LeftDesk } from '../../office/left-desk.ts';
import type { LogDesk } from '../../office/log-desk.ts';
import type { LookDesk } from '../../office/look-desk.ts';
import type { RatingDesk } from '../../office/rating-desk.ts';
import type { ReplyDesk } from '../../office/reply-desk.ts';
import type { ShopperDesk } from '../../office/shopper-desk.ts';
import type { SiteDesk } from '../../office/site-desk.ts';
import type { StoreDesk } from '../../office/store-desk.ts';
import type { TagDesk } from '../../office/tag-desk.ts';
import type { WebhookDesk } from '../../office/webhook-desk.ts';
import type { Gate } from '../../ports/gate.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics, MetricsPage } from '../../ports/metrics.ts';
import type { Readiness } from '../../ports/readiness.ts';
import type { Store } from '../../ports/store.ts';
import type { Overview } from '../../relay/overview.ts';

/** What the HTTP edge needs from the rest. */
export interface HttpEdgeOptions {
  config: Pick<Config, 'publicUrl' | 'trustedProxies' | 'metricsToken'>;
  auth: Auth;
  people: PeopleDesk;
  links: Links;
  account: Account;
  floor: FloorDesk;
  site: SiteDesk;
  siteLog: LogDesk;
  look: LookDesk;
  rating: RatingDesk;
  left: LeftDesk;
  answerLinks: AnswerLinks;
  readyReplies: ReplyDesk;
  storeDesk: StoreDesk;
  storeFinder: StoreFinder;
  lookupPace: LookupPace;
  takenBack: TakenBack;
  dayBook: DayBook;
  gate: Pick<Gate, 'shopper' | 'page' | 'shop' | 'sign'>;
  files: FileDesk;
  views: FileViews;
  store: Pick<Store, 'device' | 'conversation'>;
  search: SearchDesk;
  overview: Overview;
  shoppers: ShopperDesk;
  eraser: Eraser;
  exporter: Exporter;
  tags: TagDesk;
  reveal: Reveal;
  referrals: ReferralDesk;
  doors: DoorDesk;
  guard: GuardDesk;
  webhooks: WebhookDesk;
  readiness: Readiness;
  metrics: Metrics & MetricsPage;
  log: Log;
  /** Folder of the built widget; default: the one packed with the server, else the workspace's. */
  widgetDir?: string;
  /** Folder of the built console; default: the one packed with the server, else the workspace's. */
  consoleDir?: string;
}

/** For `http.createServer(edge.listener)`; `/ws` is an upgrade and not its business. */
export interface HttpEdge {
  listener(request: IncomingMessage, response: ServerResponse): void;
}
