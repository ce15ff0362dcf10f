/** What the longer names of a text tell of its single words: "Peabody" of Peabody Energy is a body, "Vladimir" of Vladimir Berg a person. */
import { Kind } from '../../text/tokenise';
import { wordSet } from '../../text/wordSet';
import { COMPANY_WORDS } from '../lexicon/organisations';
import { Written } from './evidence';
import { isCandidate, type View } from './features';
import { Known } from './gazetteer';
import { type Piece, typed } from './piece';
import { GIVEN } from './words';

const PERSONAL = Written.AfterTitle | Written.AfterGiven;

/** The names found, single words typed by the longer names they open. Cost: linear. */
export function typedElsewhere(view: View, found: readonly Piece[]): readonly Piece[] {
  const { known, written, t } = view;
  const { hash } = t.tokens;
  const persons = new Set<number>();
  const bodies = new Set<number>();
  for (const { from, to, type } of found) {
    if (to - from < 2) continue;
    const first = hash[from]!;
    if (type === 'person' && (known[from]! & GIVEN) !== 0) persons.add(first);
    if (type === 'organization' && (known[from]! & NO_COMPANY) === 0 && COMPANY.has(hash[to - 1]!)) bodies.add(first);
  }
  if (persons.size === 0 && bodies.size === 0) return found;
  return found.map((piece) => {
    const { from, to, type } = piece;
    if (to - from > 1) return piece;
    const said = written[from]!;
    if (
      type === 'place' &&
      persons.has(hash[from]!) &&
      (said & Written.AfterIn) === 0 &&
      (known[from]! & Known.Land) === 0
    ) {
      return typed(piece, 'person');
    }
    const personal = (said & (PERSONAL | Written.AfterIn)) !== 0 || (known[from]! & GIVEN) !== 0;
    if (type === 'person' && bodies.has(hash[from]!) && !personal && !isNamedSo(view, from)) {
      return typed(piece, 'organization');
    }
    return piece;
  });
}
const COMPANY = wordSet(COMPANY_WORDS);
const NO_COMPANY = Known.Land | Known.Town | Known.Demonym | Known.Modifier | Known.Office | GIVEN;

/** Beside another capital word it may be part of a person's name after all. */
function isNamedSo({ t }: View, i: number): boolean {
  return (i > 0 && t.tokens.kind[i - 1] === Kind.Word && isCandidate(t, i - 1)) || isCandidate(t, i + 1);
}
