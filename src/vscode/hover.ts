/** What is told of a mark when the pointer rests on it: what it is, through whom, when, what others say, why, and what to do. */
import * as vscode from 'vscode';
import type { Annotation } from '../core/contract';
import type { Focus } from '../engine/engine';
import { chainLine, groupOf } from '../panel/view';
import { isolated } from './bidi';
import type { Desk } from './desk';
import { engineOffset, isClaim, type Live, type LiveMark, liveRange, marksAt } from './live';
import { openArgs } from './navigate';

/** The only commands a hover may run. */
const ALLOWED = [
  'synoptic.open',
  'synoptic.accept',
  'synoptic.reject',
  'synoptic.dispute',
  'synoptic.whoIsThis',
  'synoptic.setDate',
];

/** How actors and kinds of mark are called, by their ids. */
export interface Names {
  actor(id: string): string;
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
      const focus = text.fresh ? await desk.engine.focus(text.id, engineOffset(text, position)) : null;
      const decided = await whoDecided(mark.annotation);
      if (token.isCancellationRequested) return null;
      const lines = marks.slice(0, 2).map((one) => markdownOf(one, focus, names, one === mark ? { decided } : null));
      return new vscode.Hover(lines, liveRange(text, mark));
    },
  };
}

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
    const statement = focus?.statement?.claim.id === annotation.id ? focus.statement : null;
    if (statement !== null && statement.chain.length > 1) {
      const chain = statement.chain.map(isolated);
      parts.push(escaped(chainLine({ ...statement, chain }, vscode.l10n.t)));
    }
    if (focus !== null && statement !== null) parts.push(...othersLines(focus));
  }
  const decided = inner?.decided == null ? '' : ` · ${escaped(inner.decided)}`;
  parts.push(`*${escaped(isolated(annotation.why))}*${decided}`);
  if (inner !== null) parts.push(actionsLine(annotation));
  text.appendMarkdown(parts.filter((part) => part !== '').join('\n\n'));
  return text;
}

/** `Claim · quoted · Mara Ilves`, `Actor · Mara Ilves · person`, `2031-05-02 · Friday`. */
function headline(annotation: Annotation, focus: Focus | null, names: Names): string {
  const status = statusWord(annotation);
  const tail = status === '' ? '' : ` · ${status}`;
  if (isClaim(annotation)) {
    const statement = focus?.statement?.claim.id === annotation.id ? focus.statement : null;
    const who = statement?.chain[0] ?? annotation.speaker?.text ?? vscode.l10n.t('speaker not named');
    const voice = annotation.quote === 'none' ? vscode.l10n.t('in its own voice') : who;
    return `**${vscode.l10n.t('Claim')}** · ${quoteWord(annotation.quote)} · ${escaped(isolated(voice))}${tail}`;
  }
  if (annotation.kind === 'actor' && 'actor' in annotation) {
    return `**${vscode.l10n.t('Actor')}** · ${escaped(isolated(names.actor(annotation.actor)))} · ${actorWord(annotation.type)}${tail}`;
  }
  if (annotation.kind === 'date' && 'value' in annotation) {
    return `**${vscode.l10n.t('Date')}** · ${escaped(annotation.value)}${tail}`;
  }
  return `**${escaped(isolated(names.kind(annotation.kind)))}**${tail}`;
}

/** `4 sources, 1 differs`, and a link to each of the first few. */
function othersLines(focus: Focus): string[] {
  if (focus.related.length === 0) return [];
  const sources = new Set(focus.related.map((item) => item.statement.document.id)).size;
  const differs = focus.related.filter((item) => groupOf(item.link) === 'differs').length;
  const count = sources === 1 ? vscode.l10n.t('1 other source') : vscode.l10n.t('{0} other sources', sources);
  const first = focus.related.slice(0, 3).map(({ statement, link }) => {
    const name = escaped(isolated(statement.document.title ?? statement.document.path));
    const sign = groupOf(link) === 'differs' ? '≠ ' : '';
    return `[${sign}${name}](command:synoptic.open?${openArgs(statement.document.id, statement.claim)})`;
  });
  const head =
    differs === 0
      ? count
      : differs === 1
        ? vscode.l10n.t('{0}, 1 differs', count)
        : vscode.l10n.t('{0}, {1} differ', count, differs);
  return [`${head}: ${first.join(' · ')}`];
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

export function actorWord(type: 'person' | 'organization' | 'place' | 'group'): string {
  switch (type) {
    case 'person':
      return vscode.l10n.t('person');
    case 'organization':
      return vscode.l10n.t('organization');
    case 'place':
      return vscode.l10n.t('place');
    case 'group':
      return vscode.l10n.t('group');
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
