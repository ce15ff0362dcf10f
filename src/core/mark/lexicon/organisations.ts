/** Words by which a body is known: heads of its name, its legal form, and the bodies any almanac lists with their initials. */

/** Heads and parts of organisations' names ("Harbour Council", "Ministry of Fisheries"), lower case. */
export const ORGANISATION_WORDS: ReadonlySet<string> = new Set(
  'academy administration agency airlines airways alliance army assembly associates association authority bank board brigade brigades broadcasting bureau cabinet center centre chamber channel chemicals church city-council clinic club coalition college command commission committee community company confederation conference congress conservatory consortium constabulary consulting cooperative corporation corps council courier court courts department diocese directorate division duma enterprises entertainment exchange express faculty federation fleet force forces forum foundation front fund gazette government group guard guards guild headquarters herald holdings home-office hospital house industries initiative inquiry institute institution insurance international journal junta knesset laboratories laboratory league ledger legion library logistics magazine mail media militia ministry mission motors movement museum navy network news newspaper observatory observer office opera orchestra organisation organization parliament partners partnership party patrol petroleum pharmaceuticals pictures police politburo post press project projects publishing radio records regiment registry reserve review school schools secretariat securities senate service services societies society squad staff star state studio studios sun symphony synagogue system systems taskforce team technologies telecom telegraph television theater theatre times treasury tribunal tribune trust tv union unit united university volunteers weekly wire workers works'.split(
    ' ',
  ),
);

/** Heads of the names of built and natural places, lower case: bodies only where the text treats them so. */
export const SITE_WORDS: ReadonlySet<string> = new Set(
  'airport arena avenue base bay beach boulevard bridge building canal cape castle cathedral cemetery city coast county creek desert district falls fields forest gardens gate gulf hall harbor harbour heights hill hills hotel island islands lake lane memorial monument mosque mount mountain mountains ocean palace park peninsula pier plaza port prefecture province quay river road sea springs square stadium station strait street temple tower towers town valley village zoo'.split(
    ' ',
  ),
);

/** Legal forms that end a company's name, lower case, without full stops. */
export const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'inc corp corporation co company ltd limited llc llp plc gmbh ag sa spa nv bv ab asa oyj oao ooo pjsc kg se pty bhd'.split(
    ' ',
  ),
);

/** What companies call themselves by, lower case: the word before it is the company's own, not a town's ("Peabody Energy"). */
export const COMPANY_WORDS: ReadonlySet<string> = new Set([
  ...LEGAL_FORMS,
  ...'airlines airways brewing chemicals coal electronics energy enterprises entertainment foods gas group holdings industries insurance laboratories mining motors oil partners petroleum pharmaceuticals pictures records resources software steel stores studios systems technologies technology telecom textiles'.split(
    ' ',
  ),
]);

/** Bodies known everywhere: the name people use, then its other forms. */
export const KNOWN_ORGANISATIONS: readonly (readonly string[])[] = `
United Nations=UN=U.N.
European Union=EU=E.U.
NATO=North Atlantic Treaty Organization=North Atlantic Treaty Organisation
World Health Organization=WHO=World Health Organisation
World Trade Organization=WTO=World Trade Organisation
International Monetary Fund=IMF
World Bank
International Criminal Court=ICC
International Court of Justice=ICJ
International Atomic Energy Agency=IAEA
OPEC=Organization of the Petroleum Exporting Countries
Organization for Security and Co-operation in Europe=OSCE
African Union
Arab League
Red Cross
International Committee of the Red Cross=ICRC
Red Crescent
Amnesty International
Human Rights Watch
Greenpeace
Interpol
Europol
UNESCO
UNICEF
UNHCR
European Commission
European Parliament
European Central Bank=ECB
European Council
Council of Europe
Commonwealth of Nations
Association of Southeast Asian Nations=ASEAN
International Olympic Committee=IOC
FIFA
UEFA
CIA=Central Intelligence Agency=C.I.A.
FBI=Federal Bureau of Investigation=F.B.I.
National Security Agency=NSA
Department of Justice=Justice Department=DOJ
Department of State=State Department
Department of Defense=Defense Department=Pentagon
Department of Homeland Security=DHS
Environmental Protection Agency=EPA
Food and Drug Administration=FDA
Federal Reserve=Fed
Securities and Exchange Commission=SEC
Immigration and Customs Enforcement
Centers for Disease Control and Prevention=CDC
Department of Health and Human Services=HHS
Department of Housing and Urban Development=HUD
Department of Veterans Affairs
Department of the Interior=Interior Department
Department of the Treasury=Treasury Department
Department of Agriculture=Agriculture Department
Department of Commerce=Commerce Department
Department of Education=Education Department
Department of Energy=Energy Department
Department of Labor=Labor Department
Department of Transportation=Transportation Department
Federal Trade Commission=FTC
Federal Communications Commission=FCC
Federal Aviation Administration=FAA
Federal Election Commission=FEC
Federal Emergency Management Agency=FEMA
Internal Revenue Service=IRS
Drug Enforcement Administration=DEA
National Institutes of Health=NIH
National Oceanic and Atmospheric Administration=NOAA
National Transportation Safety Board=NTSB
Government Accountability Office=GAO
Congressional Budget Office=CBO
Office of Management and Budget=OMB
Small Business Administration=SBA
Social Security Administration
United States Postal Service=USPS
Supreme Court
White House
Kremlin
Congress
Senate
House of Representatives
Capitol Hill
House of Commons
House of Lords
Downing Street
Whitehall
Scotland Yard
MI5
MI6
Knesset
Bundestag
State Duma=Duma
Verkhovna Rada=Rada
KGB
FSB
GRU
NASA
European Space Agency=ESA
BBC=British Broadcasting Corporation
CNN=Cable News Network
Fox News
MSNBC
NBC
CBS
ABC
PBS
NPR
C-SPAN
HBO
Al Jazeera
Reuters
Associated Press=AP
Agence France-Presse=AFP
Bloomberg
TASS
RIA Novosti
Interfax
Xinhua
Yonhap
Deutsche Welle
Sky News
Financial Times
Wall Street Journal
New York Times
Washington Post
Los Angeles Times
USA Today
Guardian
Daily Telegraph
Politico
Axios
Izvestia
Kommersant
Pravda
Novaya Gazeta
Kyiv Post=Kiev Post
Kyiv Independent
Ukrainska Pravda
Interfax-Ukraine
Ukrinform
United Press International=UPI
Deutsche Presse-Agentur=dpa
ANSA
EFE
Kyodo News=Kyodo
Press Trust of India=PTI
Asian News International=ANI
Anadolu Agency
KCNA=Korean Central News Agency
Xinhua News Agency
CCTV=China Central Television
CGTN
NHK
RT=Russia Today
Sputnik
Voice of America=VOA
Radio Free Europe=RFE/RL
ITV
Channel 4
CBC=Canadian Broadcasting Corporation
CTV
RTÉ
ZDF
ARD
France 24
Euronews
Al Arabiya
Al Jazeera English
CNBC
Newsweek
Newsmax
Breitbart
BuzzFeed
Huffington Post=HuffPost
Daily Beast
Vice News
Slate
The Economist=Economist
New Yorker
New York Post
New York Daily News
New York Magazine
Vanity Fair
Rolling Stone
National Review
National Geographic
Scientific American
Foreign Affairs
Foreign Policy
Boston Globe
Chicago Tribune
San Francisco Chronicle
Miami Herald
Philadelphia Inquirer
Dallas Morning News
Houston Chronicle
Seattle Times
Denver Post
Christian Science Monitor
Globe and Mail
Toronto Star
National Post
Sydney Morning Herald
Irish Times
Irish Independent
Daily Mail
Daily Mirror
Daily Express
Sunday Times
Evening Standard
Le Monde
Le Figaro
Libération
La Repubblica
Corriere della Sera
La Stampa
El País
El Mundo
Der Spiegel=Spiegel
Die Zeit
Süddeutsche Zeitung
Frankfurter Allgemeine Zeitung
Neue Zürcher Zeitung
Haaretz
Jerusalem Post
Times of Israel
Times of India
Hindustan Times
South China Morning Post
Global Times
People's Daily
Straits Times
Asahi Shimbun
Yomiuri Shimbun
Japan Times
Moscow Times
Entertainment Weekly
Sports Illustrated
Bellingcat
ProPublica
Yahoo
eBay
Netflix
Tesla
Uber
Instagram
Reddit
TikTok
Truth Social
Wikinews
Mozilla
Adobe
Oracle
Cisco
Hewlett-Packard
Dell
Nokia
Siemens
Walmart
McDonald's
Coca-Cola
Starbucks
Ford Motor Company
MLB=Major League Baseball
NBA=National Basketball Association
NFL=National Football League
NHL=National Hockey League
NCAA
MTV
Disney
Warner Bros
Paramount
ISAF
OPCW=Organisation for the Prohibition of Chemical Weapons
IPCC
BRICS
ECOWAS
Mercosur
OECD
Mossad
Shin Bet
Israel Defense Forces=IDF
Sinn Féin
Tea Party
Green Party
Libertarian Party
Communist Party
Social Democratic Party
Christian Democratic Union
Socialist Party
Likud
Al-Qaeda=al-Qaida=Al Qaeda
Islamic State=ISIS=ISIL=IS
Taliban
Hamas
Hezbollah
Fatah
Republican Party=GOP
Democratic Party
Democratic National Committee=DNC
Republican National Committee=RNC
Labour Party=Labour
Conservative Party=Tories
Liberal Democrats=Lib Dems
Google
Microsoft
Apple
Amazon
Facebook
Twitter
YouTube
Wikipedia
Wikimedia Foundation
WikiLeaks
IBM
Intel
Samsung
Sony
Toyota
Honda
Volkswagen
General Motors
Boeing
Airbus
Exxon
Gazprom
Rosneft
Goldman Sachs
JPMorgan
Harvard
Yale
Princeton
Stanford
Oxford University
Cambridge University
Massachusetts Institute of Technology=MIT
University of California
Royal Society
National Health Service=NHS
National Rifle Association=NRA
American Civil Liberties Union=ACLU
Planned Parenthood
Ku Klux Klan=KKK
`
  .trim()
  .split('\n')
  .map((line) => line.split('='));
