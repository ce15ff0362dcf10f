/** Two documents side by side: what both say, aligned, with the words that differ, and what only one of them says. */
import type { ClaimAnnotation, LinkRecord } from '../core/contract';
import type { DocumentId } from '../core/model';
import type { Pair } from './engine';
import { isClaim, isDiscrepancy, type Shelf } from './shelf';
import { compareWordings } from './wording';

/**
 * Every statement of both, in the order of the left one; what only the right one says stands after what it says before. Of
 * several links of a statement the surest counts; who is linked but to a statement that another has taken shares its row's
 * partner. Cost: links and statements of the two, times a logarithm, and one collation for each pair.
 */
export function pair(shelf: Shelf, left: DocumentId, right: DocumentId): Pair[] {
  const [here, there] = [claimsOf(shelf, left), claimsOf(shelf, right)];
  const known = new Map([...here, ...there].map((claim) => [claim.id, claim]));
  const links = here
    .flatMap(({ id }) => shelf.linksOf(id))
    .filter(({ from, to }) => known.has(from) && known.has(to))
    .sort((a, b) => Number(isDiscrepancy(b)) - Number(isDiscrepancy(a)) || b.score - a.score || (a.id < b.id ? -1 : 1));
  const own = new Set(here.map(({ id }) => id));
  const ends = (link: LinkRecord): readonly [string, string] =>
    own.has(link.from) ? [link.from, link.to] : [link.to, link.from];
  const taken = new Set<string>();
  const chosen: LinkRecord[] = [];
  // First one to one, then those that are left to the best of theirs.
  for (const fits of [(a: boolean, b: boolean) => !a && !b, (a: boolean, b: boolean) => !a || !b]) {
    for (const link of links) {
      const [a, b] = ends(link);
      if (!fits(taken.has(a), taken.has(b))) continue;
      taken.add(a).add(b);
      chosen.push(link);
    }
  }
  const rows = chosen.map((link): Pair => {
    const [a, b] = ends(link).map((id) => known.get(id)!) as [ClaimAnnotation, ClaimAnnotation];
    return { link, left: shelf.statement(a), right: shelf.statement(b), ...compareWordings(a, b) };
  });
  const alone = { link: null, differing: [], changing: [], missing: [], answered: [] };
  for (const claim of here) {
    if (!taken.has(claim.id)) rows.push({ ...alone, left: shelf.statement(claim), right: null });
  }
  rows.sort((a, b) => a.left!.claim.start - b.left!.claim.start || a.left!.claim.end - b.left!.claim.end);
  return withRightOnly(
    rows,
    there.filter(({ id }) => !taken.has(id)).map((claim) => ({ ...alone, left: null, right: shelf.statement(claim) })),
  );
}

/** Puts each after the row of what the right document says just before it; at the top what stands before all. */
function withRightOnly(rows: readonly Pair[], alone: readonly Pair[]): Pair[] {
  const paired = rows.flatMap(({ right }, at) => (right === null ? [] : [{ at, start: right.claim.start }]));
  paired.sort((a, b) => a.start - b.start);
  const after = new Map<number, Pair[]>();
  let last = -1;
  for (const row of alone) {
    while (last + 1 < paired.length && paired[last + 1]!.start <= row.right!.claim.start) last++;
    const at = paired[last]?.at ?? -1;
    after.set(at, [...(after.get(at) ?? []), row]);
  }
  return [...(after.get(-1) ?? []), ...rows.flatMap((row, at) => [row, ...(after.get(at) ?? [])])];
}

/** In reading order, without what was rejected or stands outside the article. */
function claimsOf(shelf: Shelf, document: DocumentId): ClaimAnnotation[] {
  return (shelf.volumes.get(document)?.annotations ?? [])
    .filter(isClaim)
    .filter(({ status, region }) => status !== 'rejected' && region === 'body')
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
