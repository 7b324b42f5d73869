/* Leaving at once: the button, or Shift alone three times within five seconds.

The page is covered first and left after that. Without this file the button is a
plain link to the same address. Its words come from its data attributes. */
{
  const PRESSES = 3;
  const WITHIN = 5000; // milliseconds
  const button = document.querySelector("[data-away]");
  const otherTabs = new BroadcastChannel("page");
  const said = document.createElement("span");
  let alone = false;
  let pressed = 0;
  let timer = 0;

  const leave = () => {
    const cover = document.createElement("div");
    cover.className = "cover";
    cover.setAttribute("role", "alert");
    cover.textContent = button.dataset.leaving;
    document.body.replaceChildren(cover);
    document.title = cover.textContent;
    location.replace(button.href);
  };

  const leaveEverywhere = () => {
    otherTabs.postMessage("");
    leave();
  };

  const count = (presses) => {
    clearTimeout(timer);
    pressed = presses;
    const { pressedOnce, pressedTwice } = button.dataset;
    said.textContent = ["", pressedOnce, pressedTwice][pressed] ?? "";
    button.dataset.pressed = pressed;
    if (pressed === PRESSES) leaveEverywhere();
    else if (pressed) timer = setTimeout(count, WITHIN, 0);
  };

  // Shift also writes capitals and, with Alt or Ctrl, changes the keyboard language.
  const keyDown = (event) => {
    alone = event.key === "Shift" && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (!alone) count(0);
  };

  const keyUp = (event) => {
    if (event.key === "Shift" && alone) count(pressed + 1);
    alone = false;
  };

  if (button) {
    said.className = "govuk-visually-hidden";
    said.setAttribute("role", "status");
    document.body.append(said);
    button.addEventListener("click", (event) => {
      event.preventDefault();
      leaveEverywhere();
    });
    addEventListener("keydown", keyDown, true);
    addEventListener("keyup", keyUp, true);
    otherTabs.addEventListener("message", leave);
  }

  // A page the browser kept in memory may be older than the end of the session.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
