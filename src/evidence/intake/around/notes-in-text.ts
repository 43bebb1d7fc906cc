import { saidIn, type Way } from './may-match.ts';

/** What people state about accounts, grants and secrets, by what it means; all of a way must stand in one clause. */
const ways: readonly Way[] = [
  [
    'the account is deactivated',
    /\b(?:accounts?|users?|konto|benutzer\w{0,8}|compte|utilisateur|cuenta|usuario)\b|\w@\w/i,
    /\b(?:deactivated|deaktiviert|suspended|gesperrt|d[ée]sactiv[ée]|desactivad[oa]|left the company|offboarded|ausgeschieden)/i,
  ],
  [
    'grants of consent are older than the scopes',
    /\b(?:connected|consented|authori[sz]ed|agreed|installed|granted)\b/i,
    /\b(?:before|earlier|previously|prior)\b/i,
    /\b(?:scopes?|permissions?|rights?|added|adding|new|change[ds]?|updated?|upgraded?|releas\w{1,3}|version|deploy\w{0,6})\b/i,
  ],
  [
    'grants of consent are older than the scopes',
    /\b(?:old|existing|earlier) (?:grants?|connections?|consents?|customers|installations?|users)\b/i,
  ],
  ['not upgraded: an older installation', /\bout-of-date\b/i],
  [
    'not upgraded: an update waits for approval',
    /\b(?:updates?|upgrade|apps?|add-?on|version|install\w{2,6}|scopes?|berechtigung\w{0,2}|mise [àa] jour|actualizaci[óo]n|atualiza[çc][ãa]o)\b/i,
    /\b(?:approv\w{1,4}|genehmig\w{1,6}|approbation|approuv\w{1,4}|aprobaci[óo]n|aprova[çc][ãa]o)/i,
    /\b(?:required|needed|needs|pending|wait\w{0,3}|erforderlich|n[öo]tig|ausstehend|aussteht|requise|attente|requerida|pendiente|pendente)/i,
  ],
  [
    'the account has no product access: it was removed',
    /\b(?:accounts?|users?|konto|benutzer\w{0,8}|nutzer|compte|utilisateur|cuenta|usuario|conta|usu[áa]rio)\b|\w@\w/i,
    /\b(?:removed|entfernt|retir[ée]|eliminad[oa]|quitad[oa]|removid[oa])/i,
    /\blicen[sc]\w{0,6}|lizenz|\bjira-(?:software|core|servicedesk|users|\w{2,20}-users)\b|\bproduct access\b|\bapplication access\b|produktzugriff|anwendungszugriff/i,
  ],
  ['the shared secret changed: reinstalled', /\b(?:re-?installed|uninstalled and (?:re)?installed)\b/i],
  [
    'the shared secret changed: the stored one is old',
    /\bshared_?-? ?secrets?\b/i,
    /\b(?:differs?|different|changed|old|stale|former|previous|rotated|replaced|keep(?:s|ing)?|mismatch)\b/i,
  ],
  [
    'the token is past its life: works for an hour after each login',
    /\b(?:re-?auth\w{0,12}|re-?connect\w{0,3}|log(?:ging)? (?:in|on) again|sign(?:ing)? in again|new login|fresh (?:token|login))\b/i,
    /\b(?:works?|fixe[sd]|helps?|ok|fine)\b/i,
    /\b(?:hours?|60 min\w{0,4}|\d{2} minutes?|a while|some time)\b/i,
  ],
  [
    'the token is past its life: fails after an hour',
    /\b(?:after|every|each) (?:about |exactly |roughly |around )?(?:an|one|1|60) ?(?:hour|min\w{0,4})\b/i,
    /\b(?:fails?|401|expire\w{0,2}|unauthori[sz]ed|stops?|logged out|dies|again)\b/i,
  ],
  [
    'the token is past its life: used after it expired',
    /\b(?:after|once|when) (?:the |its |my |our )?(?:access[ _]?)?token (?:has )?expire[sd]?\b|\bexpired [`'"]?access[ _]?token\b|\bafter (?:the |its )?(?:\w{2,10} ){0,2}expir(?:y|ation)\b|\btoken expiry window\b/i,
  ],
  [
    'the clock is wrong',
    /\bclock\b/i,
    /\b(?:wrong|off|behind|ahead|drift\w{0,4}|skew\w{0,3}|slow|fast|late)\b/i,
  ],
  [
    'the clock is wrong',
    /\bnot synchroni[sz]ed\b|\bminutes (?:slow|fast|behind|ahead|apart)\b|\bsynchroni[sz]ed: no\b|\bNTP service: inactive\b/i,
  ],
  [
    'the site is behind a proxy or firewall',
    /\b(?:behind|in front of|through|via|hinter|derri[èe]re|detr[áa]s de|atr[áa]s d[eo])\b/i,
    /\bprox(?:y|ies)\b|\bwaf\b|\bfirewalls?\b|\bzscaler\b/i,
  ],
  [
    'the account is a service account',
    /\baccount_?type["']?\s{0,2}[:=]\s{0,2}["']?service account|@serviceaccount\.atlassian\.com/i,
  ],
];

/** A story of what was tried, supposed or asked states nothing. */
const unsure =
  /\?\s{0,4}$|\b(?:not|no|never|isn't|wasn't|nicht|kein\w{0,2}|ob|wenn|pas|si|n[ãa]o|if|whether|maybe|might|perhaps|tried|would)\b/i;
/** The one denial that is a statement. */
const notSynchronised = /\bnot synchroni[sz]ed\b|\bsynchroni[sz]ed: no\b/i;

const stated = (clause: string) => notSynchronised.test(clause) || !unsure.test(clause);

/** Whom an app acts for, where people speak of one at all. */
const servedAccount: Way = [
  'the account is a service account',
  /\bservice[ -]?accounts?\b|\bdienstkont(?:o|en)\b|\bcomptes? de service\b|\bcuentas? de servicio\b|\bcontas? de servi[çc]o\b/i,
];

/**
 * Typed notes about the account, its grant or its app from what people write beside a paste; `actedFor`: the account is that of
 * whom an app acts for. Linear in the text.
 */
export function notesInText(text: string, actedFor = false): string[] {
  const clauses = text
    .slice(0, 32_768)
    .split(/[.!;](?=\s)|\n|\bbut\b|\baber\b/, 600)
    .map((clause) => clause.slice(0, 400))
    // A denial says nothing of what stands behind a comma of the same sentence.
    .flatMap((clause) => (stated(clause) ? [clause] : clause.split(', ').filter(stated)));
  return saidIn(actedFor ? [...ways, servedAccount] : ways, clauses);
}
