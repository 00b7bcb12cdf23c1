// Shows and hides what is typed into a password field; pressed means shown.
document.addEventListener("click", e => {
  const button = e.target.closest?.("[data-show-password]");
  if (!button) return;
  const input = document.getElementById(button.dataset.showPassword);
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", shown);
});
