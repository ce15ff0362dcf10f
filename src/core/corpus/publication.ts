/** Dates an undated text from dated ones that tell of the same event. */
import type { Published } from '../contract';
import type { Page } from '../model';

export function publicationFromCorpus(_undated: Page, _dated: readonly Page[]): Published | null {
  return null;
}
