import type { CDPSession, Page } from "playwright-core";

/** A thing of a page as Chromium tells it to a screen reader. */
export interface HeardNode {
  readonly role: string;
  readonly name: string;
  /** For headings. */
  readonly level: number | undefined;
  /** `expanded`, `checked`, `focused`, `live` … as Chromium names and writes them. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A page as it is heard and worked by keyboard alone. */
export interface HeardPage {
  /** All that is told, in the order of the page. */
  nodes(): Promise<readonly HeardNode[]>;
  /** What has the focus. */
  focused(): Promise<HeardNode>;
  /**
   * Presses Tab until what has the focus fits, at most `tabsMax` times.
   * @throws Error that lists what was passed, when it is not reached
   */
  tabTo(fits: (node: HeardNode) => boolean, tabsMax?: number): Promise<HeardNode>;
}

interface AxValue {
  readonly value?: unknown;
}
interface AxNode {
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
}

const stopsMax = 300;

function heard({ role, name, properties = [] }: AxNode): HeardNode {
  const all = Object.fromEntries(properties.map((one) => [one.name, one.value.value]));
  const level = typeof all["level"] === "number" ? all["level"] : undefined;
  return {
    role: String(role?.value ?? ""),
    name: String(name?.value ?? "").trim(),
    level,
    properties: all,
  };
}

/** Opens Chromium's accessibility tree of a page. */
export async function hearPage(page: Page): Promise<HeardPage> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  const focused = async (): Promise<HeardNode> => {
    const { result } = await session.send("Runtime.evaluate", {
      expression: "document.activeElement ?? document.body",
    });
    const objectId = result.objectId;
    if (objectId === undefined) throw new Error("Nothing has the focus.");
    const { nodes } = await session.send("Accessibility.getPartialAXTree", {
      objectId,
      fetchRelatives: false,
    });
    const node = (nodes as readonly AxNode[])[0];
    if (node === undefined) throw new Error("What has the focus is not told to a screen reader.");
    return heard(node);
  };
  return {
    async nodes() {
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      return (nodes as readonly AxNode[]).filter(({ ignored }) => !ignored).map(heard);
    },
    focused,
    async tabTo(fits, tabsMax = stopsMax) {
      const passed: string[] = [];
      for (let tabs = 0; tabs < tabsMax; tabs += 1) {
        await page.keyboard.press("Tab");
        const node = await focused();
        if (fits(node)) return node;
        passed.push(`${node.role} ${JSON.stringify(node.name)}`);
      }
      throw new Error(`It was not reached by keyboard; passed: ${passed.join(", ")}`);
    },
  };
}
