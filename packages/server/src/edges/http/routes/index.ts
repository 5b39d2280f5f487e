import type { Route } from '../route.ts';
import { newSecret, removeSecondFactor, setOwnName, setPassword, setSecondFactor, viewAccount } from './account.ts';
import { signACard } from './cards.ts';
import { chat } from './chat.ts';
import { consoleFile } from './console-file.ts';
import { consoleHome } from './console-home.ts';
import { counter, lookAtCounter, redeemAtCounter } from './counter.ts';
import { eraseShopper } from './erase.ts';
import { exportShopper } from './export.ts';
import {
  announceFile,
  appendToFile,
  cancelFile,
  finishFile,
  linkFiles,
  lookAtFile,
  preflights,
  viewFile,
} from './files.ts';
import { previewHours, removeGroup, setGroup, setHours, setStaff, setThresholds, viewFloor } from './floor.ts';
import { listCaught, setGuard, setReveal, viewGuard } from './guard.ts';
import { healthz } from './healthz.ts';
import { home } from './home.ts';
import { acceptInvitation, invite, lookAtInvitation, withdrawInvitation } from './invitations.ts';
import { listSettled, readLeftWords, setLeftForm, useAnswerLink, viewLeftForm } from './left.ts';
import { readLog } from './log.ts';
import { setLook, viewLook } from './look.ts';
import { metrics } from './metrics.ts';
import { anyStores, findStores, nearestPreflight } from './nearest-stores.ts';
import { openapi } from './openapi.ts';
import { viewOverview } from './overview.ts';
import { takePreflight, takeReferral } from './own-referral.ts';
import { askPasswordReset, lookAtPasswordReset, usePasswordReset } from './password-resets.ts';
import { clearSecondFactor, listPeople, lockPassword, removePerson, setName, setRole } from './people.ts';
import { setRatingRules, viewRatingRules } from './rating.ts';
import { readyz } from './readyz.ts';
import { agreeToReferral, noteReferralOpened, viewReferral } from './referral-page.ts';
import {
  lookAtReferral,
  redeemReferral,
  redeemReferralByShop,
  reportReferrals,
  sendToStore,
  storesToSendTo,
} from './referrals.ts';
import { changeReplies, listReplies } from './replies.ts';
import { revealAttribute, revealContact, revealWords } from './reveal.ts';
import { searchAll } from './search.ts';
import {
  addRemark,
  blockShopper,
  editRemark,
  listBlocked,
  listEarlier,
  listRemarks,
  nameShopper,
  tagShopper,
  unblockShopper,
  untagShopper,
  viewShopper,
} from './shoppers.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { addKey, addSite, retireKey, setSite, viewSite } from './site.ts';
import {
  closeDoor,
  drawDoor,
  listDoors,
  makeStoreLink,
  retireStoreLink,
  setDoor,
  setStoreMail,
} from './store-doors.ts';
import { keepStores } from './stores.ts';
import { keepSummary, viewDay, viewSummary, viewUnkept } from './summaries.ts';
import { addTag, listTags, removeTag, setTag } from './tags.ts';
import { readTakenBack } from './taken-back.ts';
import { webhookRoutes } from './webhooks.ts';
import { whoami } from './whoami.ts';
import { widgetFile } from './widget-file.ts';

/** Every route there is. What is not here is `not_found`. */
export const ROUTES: readonly Route[] = [
  home,
  chat,
  viewReferral,
  noteReferralOpened,
  agreeToReferral,
  counter,
  lookAtCounter,
  redeemAtCounter,
  healthz,
  readyz,
  metrics,
  openapi,
  signIn,
  whoami,
  signOut,
  viewAccount,
  setOwnName,
  setPassword,
  newSecret,
  setSecondFactor,
  removeSecondFactor,
  askPasswordReset,
  lookAtPasswordReset,
  usePasswordReset,
  listPeople,
  setRole,
  setName,
  removePerson,
  lockPassword,
  clearSecondFactor,
  invite,
  lookAtInvitation,
  acceptInvitation,
  withdrawInvitation,
  viewFloor,
  viewOverview,
  setGroup,
  removeGroup,
  setStaff,
  setHours,
  previewHours,
  setThresholds,
  viewSite,
  setSite,
  addSite,
  addKey,
  retireKey,
  readTakenBack,
  signACard,
  viewSummary,
  viewUnkept,
  viewDay,
  keepSummary,
  announceFile,
  lookAtFile,
  appendToFile,
  finishFile,
  cancelFile,
  linkFiles,
  viewFile,
  ...preflights,
  viewShopper,
  listEarlier,
  nameShopper,
  tagShopper,
  untagShopper,
  listRemarks,
  addRemark,
  editRemark,
  blockShopper,
  unblockShopper,
  listBlocked,
  eraseShopper,
  exportShopper,
  sendToStore,
  lookAtReferral,
  storesToSendTo,
  redeemReferral,
  redeemReferralByShop,
  reportReferrals,
  listDoors,
  setDoor,
  closeDoor,
  drawDoor,
  makeStoreLink,
  retireStoreLink,
  setStoreMail,
  listTags,
  addTag,
  setTag,
  removeTag,
  revealWords,
  revealAttribute,
  revealContact,
  viewGuard,
  setGuard,
  setReveal,
  listCaught,
  viewLeftForm,
  setLeftForm,
  listSettled,
  readLeftWords,
  useAnswerLink,
  viewLook,
  setLook,
  viewRatingRules,
  setRatingRules,
  readLog,
  listReplies,
  ...changeReplies,
  ...keepStores,
  findStores,
  anyStores,
  nearestPreflight,
  takeReferral,
  takePreflight,
  searchAll,
  ...webhookRoutes,
  consoleHome,
  consoleFile,
  widgetFile,
];
