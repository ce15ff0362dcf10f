/** The parts of a page that are not the article, by shape and position; precision first. */
import type { Span } from '../model';
import type { Line } from './lines';
import type { TokenisedText } from './sentences';

export function findBoilerplate(_t: TokenisedText, _lines: readonly Line[]): readonly Span[] {
  return [];
}
