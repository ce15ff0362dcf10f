/**
 * A report to hand on: what the sources say on each topic, word for word, with source and line, and where they differ. All that comes
 * from sources is escaped, so that no text can become a link, an image, HTML or a heading.
 */
import type { AnnotationsFile, ClaimAnnotation, DocumentRecord, LinkRecord } from '../contract';
import type { DocumentId } from '../model';
import { lineNumbers } from './positions';

const RELATIONS = {
  'same-quote': 'same words',
  'same-fact': 'same fact',
  elaborates: 'adds detail',
  conflicts: 'conflicts',
} as const;

/** The report as Markdown; `synoptic: report` in its front matter keeps it from being read as a source. Cost: linear. */
export function toMarkdown(file: AnnotationsFile, texts: ReadonlyMap<DocumentId, string>): string {
  const names = new Map(file.actors.map((actor) => [actor.id, actor.name]));
  const documents = new Map(file.documents.map((document) => [document.id, document]));
  const lineOf = new Map(file.documents.map(({ id }) => [id, lineNumbers(texts.get(id) ?? '')]));
  const claims = new Map(
    file.annotations.flatMap((a) =>
      a.kind === 'claim' && a.status !== 'rejected' ? [[a.id, a as ClaimAnnotation]] : [],
    ),
  );
  const linksOf = new Map<string, LinkRecord[]>();
  for (const link of file.links) {
    if (link.status === 'rejected') continue;
    const known = linksOf.get(link.from);
    if (known === undefined) linksOf.set(link.from, [link]);
    else known.push(link);
  }

  const source = (claim: ClaimAnnotation): string => {
    const line = lineOf.get(claim.document)!(claim.start);
    const document = documents.get(claim.document)!;
    const day = document.published.value === null ? '' : `, ${inert(document.published.value)}`;
    return `${inert(document.title ?? claim.document)}${day}, [${inert(claim.document)}:${line}](${href(claim.document)}#L${line})`;
  };
  const statement = (claim: ClaimAnnotation, number: number): string => {
    const speaker =
      claim.speaker === null ? '' : ` **${inert(names.get(claim.speaker.actor ?? '') ?? claim.speaker.text)}**`;
    const via = claim.via.length === 0 ? '' : ` via ${claim.via.map((id) => inert(names.get(id) ?? id)).join(', ')}`;
    const how = [
      claim.quote === 'none' ? 'in its own voice' : claim.quote,
      ...(claim.polarity === 'denied' ? ['denied'] : []),
      ...(claim.status === 'disputed' ? ['disputed'] : []),
    ].join(', ');
    return `${number}.${speaker}${via} (${how}):\n\n   > ${quoted(claim.text)}\n\n   ${source(claim)}`;
  };

  const sections = file.topics.flatMap((topic): string[] => {
    const members = topic.statements.flatMap((id) => claims.get(id) ?? []);
    if (members.length === 0) return [];
    const numbers = new Map(members.map((claim, n) => [claim.id, n + 1]));
    const links = members
      .flatMap((claim) => linksOf.get(claim.id) ?? [])
      .filter((link) => numbers.has(link.to) && (link.differs.length > 0 || link.relation === 'conflicts'));
    const differences = links.map((link) => {
      const what = link.differs.length === 0 ? RELATIONS[link.relation] : link.differs.join(', ');
      return `- **${what}**: ${numbers.get(link.from)} ↔ ${numbers.get(link.to)}: ${inert(link.why)}`;
    });
    return [
      `## ${inert(topic.label)}`,
      ...(differences.length === 0 ? [] : [`Differs:\n\n${differences.join('\n')}`]),
      members.map((claim) => statement(claim, numbers.get(claim.id)!)).join('\n\n'),
    ];
  });
  return `${[
    '---\nsynoptic: report\n---',
    '# Report',
    `${count(file.documents.length, 'source')} · ${count(claims.size, 'claim')} · ${count(file.topics.length, 'topic')}`,
    '## Sources',
    file.documents.map(listed).join('\n') || 'None.',
    ...sections,
  ].join('\n\n')}\n`;
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

function listed(document: DocumentRecord): string {
  const { published, id, title } = document;
  const day = published.value === null ? 'no date known' : `${inert(published.value)} (${inert(published.why)})`;
  const name = title === null ? '' : `${inert(title)}, `;
  return `- ${name}[${inert(id)}](${href(id)}), ${day}`;
}

const href = (path: string): string =>
  path
    .split('/')
    .map((part) =>
      encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
        /[()!'*]/g,
        (c) => `%${c.charCodeAt(0).toString(16)}`,
      ),
    )
    .join('/');

/** Word for word inside a block quotation of a list item: its line ends stay line ends. */
const quoted = (text: string): string =>
  text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => inert(line.trim()))
    .filter((line) => line !== '')
    .join('\\\n   > ');

/**
 * Text that reads the same and does nothing: what Markdown or HTML would act on is escaped, control characters and bidirectional
 * overrides are made visible.
 */
export function inert(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&~|$#]/g, '\\$&')
    .replace(/^[-+=]|^\d{1,9}[.)](?=\s|$)/, escapeLast)
    .replace(/:(?=\/\/)|(?<=www)\.|@|(?<=mailto|xmpp):/gi, '\\$&')
    .replace(/[\0-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g, visible)
    .replace(/[\t\r\n]+/g, ' ');
}

const escapeLast = (mark: string): string => `${mark.slice(0, -1)}\\${mark.slice(-1)}`;

const visible = (c: string): string => `⟦U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟧`;
