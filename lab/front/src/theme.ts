/** Light or dark: as the system is, until the reader says otherwise. */
import dark from "@jupyterlab/theme-dark-extension/style/variables.css?inline";
import light from "@jupyterlab/theme-light-extension/style/variables.css?inline";

const KEY = "assay-lab-theme";
const sheet = document.createElement("style");
const system = matchMedia("(prefers-color-scheme: dark)");

export function startTheme(): void {
  document.head.prepend(sheet);
  system.addEventListener("change", show);
  show();
}

export function switchTheme(): void {
  const wanted = isDark() ? "light" : "dark";
  if ((wanted === "dark") === system.matches) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, wanted);
  show();
}

function isDark(): boolean {
  const own = localStorage.getItem(KEY);
  return own === null ? system.matches : own === "dark";
}

function show(): void {
  const theme = isDark() ? "dark" : "light";
  sheet.textContent = theme === "dark" ? dark : light;
  document.body.dataset["jpThemeLight"] = String(theme === "light");
  document.documentElement.style.colorScheme = theme;
  document.body.classList.add("jp-ThemedContainer");
}
