/* Takes JSON apart by the form it must have: exactly these members, of these kinds. */

function membersOf(json) {
  if (json.is !== 'object') {
    throw new Mismatch('an object', json.is);
  }
  return json.value;
}

/** The members of an object that has all of the first, and of others at most the second. */
function exactMembersOf(json, required, optional = []) {
  const members = membersOf(json);
  required.forEach((name) => memberOf(members, name));
  for (const name of members.keys()) {
    if (required.indexOf(name) < 0 && optional.indexOf(name) < 0) {
      throw new Mismatch('no other members than ' + required.join(', '), 'member ' + name);
    }
  }
  return members;
}

function memberOf(members, name) {
  if (!members.has(name)) {
    throw new Mismatch('member ' + name, 'none');
  }
  return members.get(name);
}

function itemsOf(json) {
  if (json.is !== 'list') {
    throw new Mismatch('a list', json.is);
  }
  return json.value;
}

function textOf(json, form) {
  if (json.is !== 'string') {
    throw new Mismatch('a string', json.is);
  }
  if (form && !form.test(json.value)) {
    throw new Mismatch('text of the form ' + form.source, json.value);
  }
  return json.value;
}

/** Kept as its digits: it may be larger than what this language calculates with. */
function numberOf(json) {
  return textOf(json, new RegExp('^' + NUMBER + '$'));
}

function digestFrom(json) {
  const hex = textOf(json);
  if (!isDigest(hex)) {
    throw new Mismatch('64 hexadecimal digits in lower case', hex);
  }
  return hex;
}

function digestsFrom(json) {
  return itemsOf(json).map(digestFrom);
}
