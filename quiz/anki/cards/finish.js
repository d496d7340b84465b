// What every card ends with: folds closed on a phone, and Alt with a digit for the keyboard.

if (window.matchMedia("(max-width: 480px), (max-height: 480px)").matches) {
  all("details.fold").forEach(function (fold) { fold.open = false; });
}

// Digits alone grade the card. The page may outlive the card, and this listener must not.
document.addEventListener("keydown", function pressed(event) {
  if (!document.contains(card)) { document.removeEventListener("keydown", pressed); return; }
  var digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  var target = digit && targets[digit[1] - 1];
  if (!target || !event.altKey || event.ctrlKey || event.metaKey) { return; }
  event.preventDefault();
  if (target.matches("button, [type=radio], [type=checkbox]")) { target.click(); }
  else { target.focus(); }
});

targets.slice(0, 9).forEach(function (target, place) {
  target.setAttribute("aria-keyshortcuts", "Alt+" + (place + 1));
  (target.closest("label") || target).title = "Alt+" + (place + 1);
});
