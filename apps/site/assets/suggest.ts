/**
 * Runs in the browser: turns the search box into a combobox with suggestions (WAI-ARIA Authoring
 * Practices, editable combobox with list autocomplete). It remembers nothing and sends only what is
 * being typed, to this site. The functions are sent as their own source text: they may use nothing
 * from outside themselves but each other and the browser.
 */

interface Suggestion {
  readonly text: string;
  readonly count: number;
}

interface Combobox {
  readonly input: HTMLInputElement;
  readonly list: HTMLUListElement;
  readonly status: HTMLElement;
  active: number;
  asked: AbortController;
}

function closeList(box: Combobox): void {
  box.list.hidden = true;
  box.list.replaceChildren();
  box.active = -1;
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}

function choose(box: Combobox, text: string): void {
  box.input.value = text;
  closeList(box);
  box.input.form?.requestSubmit();
}

function activate(box: Combobox, to: number): void {
  const options = [...box.list.children];
  const count = options.length;
  box.active = count === 0 ? -1 : (to + count) % count;
  for (const [index, option] of options.entries()) {
    option.setAttribute("aria-selected", String(index === box.active));
  }
  const chosen = options[box.active];
  if (chosen === undefined) return;
  box.input.setAttribute("aria-activedescendant", chosen.id);
  chosen.scrollIntoView({ block: "nearest" });
}

function showList(box: Combobox, suggestions: readonly Suggestion[]): void {
  closeList(box);
  for (const [index, { text }] of suggestions.entries()) {
    const option = document.createElement("li");
    option.id = `suggestion-${index}`;
    option.role = "option";
    option.dir = "auto";
    option.textContent = text;
    option.setAttribute("aria-selected", "false");
    // Before the box loses the focus, so that the list is still there.
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(box, text);
    });
    box.list.append(option);
  }
  const open = suggestions.length > 0;
  box.list.hidden = !open;
  box.input.setAttribute("aria-expanded", String(open));
  const sentence = box.input.dataset["count"] ?? "";
  box.status.textContent = open ? sentence.replace("{count}", String(suggestions.length)) : "";
}

async function ask(box: Combobox): Promise<void> {
  box.asked.abort();
  box.asked = new AbortController();
  const { signal } = box.asked;
  const query = box.input.value.trim();
  if (query === "") {
    closeList(box);
    return;
  }
  try {
    const address = `${box.input.dataset["suggest"] ?? ""}${encodeURIComponent(query)}`;
    const answer = await fetch(address, { signal, headers: { accept: "application/json" } });
    if (!answer.ok || signal.aborted) return;
    const body: { suggestions?: readonly Suggestion[] } = await answer.json();
    if (!signal.aborted && document.activeElement === box.input) {
      showList(box, body.suggestions ?? []);
    }
  } catch {
    // Suggestions are a convenience: without them the box is a plain search box.
  }
}

function onKey(box: Combobox, event: KeyboardEvent): void {
  if (event.isComposing || box.list.hidden) return;
  if (event.key === "ArrowDown") activate(box, box.active + 1);
  else if (event.key === "ArrowUp") activate(box, box.active < 0 ? -1 : box.active - 1);
  else if (event.key === "Escape") closeList(box);
  else if (event.key === "Enter" && box.active >= 0) {
    choose(box, box.list.children[box.active]?.textContent ?? box.input.value);
  } else return;
  event.preventDefault();
}

function startSuggestions(): void {
  /** Wait after the last key before asking, in milliseconds. */
  const pauseMs = 150;
  const input = document.querySelector<HTMLInputElement>("input[data-suggest]");
  if (input === null) return;
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", input.dataset["suggestions"] ?? "");
  const status = document.createElement("p");
  status.className = "hidden";
  status.role = "status";
  input.after(list, status);
  input.role = "combobox";
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");
  const box: Combobox = { input, list, status, active: -1, asked: new AbortController() };
  let timer = 0;
  const later = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(box), pauseMs);
  };
  input.addEventListener("input", (event) => {
    // While Chinese is being composed, the text in the box is not yet what is meant.
    if (!(event instanceof InputEvent && event.isComposing)) later();
  });
  input.addEventListener("compositionend", later);
  input.addEventListener("keydown", (event) => onKey(box, event));
  input.addEventListener("blur", () => {
    window.clearTimeout(timer);
    box.asked.abort();
    closeList(box);
  });
}

/** The script as it is sent to the browser: Node has removed the types. */
export const suggestScript = [
  closeList,
  choose,
  activate,
  showList,
  ask,
  onKey,
  startSuggestions,
  "startSuggestions();",
].join("\n");
