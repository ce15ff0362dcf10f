/**
 * Verbs of saying, in the forms that tell a speaker by their place alone, as hashes. Each place has its own: what is clear at a sentence's end
 * would take too much for speech elsewhere.
 */
import { type WordSet, wordSet } from '../../text/wordSet';

const COMMON = 'said says added noted';

const verbs = (more: string): WordSet => wordSet(`${COMMON} ${more}`);

/** Behind "it", where it means a body: "It said …". */
export const SAID_BY_IT = verbs(
  'adds reported reports announced announces wrote writes warned stated claimed insisted denied denies',
);

/** At the end of a sentence, behind who says it: "…, Ada Corvin, the mayor, said on Friday." */
export const SAID_AT_END = verbs('insisted warned announced wrote reported explained argued claimed told');

/** Beside the speaker of a paragraph that a dash opens: "— Come in, she said." */
export const SAID_IN_TURN = verbs(
  'told tells adds explained explains notes stressed believes thinks asked concluded recalled admitted argued',
);
