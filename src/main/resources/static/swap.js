// After a part of the page was exchanged, what it says is shown where one looks, and read out.
const show = (said) => {
  said.hidden = false;
  said.classList.add("toast");
  said.tabIndex = -1;
  said.focus({ preventScroll: true });
  setTimeout(() => said.classList.remove("toast"), 4000);
};
document.body.addEventListener("htmx:afterSettle", () => {
  const said = document.querySelector("main .flash:not([hidden]), main .summary");
  if (said) show(said);
});
// Without an answer everything typed stays, and the form can be sent again.
document.body.addEventListener("htmx:sendError", (event) => {
  delete event.detail.elt.closest("form")?.dataset.sent;
  show(document.getElementById("unsent"));
});
