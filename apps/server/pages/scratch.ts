import { addSample, harvestSource } from "@tongshu/catalogue";
import { listOrganisations, readOrganisation } from "@tongshu/identity";
import { createHttpServer } from "@tongshu/platform/http";
import { createLogger } from "@tongshu/platform/log";
import { systemIds } from "@tongshu/platform/ids";
import { openNode } from "../node.ts";
import { errorPageRenderer } from "../error-page.ts";
import { serverRoutes } from "../start-server.ts";
import { pageRoutes } from "./index.ts";
const log = createLogger("warn");
const node = await openNode({ dataFolder: "/tmp/try/data", fetchAllow: [], log, holder: "x", onNotice: console.log });
console.time("sample");
console.log(await addSample(node.harvester, {}));
console.timeEnd("sample");
await node.indexKeeper.catchUp(() => {});
node.indexKeeper.follow();
const { db } = node;
const http = await createHttpServer({
  routes: [...serverRoutes(node, {} as never), ...pageRoutes({ catalogue: node.readers, identity: { listOrganisations: (r) => listOrganisations({ db }, r), readOrganisation: (id) => readOrganisation({ db }, id) } })],
  log, ids: systemIds, api: { title: { zh: "", en: "" }, description: { zh: "", en: "" }, version: "1" } as never,
  requestsPerMinuteMax: 1000, notReady: async () => [], renderErrorPage: errorPageRenderer(undefined),
});
console.log(await http.listen({ host: "127.0.0.1", port: 18099 }));
void harvestSource;
setTimeout(async () => { await http.stop(); await node.close(); process.exit(0); }, 400_000);
