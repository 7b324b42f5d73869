/* Hide and lock: Escape twice within a second, the button, or nobody there.

The page is blank first; then the same form is sent that the button sends. The other
windows follow. Without this file the button locks, and the server looks at the time. */
{
  const WITHIN = 1000; // milliseconds
  const form = document.querySelector(".top__lock");
  const otherTabs = new BroadcastChannel("lock");
  let pressed = -Infinity;
  let timer = 0;

  const lock = () => {
    document.body.replaceChildren(form);
    document.documentElement.classList.add("is-blank");
    document.title = "";
    if (form.dataset.sent) return;
    form.dataset.sent = "yes";
    form.submit();
  };

  const lockEverywhere = () => {
    otherTabs.postMessage("");
    lock();
  };

  const stillThere = () => {
    clearTimeout(timer);
    timer = setTimeout(lockEverywhere, Number(form.dataset.idle) * 60000);
  };

  const keyDown = (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - pressed < WITHIN) lockEverywhere();
    pressed = event.timeStamp;
  };

  if (form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      lockEverywhere();
    });
    addEventListener("keydown", keyDown, true);
    for (const kind of ["keydown", "pointerdown", "scroll", "input"])
      addEventListener(kind, stillThere, { capture: true, passive: true });
    otherTabs.addEventListener("message", lock);
    stillThere();
  }
}
