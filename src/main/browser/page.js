/* The page: what was chosen, one check at a time, how far it is, and what came out. */

const LONGEST_BROUGHT = 1 << 20;

const page = {};
[
  'language', 'packet', 'logKey', 'roots', 'checkpoint', 'start', 'cancel', 'running', 'progress', 'percent', 'problem',
  'result', 'form',
].forEach((id) => {
  page[id] = document.getElementById(id);
});

let source = null;
let shown = null;

/** What cannot be read of the things brought, with the place to mend it. */
class BadInput extends Error {
  constructor(key, field) {
    super(key);
    this.field = field;
  }
}

function broughtFrom(field, read, key) {
  if (stripped(field.value) === '') {
    return null;
  }
  try {
    return read(field.value);
  } catch (unreadable) {
    throw new BadInput(key, field);
  }
}

function brought() {
  return {
    logKey: broughtFrom(page.logKey, (text) => new LogKey(text), 'checker.bad.key'),
    roots: broughtFrom(page.roots, readRoots, 'checker.bad.roots'),
    checkpoint: broughtFrom(page.checkpoint, readCheckpoint, 'checker.bad.checkpoint'),
  };
}

function say(key) {
  page.problem.textContent = key ? text(key) : '';
  page.problem.setAttribute('data-problem', key || '');
  page.problem.hidden = !key;
}

function showProgress(done, whole) {
  const percent = whole === 0 ? 0 : Math.floor((100 * done) / whole);
  if (page.progress.value !== percent) {
    page.progress.value = percent;
    page.percent.textContent = percent + ' %';
  }
}

function setRunning(running) {
  page.running.hidden = !running;
  page.start.hidden = running;
  showProgress(0, 1);
}

function forget() {
  shown = null;
  say('');
  page.result.textContent = '';
  page.result.removeAttribute('data-verdict');
}

async function check() {
  forget();
  const file = page.packet.files[0];
  try {
    if (!file) {
      throw new BadInput('checker.bad.packet', page.packet);
    }
    const known = brought();
    source = new PacketSource(file, showProgress);
    setRunning(true);
    const verification = await new Examination(source, known).run();
    shown = { verification, name: file.name };
    showReport(page.result, verification, file.name);
    page.result.focus();
  } catch (failure) {
    if (failure instanceof BadInput) {
      say(failure.message);
      failure.field.focus();
    } else {
      say(failure instanceof Cancelled ? 'checker.cancelled' : 'checker.failed');
    }
  } finally {
    source = null;
    setRunning(false);
  }
}

/** A file chosen for a field stands in the field, where it can be read. */
function fill(field, file) {
  if (file.size > LONGEST_BROUGHT) {
    say('checker.bad.large');
    return;
  }
  const reader = new FileReader();
  reader.onload = () => {
    field.value = String(reader.result);
  };
  reader.onerror = () => say('checker.bad.large');
  reader.readAsText(file);
}

document.querySelectorAll('input[data-fills]').forEach((input) => {
  input.addEventListener('change', () => {
    if (input.files[0]) {
      fill(document.getElementById(input.getAttribute('data-fills')), input.files[0]);
    }
  });
});

page.packet.addEventListener('change', forget);
page.form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (source === null) {
    check();
  }
});
page.cancel.addEventListener('click', () => {
  if (source !== null) {
    source.cancelled = true;
  }
});
page.language.addEventListener('click', () => {
  const problem = page.problem.getAttribute('data-problem');
  speak(language === 'zh' ? 'en' : 'zh');
  say(problem);
  if (shown !== null) {
    showReport(page.result, shown.verification, shown.name);
  }
});

speak(language);
page.form.hidden = false;
