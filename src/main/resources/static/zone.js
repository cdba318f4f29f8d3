// Proposes the phone's own time zone in a form that was opened afresh; the choice stays visible.
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const select of document.querySelectorAll("select[data-fresh-zone]")) {
  if (own) {
    if (![...select.options].some((option) => option.value === own)) {
      select.add(new Option(own, own));
    }
    select.value = own;
  }
}
