// Where the phone can share, a text is handed to whatever she picks: WeChat, mail, a note.
for (const button of document.querySelectorAll("[data-share]")) {
  button.hidden = !navigator.share;
  button.addEventListener("click", () => {
    // Thought better of it: nothing was sent, and nothing needs to be said.
    navigator.share({ text: document.getElementById(button.dataset.share).textContent }).catch(() => {});
  });
}
