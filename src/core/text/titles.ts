/** Words that stand before or instead of a person's name: styles, ranks, offices, callings. All lower case, without full stops. */

/** Written before a name and never part of it; with the gender they tell. */
export const STYLES: ReadonlyMap<string, 'f' | 'm' | ''> = new Map([
  ...words(
    'mr mister messrs sir lord fr father brother king prince duke count baron emperor tsar czar sultan sheikh sheik emir imam rabbi ayatollah pope',
  ).map((w) => [w, 'm'] as const),
  ...words('mrs ms miss mme madame lady dame sister mother queen princess duchess countess baroness empress').map(
    (w) => [w, 'f'] as const,
  ),
  ...words(
    'dr doctor prof professor rev reverend hon honourable honorable st saint cardinal archbishop bishop pastor reverend deacon',
  ).map((w) => [w, ''] as const),
]);

/** Ranks and offices written before a name, capital or not: "Foreign Minister Anna Holm", "Sen. Holm". */
export const OFFICES: ReadonlySet<string> = new Set(
  words(
    'president vice-president premier chancellor minister secretary governor senator congressman congresswoman representative delegate speaker mayor councillor councilor councilman councilwoman alderman commissioner ambassador envoy consul attorney judge justice magistrate sheriff marshal constable inspector superintendent detective sergeant corporal private lieutenant captain major colonel general brigadier admiral commodore commander officer chairman chairwoman chairperson chair chief director deputy head leader spokesman spokeswoman spokesperson coach manager ceo treasurer dean principal provost rector chancellor researcher economist analyst historian author writer novelist poet journalist reporter correspondent editor columnist photographer filmmaker actor actress singer musician rapper comedian artist architect engineer scientist physicist chemist biologist astronaut pilot lawyer barrister solicitor prosecutor activist campaigner blogger philosopher critic co-founder founder entrepreneur businessman businesswoman billionaire investor striker midfielder defender goalkeeper quarterback pitcher winger referee candidate nominee lawmaker legislator mp mep msp mla tycoon strategist adviser advisor aide counsel counselor official defector dissident sen gov rep reps sens govs gen col lt maj capt sgt cpl cmdr adm pres supt insp det brig secretary-general',
  ),
);

/** Words that stand before an office: "vice president", "acting foreign minister", "U.S. Secretary". */
export const OFFICE_MODIFIERS: ReadonlySet<string> = new Set(
  words(
    'prime special vice deputy acting former ex then late interim outgoing incoming assistant associate under senior junior chief foreign interior finance defence defense home health education justice transport trade economy energy labour labor environment agriculture shadow lord lady attorney crown grand supreme federal state national regional presidential democratic republican conservative liberal green independent white house press executive managing general first second district county city police fire major lead co opposition cabinet',
  ),
);

/** Nouns that denote one person by what he or she does: heads of role phrases ("the Russian leader", "her counterpart"). */
export const PERSON_NOUNS: ReadonlyMap<string, 'f' | 'm' | ''> = new Map([
  ...words(
    'president premier chancellor minister secretary governor senator representative speaker mayor commissioner ambassador envoy judge justice sheriff inspector detective sergeant lieutenant captain major colonel general admiral commander officer chair chairperson chief director head leader spokesperson coach manager ceo executive treasurer dean principal researcher economist analyst historian author writer novelist poet journalist reporter correspondent editor columnist photographer filmmaker actor singer musician rapper comedian artist architect engineer scientist physicist pilot lawyer prosecutor activist campaigner blogger philosopher critic founder co-founder entrepreneur billionaire investor candidate nominee lawmaker legislator politician diplomat strategist adviser advisor aide counsel official defector dissident counterpart predecessor successor ally rival mogul magnate tycoon teacher student victim suspect defendant attacker gunman driver witness neighbour neighbor colleague boss ruler dictator autocrat professor doctor physician nurse surgeon winger striker goalkeeper player champion winner veteran soldier pope bishop archbishop cardinal pastor priest imam rabbi vice-president secretary-general negotiator mediator whistleblower contender incumbent newcomer hopeful pollster operative consultant surrogate firebrand socialist democrat republican conservative teenager native newsman anchor host presenter moderator producer owner publisher undersecretary',
  ).map((w) => [w, ''] as const),
  ...words(
    'chairman spokesman congressman councilman businessman policeman statesman strongman fireman newspaperman husband father son brother uncle nephew grandfather grandson widower boyfriend king prince duke emperor tsar czar sultan emir sheikh man boy monk actor',
  ).map((w) => [w, 'm'] as const),
  ...words(
    'chairwoman spokeswoman congresswoman councilwoman businesswoman policewoman actress wife mother daughter sister aunt niece grandmother widow girlfriend queen princess duchess empress woman girl nun heroine',
  ).map((w) => [w, 'f'] as const),
]);

function words(text: string): readonly string[] {
  return text.split(' ');
}
