/* The words, in two languages; TEXTS is put before this when the page is assembled. */

let language = firstLanguage();

/** Chinese, unless this browser's owner reads other languages only. */
function firstLanguage() {
  const known = navigator.languages || [navigator.language || 'zh'];
  return known.some((tag) => /^zh/i.test(tag)) ? 'zh' : 'en';
}

function hasText(key) {
  return Object.prototype.hasOwnProperty.call(TEXTS[language], key);
}

/** With {0}, {1} replaced. */
function text(key, ...words) {
  const found = hasText(key) ? TEXTS[language][key] : key;
  return found.replace(/\{(\d)\}/g, (whole, place) => (place in words ? String(words[place]) : whole));
}

/** Puts all words of the page into the language chosen. */
function speak(chosen) {
  language = chosen;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = text('checker.title') + ' · ' + text('app.name');
  document.querySelectorAll('[data-text]').forEach((element) => {
    element.textContent = text(element.getAttribute('data-text'));
  });
}
