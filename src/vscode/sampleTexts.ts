/** Which files the sample corpus has. */

/** As they lie in the extension's folder; a browser cannot list that. */
export const SAMPLE = 'fixtures/bell';
export const SAMPLE_FILES: readonly string[] = [
  'islands-weekly.txt',
  'mainland-today.txt',
  'northern-ledger.meta.json',
  'northern-ledger.txt',
  'radio-eldrey.txt',
  'shoreline-blog.txt',
  'sorrin-gazette.txt',
  'tta-wire.txt',
  'velmaran-courier.txt',
];
