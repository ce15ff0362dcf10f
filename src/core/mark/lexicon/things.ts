/** Words by which a name is known for that of a thing: an event, a work, a law, a faith. Things are no actors. */

/** Heads of the names of events, works and laws ("the Harbour Treaty", "the Winter Games"), lower case. */
export const THING_WORDS: ReadonlySet<string> = new Set(
  'cup games olympics paralympics olympiad tournament championship championships marathon festival prize prizes award awards medal war wars treaty agreement accord accords protocol constitution act amendment amendments revolution manifesto licence license day days era age crisis scandal plan vr xp'.split(
    ' ',
  ),
);

/** Written before the name of a storm, a ship or an operation, lower case. */
export const THING_STYLES: ReadonlySet<string> = new Set(
  'hurricane cyclone typhoon storm operation uss hms hmcs hmas ss mv'.split(' '),
);

/** Initials and names of things that anybody knows, lower case. */
export const THINGS: ReadonlySet<string> = new Set(
  'dna rna cd cds dvd dvds pc pcs tv tvs vip vips html gps hiv aids vr ai phd md mba msc gdp vat url pdf sms usb lcd led lsd wifi ufo ufos suv suvs atm pin vcr irc pov lgbt lgbtq faq diy iq eta am pm ad bc bce ok covid covid-19 sars mri islam islamophobia christianity judaism hinduism buddhism catholicism communism socialism capitalism fascism marxism nazism god allah satan bible quran koran torah internet web wi-fi android windows linux iphone ipad xbox playstation photoshop powerpoint firefox chrome safari paralympic olympic world'.split(
    ' ',
  ),
);
