/** One document through every recogniser → Reading. */
import type { Claim, Reading, Source, Span } from '../model';
import { layOut } from '../text/layout';
import { segment, sentenceSpan } from '../text/sentences';
import { overlaps } from '../text/span';
import { tokenise } from '../text/tokenise';
import { resolveActors } from './actors';
import { type ClaimsModel, findClaims } from './claims';
import { findDates } from './dates';
import { findNames, type NamesModel } from './names';
import { entityOf } from './speakers';
import type { FoundClaim, ResolvedActors } from './stages';

/** The weights that reading needs. */
export interface Models {
  readonly claims: ClaimsModel;
  readonly names: NamesModel;
}

const NOT_ENGLISH =
  'This text does not look like English. Quotations, names and ISO dates are marked; the rest of the reading is tuned for English.';

/** Reads any text; never throws by design. Cost: linear in its length. */
export function read(source: Source, models: Models): Reading {
  const { id, text } = source;
  const t = segment(text, tokenise(text));
  const layout = layOut(t, id, source.meta);
  const names = findNames(t, layout, models.names);
  const dates = findDates(t, layout);
  const found = findClaims(t, names, layout, models.claims);
  const actors = resolveActors(t, names, found, layout);
  const sentences: Span[] = [];
  for (let i = 0; i < t.sentenceCount; i++) sentences.push(sentenceSpan(t, i));
  return {
    document: id,
    length: text.length,
    language: layout.language,
    title: layout.title,
    outlet: layout.outlet,
    published: layout.published,
    sentences,
    boilerplate: layout.boilerplate,
    entities: actors.entities,
    mentions: actors.mentions,
    dates,
    claims: found.map((claim) => tied(text, claim, actors, layout.boilerplate)),
    own: [],
    notices: layout.language === 'en' ? [] : [NOT_ENGLISH],
  };
}

/** The claim with its speaker, and those who passed it on, tied to actors. */
function tied(text: string, claim: FoundClaim, actors: ResolvedActors, boilerplate: readonly Span[]): Claim {
  // Written out: copying the rest of an object is slow where there are many.
  const { start, end, score, why, quote, speaker, cue, via, group, polarity, comparable } = claim;
  const { mentions } = actors;
  return {
    start,
    end,
    score,
    why,
    quote,
    speaker:
      speaker === null ? null : { start: speaker.start, end: speaker.end, entity: entityOf(text, speaker, mentions) },
    cue,
    via: via.flatMap((phrase) => entityOf(text, phrase, mentions) ?? []),
    group,
    polarity,
    comparable,
    region: boilerplate.some((part) => overlaps(part, claim)) ? 'boilerplate' : 'body',
  };
}
