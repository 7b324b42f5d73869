/* Sending when the house answers: out of its reach a form stays as it was typed.

A browser that cannot reach the house shows a page of its own, and what stood in the
form is gone: our pages are kept nowhere. So a form that took a while asks first. Nothing
is stored and nothing is sent by itself: the worker presses again. */
{
  const YOUNG = 20000; // milliseconds: who sends at once is still in reach
  const PATIENCE = 5000; // milliseconds
  const told = document.querySelector("[data-unreached]");
  let answered = 0;

  const answers = () =>
    fetch(told.dataset.unreached, {
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    }).then(
      (answer) => answer.ok,
      () => false,
    );

  const ask = async (form, button) => {
    told.hidden = true;
    if (await answers()) {
      answered = performance.now();
      form.requestSubmit(button);
      return;
    }
    (button ?? form.lastElementChild).before(told);
    told.hidden = false;
    told.focus();
  };

  const submit = (event) => {
    const young = performance.now() - answered < YOUNG && navigator.onLine;
    if (young || event.defaultPrevented || event.target.method !== "post") return;
    event.preventDefault();
    ask(event.target, event.submitter);
  };

  if (told && AbortSignal.timeout) addEventListener("submit", submit);
}
