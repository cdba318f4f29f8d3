// An eye beside each password, to see what was typed; it hides again when the form is sent.
for (const input of document.querySelectorAll("input[type=password]")) {
  const { show, hide } = input.dataset;
  if (!show) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "reveal";
  const say = (open) => {
    input.type = open ? "text" : "password";
    button.textContent = open ? hide : show;
    button.setAttribute("aria-pressed", String(open));
  };
  say(false);
  button.addEventListener("click", () => say(input.type === "password"));
  input.form.addEventListener("submit", () => say(false));
  const line = document.createElement("div");
  line.className = "revealing";
  input.replaceWith(line);
  line.append(input, button);
}
