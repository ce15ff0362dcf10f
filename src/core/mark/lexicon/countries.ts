/**
 * The states of the world with their other names, capitals and peoples, as an atlas tells them, and the compass of larger
 * regions. One line each: name | other names | capital, other spellings | words for its people and things.
 */

export interface Country {
  readonly name: string;
  readonly others: readonly string[];
  readonly capitals: readonly string[];
  readonly demonyms: readonly string[];
}

const TABLE = `
Afghanistan||Kabul|Afghan
Albania||Tirana|Albanian
Algeria||Algiers|Algerian
Andorra||Andorra la Vella|Andorran
Angola||Luanda|Angolan
Antigua and Barbuda|Antigua|Saint John's|Antiguan
Argentina||Buenos Aires|Argentine,Argentinian,Argentinean
Armenia||Yerevan|Armenian
Australia||Canberra|Australian,Aussie
Austria||Vienna|Austrian
Azerbaijan||Baku|Azerbaijani,Azeri
Bahamas|The Bahamas|Nassau|Bahamian
Bahrain||Manama|Bahraini
Bangladesh||Dhaka,Dacca|Bangladeshi
Barbados||Bridgetown|Barbadian
Belarus|Byelorussia|Minsk|Belarusian,Belarussian
Belgium||Brussels|Belgian
Belize||Belmopan|Belizean
Benin||Porto-Novo|Beninese
Bhutan||Thimphu|Bhutanese
Bolivia||La Paz,Sucre|Bolivian
Bosnia and Herzegovina|Bosnia,Bosnia-Herzegovina|Sarajevo|Bosnian
Botswana||Gaborone|Motswana,Batswana
Brazil||Brasilia,Brasília|Brazilian
Brunei||Bandar Seri Begawan|Bruneian
Bulgaria||Sofia|Bulgarian
Burkina Faso||Ouagadougou|Burkinabe
Burundi||Gitega,Bujumbura|Burundian
Cambodia||Phnom Penh|Cambodian
Cameroon||Yaounde,Yaoundé|Cameroonian
Canada||Ottawa|Canadian
Cape Verde|Cabo Verde|Praia|Cape Verdean
Central African Republic||Bangui|Central African
Chad||N'Djamena|Chadian
Chile||Santiago|Chilean
China|PRC,People's Republic of China,Mainland China|Beijing,Peking|Chinese
Colombia||Bogota,Bogotá|Colombian
Comoros||Moroni|Comorian
Congo|Republic of the Congo,Congo-Brazzaville|Brazzaville|Congolese
Democratic Republic of the Congo|DRC,DR Congo,Democratic Republic of Congo,Congo-Kinshasa,Zaire|Kinshasa|Zairean
Costa Rica||San Jose,San José|Costa Rican
Croatia||Zagreb|Croatian,Croat
Cuba||Havana|Cuban
Cyprus||Nicosia|Cypriot
Czech Republic|Czechia|Prague|Czech
Denmark||Copenhagen|Danish,Dane
Djibouti|||Djiboutian
Dominica||Roseau|
Dominican Republic||Santo Domingo|Dominican
East Timor|Timor-Leste|Dili|Timorese
Ecuador||Quito|Ecuadorian,Ecuadorean
Egypt||Cairo|Egyptian
El Salvador||San Salvador|Salvadoran,Salvadorean
Equatorial Guinea||Malabo|Equatoguinean
Eritrea||Asmara|Eritrean
Estonia||Tallinn|Estonian
Eswatini|Swaziland|Mbabane|Swazi
Ethiopia||Addis Ababa|Ethiopian
Fiji||Suva|Fijian
Finland||Helsinki|Finnish,Finn
France||Paris|French,Frenchman,Frenchmen,Frenchwoman
Gabon||Libreville|Gabonese
Gambia|The Gambia|Banjul|Gambian
Georgia||Tbilisi|Georgian
Germany||Berlin|German
Ghana||Accra|Ghanaian
Greece||Athens|Greek
Grenada||Saint George's|Grenadian
Guatemala||Guatemala City|Guatemalan
Guinea||Conakry|Guinean
Guinea-Bissau||Bissau|
Guyana||Georgetown|Guyanese
Haiti||Port-au-Prince|Haitian
Honduras||Tegucigalpa|Honduran
Hungary||Budapest|Hungarian
Iceland||Reykjavik,Reykjavík|Icelandic,Icelander
India||New Delhi,Delhi|Indian
Indonesia||Jakarta|Indonesian
Iran|Islamic Republic of Iran,Persia|Tehran,Teheran|Iranian,Persian
Iraq||Baghdad|Iraqi
Ireland|Republic of Ireland|Dublin|Irish,Irishman,Irishmen
Israel||Jerusalem|Israeli
Italy||Rome|Italian
Ivory Coast|Cote d'Ivoire,Côte d'Ivoire|Yamoussoukro,Abidjan|Ivorian
Jamaica||Kingston|Jamaican
Japan||Tokyo|Japanese
Jordan||Amman|Jordanian
Kazakhstan||Astana,Nur-Sultan|Kazakh,Kazakhstani
Kenya||Nairobi|Kenyan
Kiribati||Tarawa|
Kosovo||Pristina|Kosovar,Kosovan
Kuwait||Kuwait City|Kuwaiti
Kyrgyzstan||Bishkek|Kyrgyz
Laos||Vientiane|Laotian,Lao
Latvia||Riga|Latvian
Lebanon||Beirut|Lebanese
Lesotho||Maseru|Basotho
Liberia||Monrovia|Liberian
Libya||Tripoli|Libyan
Liechtenstein||Vaduz|
Lithuania||Vilnius|Lithuanian
Luxembourg|||Luxembourger
Madagascar||Antananarivo|Malagasy
Malawi||Lilongwe|Malawian
Malaysia||Kuala Lumpur|Malaysian
Maldives||Malé|Maldivian
Mali||Bamako|Malian
Malta||Valletta|Maltese
Marshall Islands||Majuro|Marshallese
Mauritania||Nouakchott|Mauritanian
Mauritius||Port Louis|Mauritian
Mexico||Mexico City|Mexican
Micronesia||Palikir|Micronesian
Moldova||Chisinau,Chişinău|Moldovan
Monaco|||Monegasque
Mongolia||Ulan Bator,Ulaanbaatar|Mongolian
Montenegro||Podgorica|Montenegrin
Morocco||Rabat|Moroccan
Mozambique||Maputo|Mozambican
Myanmar|Burma|Naypyidaw,Rangoon,Yangon|Burmese
Namibia||Windhoek|Namibian
Nauru|||Nauruan
Nepal||Kathmandu|Nepalese,Nepali
Netherlands|The Netherlands,Holland|Amsterdam|Dutch,Dutchman
New Zealand||Wellington|New Zealander,Kiwi
Nicaragua||Managua|Nicaraguan
Niger||Niamey|Nigerien
Nigeria||Abuja|Nigerian
North Korea|DPRK,Democratic People's Republic of Korea|Pyongyang|North Korean
North Macedonia|Macedonia|Skopje|Macedonian
Norway||Oslo|Norwegian
Oman||Muscat|Omani
Pakistan||Islamabad|Pakistani
Palau|||Palauan
Palestine||Ramallah|Palestinian
Panama||Panama City|Panamanian
Papua New Guinea||Port Moresby|Papuan
Paraguay||Asuncion,Asunción|Paraguayan
Peru||Lima|Peruvian
Philippines|The Philippines|Manila|Filipino,Filipina,Philippine
Poland||Warsaw|Polish,Pole
Portugal||Lisbon|Portuguese
Qatar||Doha|Qatari
Romania||Bucharest|Romanian
Russia|Russian Federation|Moscow|Russian
Rwanda||Kigali|Rwandan
Saint Lucia|St. Lucia,St Lucia|Castries|
Samoa||Apia|Samoan
San Marino|||
Saudi Arabia|KSA|Riyadh|Saudi,Saudi Arabian
Senegal||Dakar|Senegalese
Serbia||Belgrade|Serbian,Serb
Seychelles||Victoria|Seychellois
Sierra Leone||Freetown|Sierra Leonean
Singapore|||Singaporean
Slovakia||Bratislava|Slovak,Slovakian
Slovenia||Ljubljana|Slovenian,Slovene
Solomon Islands||Honiara|
Somalia||Mogadishu|Somali
South Africa|RSA|Pretoria,Cape Town|South African
South Korea|Republic of Korea,ROK|Seoul|South Korean
South Sudan||Juba|South Sudanese
Soviet Union|USSR,U.S.S.R.||Soviet
Spain||Madrid|Spanish,Spaniard
Sri Lanka||Colombo|Sri Lankan
Sudan||Khartoum|Sudanese
Suriname||Paramaribo|Surinamese
Sweden||Stockholm|Swedish,Swede
Switzerland||Bern,Berne|Swiss
Syria||Damascus|Syrian
Taiwan||Taipei|Taiwanese
Tajikistan||Dushanbe|Tajik
Tanzania||Dodoma,Dar es Salaam|Tanzanian
Thailand||Bangkok|Thai
Togo||Lomé,Lome|Togolese
Tonga||Nuku'alofa|Tongan
Trinidad and Tobago|Trinidad|Port of Spain|Trinidadian
Tunisia||Tunis|Tunisian
Turkey|Türkiye,Turkiye|Ankara|Turkish,Turk
Turkmenistan||Ashgabat|Turkmen
Tuvalu||Funafuti|
Uganda||Kampala|Ugandan
Ukraine||Kyiv,Kiev|Ukrainian
United Arab Emirates|UAE,U.A.E.,Emirates|Abu Dhabi|Emirati
United Kingdom|UK,U.K.,Britain,Great Britain|London|British,Briton,Brit
United States|US,U.S.,USA,U.S.A.,United States of America,America,Unites States|Washington,Washington D.C.,Washington DC|American
Uruguay||Montevideo|Uruguayan
Uzbekistan||Tashkent|Uzbek
Vanuatu||Port Vila|
Vatican|Vatican City,Holy See||
Venezuela||Caracas|Venezuelan
Vietnam|Viet Nam|Hanoi|Vietnamese
Yemen||Sanaa,Sana'a|Yemeni
Yugoslavia|||Yugoslav
Zambia||Lusaka|Zambian
Zimbabwe||Harare|Zimbabwean
England|||English,Englishman
Scotland||Edinburgh|Scottish,Scot
Wales||Cardiff|Welsh,Welshman
Northern Ireland||Belfast|Northern Irish
Hong Kong|||
Greenland||Nuuk|Greenlandic
Puerto Rico||San Juan|Puerto Rican
Korea|||Korean
`;

const list = (field: string | undefined): readonly string[] => (field ? field.split(',') : []);

export const COUNTRIES: readonly Country[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [name, others, capitals, demonyms] = line.split('|');
    return { name: name!, others: list(others), capitals: list(capitals), demonyms: list(demonyms) };
  });

/** Towns and regions that maps spell in more than one way, and that no rule of transliteration brings together. */
export const SPELLINGS: readonly (readonly string[])[] =
  `Kharkiv=Kharkov,Luhansk=Lugansk,Odesa=Odessa,Lviv=Lvov,Mykolaiv=Nikolaev,Zaporizhzhia=Zaporizhia=Zaporozhye=Zaporizhzhya,Dnipro=Dnepr,Donbas=Donbass,Chernobyl=Chornobyl,Crimea=Krym,Transnistria=Transdniestria,Nagorno-Karabakh=Karabakh,Mumbai=Bombay,Kolkata=Calcutta,Chennai=Madras,Bengaluru=Bangalore,Ho Chi Minh City=Saigon,St Petersburg=Saint Petersburg=St. Petersburg,Gothenburg=Göteborg,Cologne=Köln,Munich=München,Geneva=Genève,Milan=Milano,Turin=Torino,Krakow=Cracow=Kraków,Gdansk=Danzig,Mecca=Makkah,Jeddah=Jidda,Guangzhou=Canton,Nanjing=Nanking,Chongqing=Chungking,Almaty=Alma-Ata,The Hague=Hague=Den Haag,Basel=Basle,Nuremberg=Nürnberg,Xinjiang=Sinkiang,Tibet=Xizang,New York City=NYC,Los Angeles=L.A.,Fallujah=Falluja,Raqqa=Ar-Raqqah,Aleppo=Halab,Gaza Strip=Gaza,West Bank=Judea and Samaria,Falkland Islands=Falklands=Malvinas,Sea of Japan=East Sea,Persian Gulf=Arabian Gulf`
    .split(',')
    .map((line) => line.split('='));

/** Regions, seas, parts of federal states: places of one name each. */
export const REGIONS: readonly string[] =
  `Africa,Antarctica,Arctic,Asia,Europe,Oceania,North America,South America,Latin America,Central America,Middle East,Far East,Near East,Southeast Asia,South Asia,East Asia,Central Asia,West Africa,East Africa,North Africa,Southern Africa,Eastern Europe,Western Europe,Central Europe,Balkans,Baltics,Scandinavia,Caucasus,Caribbean,Crimea,Donbas,Donbass,Siberia,Kurdistan,Gaza,Gaza Strip,West Bank,Golan Heights,Sinai,Kashmir,Punjab,Bengal,Tibet,Xinjiang,Manchuria,Catalonia,Andalusia,Bavaria,Saxony,Prussia,Brittany,Normandy,Provence,Tuscany,Sicily,Sardinia,Lombardy,Flanders,Transylvania,Bohemia,Moravia,Galicia,Chechnya,Dagestan,Abkhazia,South Ossetia,Transnistria,Darfur,Tigray,Kosovo,Patagonia,Amazon,Sahara,Sahel,Himalayas,Alps,Andes,Pyrenees,Rockies,Urals,Atlantic,Atlantic Ocean,Pacific,Pacific Ocean,Indian Ocean,Mediterranean,Mediterranean Sea,Black Sea,Baltic Sea,North Sea,Red Sea,Caspian Sea,Persian Gulf,Gulf of Mexico,South China Sea,English Channel,Suez Canal,Panama Canal,Bosphorus,Danube,Rhine,Thames,Seine,Volga,Nile,Ganges,Mississippi River,Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,New York,New York State,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,Washington State,West Virginia,Wisconsin,Wyoming,New England,Midwest,Ontario,Quebec,British Columbia,Alberta,Manitoba,Saskatchewan,Nova Scotia,New Brunswick,Newfoundland,Labrador,Yukon,Nunavut,New South Wales,Queensland,Tasmania,South Australia,Western Australia,Northern Territory,Yorkshire,Lancashire,Cornwall,Devon,Kent,Essex,Sussex,Surrey,Norfolk,Suffolk,Cambridgeshire,Oxfordshire,Hampshire,Dorset,Somerset,Wiltshire,Gloucestershire,Leicestershire,Lincolnshire,Northumberland,Cumbria,Cheshire,Ulster,Munster,Leinster,Maharashtra,Gujarat,Kerala,Tamil Nadu,Uttar Pradesh,Bihar,Rajasthan,Assam,Goa,Java,Sumatra,Borneo,Bali,Aceh,Luzon,Mindanao,Hokkaido,Honshu,Kyushu,Okinawa,Sichuan,Guangdong,Hunan,Yunnan,Fujian,Shandong,Manhattan,Brooklyn,Queens,Bronx,Staten Island,Harlem,Hollywood,Beverly Hills,Silicon Valley,Westminster,Soho,Long Island`.split(
    ',',
  );

/** Postal and newspaper abbreviations of American states, as they stand after a town ("Austin, Texas", "Dayton, Ohio", "R-Ky."). */
export const STATE_ABBREVIATIONS: readonly string[] =
  'Ala,Ariz,Ark,Calif,Colo,Conn,Del,Fla,Ga,Ill,Ind,Kan,Ky,La,Mass,Md,Mich,Minn,Miss,Mo,Mont,Neb,Nev,N.H.,N.J.,N.M.,N.Y.,N.C.,N.D.,Okla,Ore,Pa,R.I.,S.C.,S.D.,Tenn,Tex,Vt,Va,Wash,W.Va,W.Va.,Wis,Wyo,D.C.,DC,NY,NJ,CA,TX,FL,IL,OH,PA,GA,MA,MI,VA,NC,WA,AZ,MN,WI,MD,MO,TN,IN,CO'.split(
    ',',
  );
