// Runs before anything is drawn, so that a page in the dark does not flash.
const theme = localStorage.getItem('theme');
if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
