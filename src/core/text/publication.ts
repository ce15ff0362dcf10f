/** What a document itself tells of its publication, strongest first: front matter, metadata, date line, file name. */
import type { Published } from '../contract';
import type { DocumentId, SourceMeta } from '../model';
import { isoDay, parseIsoDay } from './calendar';
import type { FrontMatter } from './frontMatter';
import type { Line } from './lines';
import type { TokenisedText } from './sentences';

export function publicationOf(
  _t: TokenisedText,
  _lines: readonly Line[],
  _id: DocumentId,
  matter: FrontMatter | null,
  meta: SourceMeta | undefined,
): Published {
  const written = matter?.date === undefined ? null : parseIsoDay(matter.date);
  if (written !== null) return { value: isoDay(written), basis: 'front-matter', why: 'the date in the front matter' };
  const beside = meta?.published === undefined ? null : parseIsoDay(meta.published);
  if (beside !== null) return { value: isoDay(beside), basis: 'meta', why: 'the date in the metadata beside the text' };
  return { value: null, basis: 'none', why: 'the text tells no publication date' };
}
