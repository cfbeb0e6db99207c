import type { House } from "../house.ts";
import type { ImportEdge } from "../import-target.ts";
import { importEdges } from "../import-target.ts";
import { stages } from "../place.ts";
import type { Finding } from "../violation.ts";

function problem({ from, target }: ImportEdge): string | undefined {
  if (target.kind !== "file" || target.place.workspace !== from.place.workspace) return undefined;
  const there = target.place.stage;
  if (there === undefined || there === from.place.stage || from.place.isTest) return undefined;
  const context = from.place.context ?? "";
  if (target.path !== `contexts/${context}/${there}/index.ts`) {
    return `enters the stage ${there} past its index.ts`;
  }
  const here = from.place.stage;
  if (here === undefined || stages[context]?.[here]?.includes(there)) return undefined;
  return `the stage ${here} may not know the stage ${there}`;
}

/** Stages of a context know each other only through `<stage>/index.ts`, in the order of the data. */
export function stageDoors(house: House): readonly Finding[] {
  return importEdges(house).flatMap((edge) => {
    const message = problem(edge);
    if (message === undefined) return [];
    return [{ file: edge.from.path, line: edge.mention.line, message }];
  });
}
