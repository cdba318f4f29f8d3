/*
 * Reads JSON that is canonical (RFC 8785) and made of strings, truth values, lists and objects only; refuses all else while
 * reading, so that the bytes of any part of it are that part's canonical form.
 */

const DEEPEST = 64;
const MOST_VALUES = 5000000;

class NotCanonical extends Error {}

/** A value with the text that it stands in, and from where to where. */
class Json {
  /** @param is string, truth, list or object; a list's value is an array, an object's a Map */
  constructor(is, value, source, from, to) {
    this.is = is;
    this.value = value;
    this.source = source;
    this.from = from;
    this.to = to;
  }

  bytes() {
    return utf8Of(this.source.slice(this.from, this.to));
  }

  static read(bytes) {
    const text = textOfUtf8(bytes);
    if (text === null) {
      throw new NotCanonical('broken UTF-8 at or after at character 0');
    }
    return new JsonReader(text).whole();
  }
}

/** Whether what stands in {"escaped":"…"} is what only that form can say, said in its one way. */
function isNeededEscape(text) {
  const unit = /\\\\|\\u(0000|D[89A-F][0-9A-F]{2})|[^\\]/y;
  let needed = false;
  let afterHigh = false;
  while (unit.lastIndex < text.length) {
    const match = unit.exec(text);
    if (!match) {
      return false;
    }
    const code = match[1];
    const low = code !== undefined && code >= 'DC00';
    if (low && afterHigh) {
      return false;
    }
    needed = needed || code !== undefined;
    afterHigh = code !== undefined && code >= 'D800' && !low;
  }
  return needed;
}

const SHORT_ESCAPES = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', '\\': '\\' };

class JsonReader {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.count = 0;
  }

  whole() {
    const value = this.value(1);
    if (this.at !== this.text.length) {
      this.refuse('more after the end');
    }
    return value;
  }

  value(depth) {
    if (depth > DEEPEST) {
      this.refuse('too many levels');
    }
    if (++this.count > MOST_VALUES) {
      this.refuse('too many values');
    }
    const from = this.at;
    switch (this.peek()) {
      case '"':
        return this.found('string', this.string(), from);
      case 't':
        return this.found('truth', this.word('true', true), from);
      case 'f':
        return this.found('truth', this.word('false', false), from);
      case '[':
        return this.found('list', this.list(depth), from);
      case '{':
        return this.found('object', this.object(depth), from);
      default:
        return this.refuse('no string, truth value, list or object');
    }
  }

  found(is, value, from) {
    return new Json(is, value, this.text, from, this.at);
  }

  word(word, value) {
    for (const letter of word) {
      this.expect(letter);
    }
    return value;
  }

  list(depth) {
    const items = [];
    this.expect('[');
    if (this.peek() === ']') {
      this.at++;
      return items;
    }
    do {
      items.push(this.value(depth + 1));
    } while (this.goesOn(']'));
    return items;
  }

  object(depth) {
    const members = new Map();
    let last = null;
    this.expect('{');
    if (this.peek() === '}') {
      this.at++;
      return members;
    }
    do {
      const name = this.string();
      if (last !== null && name <= last) {
        this.refuse('names repeated or out of order');
      }
      last = name;
      this.expect(':');
      members.set(name, this.value(depth + 1));
    } while (this.goesOn('}'));
    this.checkEscaped(members);
    return members;
  }

  checkEscaped(members) {
    const escaped = members.get('escaped');
    if (escaped && !(members.size === 1 && escaped.is === 'string' && isNeededEscape(escaped.value))) {
      this.refuse('not the form of an escaped string');
    }
  }

  goesOn(end) {
    const here = this.peek();
    if (here !== ',' && here !== end) {
      this.refuse("neither ',' nor '" + end + "'");
    }
    this.at++;
    return here === ',';
  }

  string() {
    this.expect('"');
    let text = '';
    for (;;) {
      const plain = /[^"\\\u0000-\u001f]*/y;
      plain.lastIndex = this.at;
      text += plain.exec(this.text)[0];
      this.at = plain.lastIndex;
      const here = this.peek();
      this.at++;
      if (here === '"') {
        return text;
      }
      if (here !== '\\') {
        this.refuse('control character in a string');
      }
      text += this.escape();
    }
  }

  escape() {
    const name = this.peek();
    this.at++;
    if (Object.prototype.hasOwnProperty.call(SHORT_ESCAPES, name)) {
      return SHORT_ESCAPES[name];
    }
    const code = this.text.substr(this.at, 4);
    if (name !== 'u' || !/^00[01][0-9a-f]$/.test(code)) {
      this.refuse('needless or unknown escape');
    }
    this.at += 4;
    const unit = String.fromCharCode(parseInt(code, 16));
    if (unit === '\0' || '\b\t\n\f\r'.indexOf(unit) >= 0) {
      this.refuse('needless escape');
    }
    return unit;
  }

  peek() {
    if (this.at >= this.text.length) {
      this.refuse('end of file');
    }
    return this.text[this.at];
  }

  expect(wanted) {
    if (this.peek() !== wanted) {
      this.refuse("no '" + wanted + "'");
    }
    this.at++;
  }

  refuse(reason) {
    throw new NotCanonical(reason + ' at character ' + this.at);
  }
}
