/** Who asserts what: the claims of one text, with their sources and cues. */
import type { TokenisedText } from '../text/sentences';
import { bySpan, overlaps } from '../text/span';
import { Kind } from '../text/tokenise';
import { attributions, eager, eagerAnchor } from './claims/attribute';
import { type Columns, columnsOf } from './claims/columns';
import { quotedBy, reportedAccording, throughOutlet, withoutTwins } from './claims/hearsay';
import { createLexemes, type Lexemes } from './claims/lexemes';
import { innerReports } from './claims/nested';
import { ownStatements } from './claims/ownVoice';
import { passedOn, quotedAgain, withoutCitedSources } from './claims/passedOn';
import { namesOf } from './claims/phrases';
import { righted } from './claims/righted';
import { edgesOf } from './claims/scan';
import { generous, scanText } from './claims/scanText';
import { bareQuotation, settle } from './claims/settle';
import { withSpeakerInside } from './claims/tail';
import { decodeWordTable, type WordTable } from './claims/wordTable';
import type { FoundClaim, FoundName, Layout } from './stages';
import { createDecoder } from './tagging/decoder';
import { type Decoder, decodeTagger } from './tagging/model';

export interface ClaimsModel {
  readonly words: WordTable;
  readonly scan: Decoder;
  readonly relate: Decoder;
  /** For contents without a cue. */
  readonly anchor: Decoder;
  /** What was worked out for word forms of texts read before. */
  readonly memory: { lexemes: Lexemes };
}

/** Word forms remembered between texts, some 120 bytes each; where they are more, memory begins anew. */
const MOST_REMEMBERED = 30_000;

function lexemesOf({ words, memory }: ClaimsModel): Lexemes {
  if (memory.lexemes.count > MOST_REMEMBERED) {
    memory.lexemes = createLexemes(words);
  }
  return memory.lexemes;
}

/** Reads `media/claims.bin`; throws if the bytes are no such model. */
export function loadClaimsModel(bytes: Uint8Array): ClaimsModel {
  const { table, end } = decodeWordTable(bytes, 0);
  const scan = decodeTagger(bytes, end);
  const relate = decodeTagger(bytes, scan.end);
  const anchor = decodeTagger(bytes, relate.end);
  return {
    words: table,
    scan: createDecoder(generous(scan.model)),
    relate: createDecoder(eager(relate.model)),
    anchor: createDecoder(eagerAnchor(anchor.model)),
    memory: { lexemes: createLexemes(table) },
  };
}

/**
 * The claims of one text, sorted by span. Works on any string. Cost: linear, a bounded number of tokens for each cue.
 */
export function findClaims(
  t: TokenisedText,
  names: readonly FoundName[],
  layout: Layout,
  model: ClaimsModel,
): FoundClaim[] {
  const columns = columnsOf(t, lexemesOf(model));
  const front = layout.frontMatter;
  const claims = layout.language === 'en' ? inEnglish(columns, names, layout, model) : quotationsAlone(columns);
  return claims.filter((claim) => front === null || !overlaps(claim, front)).sort(bySpan);
}

function inEnglish(columns: Columns, names: readonly FoundName[], layout: Layout, model: ClaimsModel): FoundClaim[] {
  const edges = edgesOf(columns);
  const scan = scanText(columns, edges, model.scan);
  const nameAt = namesOf(columns, names);
  const outlets = new Set(names.flatMap((name, k) => (name.type === 'organization' ? [k] : [])));
  const claims: FoundClaim[] = [];
  const found = righted(columns, nameAt, attributions(columns, edges, scan, model)).map((one) =>
    quotedBy(columns, one),
  );
  const passed = withoutTwins(
    found.map((one) => reportedAccording(columns, nameAt, one) ?? passedOn(columns, nameAt, one, outlets)),
  );
  const told = withoutCitedSources(columns, passed).flatMap((outer) =>
    throughOutlet(columns, nameAt, outer, innerReports(columns, nameAt, outer), outlets),
  );
  const all = quotedAgain(columns, told);
  all.forEach((one, index) => {
    for (const claim of settle(columns, scan, one, index)) claims.push(withSpeakerInside(columns, claim));
  });
  claims.sort(bySpan);
  return [...claims, ...ownStatements(columns, claims, layout)];
}

/** In a language whose words the model does not know: what stands in quotation marks, if it is more than a title. */
function quotationsAlone(columns: Columns): FoundClaim[] {
  const claims: FoundClaim[] = [];
  for (const { open, close } of columns.quotations.list) {
    let words = 0;
    for (let i = open; i < close; i++) if (columns.t.tokens.kind[i] !== Kind.Mark) words++;
    if (words >= 4) claims.push(bareQuotation(columns, [open, close]));
  }
  return claims;
}
