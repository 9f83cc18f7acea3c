// The site's root opens the home page in the reader's language.
const language = navigator.languages.some((one) => one.startsWith('ko')) ? 'ko' : 'en';
location.replace(`${language}/`);
