// Passkeys: the browser makes and uses them, the portal checks what comes of it.
async function post(address, body) {
  const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(body ?? {}) });
  const said = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw new Error(said?.detail ?? answer.statusText);
  return said;
}

export function possible() {
  return isSecureContext && "PublicKeyCredential" in window && "parseCreationOptionsFromJSON" in PublicKeyCredential;
}

// Answers null when done, an empty text when the person turned away, otherwise what went wrong.
export async function register(name) {
  try {
    const { ceremony, options } = await post("api/v1/account/passkeys/options");
    const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
    await post("api/v1/account/passkeys", { ceremony, credential: credential.toJSON(), name });
    return null;
  } catch (error) {
    return error.name === "NotAllowedError" ? "" : error.message;
  }
}

async function enter(button) {
  const note = document.getElementById(button.dataset.passkeyError);
  note.hidden = true;
  button.disabled = true;
  try {
    const { ceremony, options } = await post("signin/passkey/options");
    const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    const { next } = await post("signin/passkey", { ceremony, credential: credential.toJSON(), returnUrl: new URLSearchParams(location.search).get("returnUrl") });
    location.assign(new URL(next, document.baseURI));
  } catch (error) {
    button.disabled = false;
    if (error.name === "NotAllowedError") return;
    note.textContent = error.message;
    note.hidden = false;
  }
}

for (const button of document.querySelectorAll("[data-passkey]")) {
  if (!possible()) continue;
  button.hidden = false;
  button.addEventListener("click", () => enter(button));
}
