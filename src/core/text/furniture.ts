/** Words by which the furniture of a page is told: headings, buttons, credits, sections. Lower case. */

const listed = (words: string): ReadonlySet<string> =>
  new Set(
    words
      .split(/[|\n]/)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  );

/** Headings after which no article comes any more: whole lines without numbers and final marks. */
export const ENDINGS = listed(`
  comments | comment | reader comments | readers comments | leave a comment | leave a reply | post a comment
  add a comment | join the discussion | join the conversation | show comments | view comments | write a comment
  comments section | you may like | you may also like | you might also like | you might like
  you may be interested in | recommended for you | recommended | related articles | related stories
  related posts | related news | related content | related topics | related | more stories | more news | most read
  most popular | popular now | trending | trending now | latest news | read next | up next | more from | see also
  from the web | sponsored content | around the web | комментарии | kommentare | commentaires | comentarios
  more on this | more on this story | more on this topic | top stories | editors picks | what to read next
  explore more | elsewhere on the site | share your thoughts | have your say
`);

/** Starts of lines that are furniture wherever they stand. */
export const CUES = listed(`
  tags: | tags | filed under | topics: | keywords: | categories: | category: | share this | share on | share:
  share article | follow us | follow @ | subscribe to | subscribe now | sign up for | sign up to | sign in to
  log in to | click here | download our app | download the app | get the latest | support our journalism
  advertisement | story continues below | article continues below | continue reading | read more | read also
  also read | read next: | watch: | listen: | all rights reserved | copyright | disclaimer: | disclaimer
  we use cookies | this website uses cookies | this site uses cookies | accept cookies | accept all cookies
  by posting, | by continuing to | your email address will not | your email won't | your email won’t
  please keep comments | we welcome thoughtful | reporting by | (reporting by | additional reporting by
  (additional reporting | editing by | (editing by | writing by | (writing by | compiled by | edited by
  with inputs from | (with inputs from | with files from | photo: | photo by | photos: | photograph: | image:
  image credit | photo credit | picture: | source: | getty images | back to top | skip to | print this
  email this | this article was originally published | this story was originally published | translated by
  translation by | machine translation | this article was translated | переведено | переклад | traduit par
  traducido por | übersetzt | our standards: | purchase licensing rights | suggest a correction | report an error
  send us | contact us | terms of use | privacy policy | newsletter | listen to this article | skip to main
  skip to content | sign up now | already a subscriber | subscribers only | this article is for subscribers
  the views expressed | opinions expressed | © | (c) 19 | (c) 20
`);

/** Cues that stand before running text and still are no article. */
export const SURE = listed(`
  tags: | topics: | keywords: | categories: | disclaimer: | we use cookies | this website uses cookies
  this site uses cookies | by posting, | by continuing to | your email address will not | your email won't
  your email won’t | please keep comments | we welcome thoughtful | reporting by | (reporting by
  additional reporting by | (additional reporting | editing by | (editing by | writing by | (writing by
  with inputs from | (with inputs from | photo: | photos: | photograph: | image: | image credit | photo credit
  picture: | subscribe to | sign up for | sign up to | click here | all rights reserved | copyright ©
  this article was originally published | this story was originally published | translated by
  this article was translated | переведено | our standards: | read more | also read | read also | watch: | listen:
  follow us | this article is for subscribers | the views expressed | opinions expressed | ©
`);

/** Cues that are ordinary words unless they fill the line. */
export const ALONE = listed(`
  tags | disclaimer | copyright | advertisement | newsletter | getty images | continue reading
`);

/** Names of sections, as a menu or a crumb shows them. */
export const SECTIONS = listed(`
  home | news | world | politics | business | economy | opinion | sport | sports | culture | tech | technology
  science | health | europe | asia | africa | americas | middle east | video | videos | photos | live | latest
  menu | search | us | uk | international | national | local | local news | breaking | breaking news | analysis
  life | lifestyle | travel | entertainment | about | contact
`);

/** What buttons say; a line of nothing else is a row of them. */
export const BUTTONS = listed(`
  share | tweet | facebook | twitter | whatsapp | telegram | email | e-mail | print | copy | link | linkedin
  reddit | pinterest | flipboard | messenger | bluesky | threads | bookmark | save | comments | follow | subscribe
`);

/** Where a page asks to be followed. */
export const PLATFORMS = listed(`
  twitter | facebook | instagram | telegram | youtube | tiktok | linkedin | whatsapp | bluesky | threads | google
`);
