/* Passkeys: ask the browser for one, and send its answer over the form.

The page says what to ask (data-options), or where to ask for it (data-challenge).
What the passkey's PRF returns goes in a field of its own and is kept nowhere. */
{
  const form = document.querySelector("[data-passkey]");
  const button = form?.querySelector("[data-press]");
  const trouble = form?.querySelector("[data-trouble]");

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) =>
      letter.charCodeAt(0),
    );

  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  const ready = (options) => {
    const listed = (those = []) => those.map((it) => ({ ...it, id: bytes(it.id) }));
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    options.excludeCredentials = listed(options.excludeCredentials);
    options.allowCredentials = listed(options.allowCredentials);
    const wanted = options.extensions.prf.eval;
    wanted.first = bytes(wanted.first);
    return options;
  };

  const told = (credential) => {
    const { response } = credential;
    const answer = {};
    for (const name of [
      "clientDataJSON",
      "attestationObject",
      "authenticatorData",
      "signature",
      "userHandle",
    ])
      if (response[name]) answer[name] = text(response[name]);
    return { id: credential.id, rawId: credential.id, type: credential.type, response: answer };
  };

  const outputOf = (credential) =>
    credential.getClientExtensionResults().prf?.results?.first;

  const asked = async () => {
    const { options, challenge } = form.dataset;
    if (options) return ready(JSON.parse(options));
    return ready(await (await fetch(challenge, { cache: "no-store" })).json());
  };

  // Most passkeys tell what opens the key only when they are used, not when made.
  const again = async (made, publicKey) => {
    const used = await navigator.credentials.get({
      publicKey: {
        challenge: publicKey.challenge,
        rpId: publicKey.rp.id,
        userVerification: "required",
        allowCredentials: [{ type: "public-key", id: made.rawId }],
        extensions: publicKey.extensions,
      },
    });
    return outputOf(used);
  };

  const press = async () => {
    trouble.hidden = true;
    try {
      const publicKey = await asked();
      const credentials = navigator.credentials;
      const made = "options" in form.dataset;
      const credential = await (made
        ? credentials.create({ publicKey })
        : credentials.get({ publicKey }));
      let output = outputOf(credential);
      if (made && !output && credential.getClientExtensionResults().prf?.enabled)
        output = await again(credential, publicKey);
      form.elements.credential.value = JSON.stringify(told(credential));
      form.elements.output.value = output ? text(output) : "";
      form.submit();
    } catch {
      trouble.hidden = false;
    }
  };

  if (form && window.PublicKeyCredential) {
    form.hidden = false;
    button.addEventListener("click", press);
  }
}
