// What pages ask of the browser.
export function origin() {
  return location.origin;
}

export async function copy(text) {
  try {
    if (navigator.clipboard && isSecureContext) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Falls through to the older way.
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

export function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function focus(id) {
  document.getElementById(id)?.focus();
}

export function toggleTheme() {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  try {
    localStorage.setItem("attune-theme", root.dataset.theme);
  } catch {
    // Then it lasts for this page.
  }
}

// Builds the Authorization header out of the workspace's id and a key that is typed here, into a text that is shown here.
// Neither the key nor the header leaves the browser.
export function authorize(textId, keyId, buttonId, placeholder, text) {
  const shown = document.getElementById(textId);
  const key = document.getElementById(keyId);
  const button = document.getElementById(buttonId);
  if (!shown || !key || !button) {
    return;
  }
  const show = () => {
    const bytes = new TextEncoder().encode(`${shown.dataset.workspace}:${key.value}`);
    const header = key.value ? `Basic ${btoa(String.fromCharCode(...bytes))}` : placeholder;
    shown.textContent = text.replaceAll(placeholder, header);
  };
  key.oninput = show;
  button.onclick = async () => {
    const done = await copy(shown.textContent);
    const label = button.querySelector("span");
    label.textContent = done ? "Copied" : "Select and copy";
    setTimeout(() => (label.textContent = "Copy"), 2000);
  };
  show();
}
