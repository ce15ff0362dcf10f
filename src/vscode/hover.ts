/** What is told of a mark when the pointer rests on it: what it is, through whom, when, what others say, why, and what to do. */
import * as vscode from 'vscode';
import type { Annotation } from '../core/contract';
import type { Focus, Related } from '../engine/engine';
import { chainLine, groupOf } from '../panel/view';
import { markReason } from '../panel/words/reasons';
import { actorWord } from './actors';
import { isolated } from './bidi';
import type { Desk } from './desk';
import { engineOffset, isClaim, type Live, type LiveMark, liveRange, marksAt } from './live';
import { openArgs } from './navigate';
import { short } from './views/tree';

/** The only commands a hover may run. */
const ALLOWED = [
  'synoptic.open',
  'synoptic.accept',
  'synoptic.reject',
  'synoptic.dispute',
  'synoptic.whoIsThis',
  'synoptic.setDate',
  'synoptic.showRelations',
];

/** So many other sources are named in a hover. */
const SHOWN = 3;

/** How actors and kinds of mark are called, by their ids. */
export interface Names {
  actor(id: string): string;
  /** How often an actor is named, and what it says: `28 in 9 sources · 17 claims`; empty for one that is not known. */
  counts(id: string): string;
  kind(id: string): string;
}

export function hovers(
  desk: Desk,
  live: Live,
  names: Names,
  whoDecided: (mark: Annotation) => Promise<string | null>,
): vscode.HoverProvider {
  return {
    async provideHover(document, position, token) {
      const text = live.of(document);
      if (text === null || desk.engine === null) return null;
      const marks = marksAt(text, document.offsetAt(position));
      const mark = marks[0];
      if (mark === undefined) return null;
      const focus = text.fresh ? await desk.focus(text.id, engineOffset(text, position)) : null;
      const decided = await whoDecided(mark.annotation);
      if (token.isCancellationRequested) return null;
      const lines = marks.slice(0, 2).map((one) => markdownOf(one, focus, names, one === mark ? { decided } : null));
      return new vscode.Hover(lines, liveRange(text, mark));
    },
  };
}

/** The innermost mark with all that is to be told of it; of the one around it what it is and what others say. */
function markdownOf(
  mark: LiveMark,
  focus: Focus | null,
  names: Names,
  inner: { readonly decided: string | null } | null,
): vscode.MarkdownString {
  const { annotation } = mark;
  const text = new vscode.MarkdownString('', true);
  text.isTrusted = { enabledCommands: ALLOWED };
  text.supportHtml = false;
  const parts = [headline(annotation, focus, names)];
  if (isClaim(annotation)) {
    if (focus !== null && focus.statement?.claim.id === annotation.id) parts.push(...othersLines(focus));
  }
  if (inner !== null) {
    const decided = inner.decided === null ? '' : ` · ${escaped(inner.decided)}`;
    parts.push(`*${escaped(isolated(markReason(annotation.why, vscode.l10n.t)))}*${decided}`);
    parts.push(actionsLine(annotation));
  }
  text.appendMarkdown(parts.filter((part) => part !== '').join('\n\n'));
  return text;
}

/** `Claim · quoted · Mara Ilves → Harbour Radio`, `Actor · Mara Ilves · person · 28 in 9 sources`, `Date · 2031-05-02`. */
function headline(annotation: Annotation, focus: Focus | null, names: Names): string {
  const status = statusWord(annotation);
  const tail = status === '' ? '' : ` · ${status}`;
  if (isClaim(annotation)) {
    const statement = focus?.statement?.claim.id === annotation.id ? focus.statement : null;
    const chain = statement?.chain.map(isolated) ?? [];
    const told = statement === null ? annotation.speaker?.text : chainLine({ ...statement, chain }, vscode.l10n.t);
    const who = escaped(isolated(told ?? vscode.l10n.t('speaker not named')));
    const kind = vscode.l10n.t('Claim');
    if (annotation.quote === 'none') return `**${kind}** · ${escaped(vscode.l10n.t('in its own voice'))}${tail}`;
    return `**${kind}** · ${quoteWord(annotation.quote)} · ${who}${tail}`;
  }
  if (annotation.kind === 'actor' && 'actor' in annotation) {
    const counts = names.counts(annotation.actor);
    const parts = [escaped(isolated(names.actor(annotation.actor))), actorWord(annotation.type), escaped(counts)];
    return `**${vscode.l10n.t('Actor')}** · ${parts.filter(Boolean).join(' · ')}${tail}`;
  }
  if (annotation.kind === 'date' && 'value' in annotation) {
    return `**${vscode.l10n.t('Date')}** · ${escaped(annotation.value)}${tail}`;
  }
  return `**${escaped(isolated(names.kind(annotation.kind)))}**${tail}`;
}

/** `4 other sources, 1 differs`, a link to the first few, each once, and one to the panel for the rest. */
function othersLines(focus: Focus): string[] {
  const { related, statement } = focus;
  if (related.length === 0 || statement === null) return [];
  const bySource = new Map<string, Related>();
  for (const item of related) {
    const { id } = item.statement.document;
    if (!bySource.has(id)) bySource.set(id, item);
  }
  const sources = [...bySource.values()];
  const differs = sources.filter(({ link }) => groupOf(link) === 'differs').length;
  const say = vscode.l10n.t;
  const count = sources.length === 1 ? say('1 other source') : say('{0} other sources', sources.length);
  const links = sources.slice(0, SHOWN).map((other) => {
    const name = escaped(isolated(short(other.statement.document.title ?? other.statement.document.path, 40)));
    const sign = groupOf(other.link) === 'differs' ? '≠ ' : '';
    const { document, claim } = other.statement;
    return `[${sign}${name}](command:synoptic.open?${openArgs(document.id, claim)})`;
  });
  if (sources.length > SHOWN) {
    const rest = escaped(say('{0} more', sources.length - SHOWN));
    links.push(`[${rest}](command:synoptic.showRelations?${openArgs(statement.document.id, statement.claim)})`);
  }
  const head =
    differs === 0 ? count : differs === 1 ? say('{0}, 1 differs', count) : say('{0}, {1} differ', count, differs);
  return [`${head}: ${links.join(' · ')}`];
}

function actionsLine(annotation: Annotation): string {
  const args = encodeURIComponent(JSON.stringify([{ id: annotation.id, document: annotation.document }]));
  const link = (label: string, command: string): string => `[${label}](command:synoptic.${command}?${args})`;
  const links: string[] = [];
  if (annotation.status !== 'accepted') links.push(link(vscode.l10n.t('Accept'), 'accept'));
  links.push(link(vscode.l10n.t('Reject'), 'reject'));
  if (annotation.status !== 'disputed') links.push(link(vscode.l10n.t('Dispute'), 'dispute'));
  if (annotation.kind === 'actor') links.push(link(vscode.l10n.t('This is …'), 'whoIsThis'));
  if (annotation.kind === 'date') links.push(link(vscode.l10n.t('Set date …'), 'setDate'));
  return links.join(' · ');
}

export function quoteWord(quote: 'direct' | 'indirect' | 'mixed' | 'none'): string {
  switch (quote) {
    case 'direct':
      return vscode.l10n.t('quoted');
    case 'indirect':
      return vscode.l10n.t('reported');
    case 'mixed':
      return vscode.l10n.t('partly quoted');
    case 'none':
      return vscode.l10n.t('stated');
  }
}

function statusWord(annotation: Annotation): string {
  if (annotation.status === 'disputed') return `$(question) ${vscode.l10n.t('disputed')}`;
  if (annotation.anchor === 'fuzzy') return `$(warning) ${vscode.l10n.t('found again nearly word for word')}`;
  if (annotation.origin === 'human') return vscode.l10n.t('marked by hand');
  return annotation.status === 'accepted' ? `$(check) ${vscode.l10n.t('accepted')}` : '';
}

/** Text from a source as Markdown that shows it and does nothing else. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!|~<>&$:@/]/g, (sign) =>
      sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`,
    );
}
