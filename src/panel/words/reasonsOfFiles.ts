/** Why a file is not read, how its day is known, and what is wrong with what was kept of decisions, in the reader's language. */
import type { ReasonForm } from './reasonsOfDates';
import { quoted } from './say';

export const FILE_REASONS: readonly ReasonForm[] = [
  ['only \\.txt and \\.md files are read', (say) => say('only .txt and .md files are read')],
  ['it is a report that Synoptic wrote', (say) => say('it is a report that Synoptic wrote')],
  ['it is a binary file, not a text', (say) => say('it is a binary file, not a text')],
  [
    'it is (\\d+) MB large, and texts above (\\d+) MB are not read; split it',
    (say, [size, most]) => say('it is {0} MB large, and texts above {1} MB are not read; split it', size!, most!),
  ],
  [
    'It is not valid UTF-8 and was read as Windows-1252\\.',
    (say) => say('It is not valid UTF-8 and was read as Windows-1252.'),
  ],
  [
    'Its metadata in (.+) could not be used: expected an object with texts "published", "outlet", "title"\\.',
    (say, [path]) =>
      say(
        'Its metadata in {0} could not be used: expected an object with texts "published", "outlet", "title".',
        path!,
      ),
  ],
  [
    'This text does not look like English\\. Quotations, names and ISO dates are marked; the rest of the reading is tuned for English\\.',
    (say) =>
      say(
        'This text does not look like English. Quotations, names and ISO dates are marked; the rest of the reading is tuned for English.',
      ),
  ],
  ['the front matter says date: (.+)', (say, [day]) => say('the front matter says date: {0}', day!)],
  [
    'the metadata beside the text says published: (.+)',
    (say, [day]) => say('the metadata beside the text says published: {0}', day!),
  ],
  ['the line (“.*”) at the top', (say, [line]) => say('the line {0} at the top', quoted(line!, say))],
  ['the dateline (“.*”)', (say, [line]) => say('as its dateline says: {0}', quoted(line!, say))],
  ['the file name (.+)', (say, [name]) => say('the file name {0}', name!)],
  ['given for all texts that tell no date', (say) => say('given for all texts that tell no date')],
  ['set by hand', (say) => say('set by hand')],
  ['set by (.+)', (say, [who]) => say('set by {0}', who!)],
  [
    'tells of the same event as (.+?)(?: and (\\d+) more)?, published (\\S+): (\\d+) names? and (\\d+) phrases? in common with (.+)',
    (say, [texts, more, day, names, phrases, best]) =>
      say(
        'tells of the same event as {0}, published {1}; in common with {2}: names {3}, phrases {4}',
        more === undefined ? texts! : say('{0} and {1} more', texts!, more),
        day!,
        best!,
        names!,
        phrases!,
      ),
  ],
  [
    '(\\d+) lines? (?:is|are) not understood and kept as written',
    (say, [lines]) => say('lines not understood and kept as written: {0}', lines!),
  ],
  [
    'written by a newer version \\((.+)\\): read, but not changed',
    (say, [version]) => say('written by a newer version ({0}): read, but not changed', version!),
  ],
  [
    'two versions of the decision (.+): both are kept, the newer one holds',
    (say, [id]) => say('two versions of the decision {0}: both are kept, the newer one holds', id!),
  ],
  ['the file is empty', (say) => say('the file is empty')],
  [
    "git's conflict markers: the decisions of both sides are kept",
    (say) => say("git's conflict markers: the decisions of both sides are kept"),
  ],
  ['the first line is damaged or missing', (say) => say('the first line is damaged or missing')],
  ['the file breaks off; what stands before is kept', (say) => say('the file breaks off; what stands before is kept')],
];
