import { describe, expect, it } from "vitest";
import { portalPlaces } from "./portal-places.ts";

describe("the place of a portal", () => {
  it("is none where no domain is named, or one that nobody knows", () => {
    expect(portalPlaces("")).toEqual([]);
    expect(portalPlaces("City of San Francisco")).toEqual([]);
    expect(portalPlaces("data.example.org")).toEqual([]);
    expect(portalPlaces("notsfgov.org")).toEqual([]);
  });

  it("is found below any name of the domain, once", () => {
    expect(portalPlaces("data.sfgov.org")).toEqual(["San Francisco California"]);
    expect(portalPlaces("Data.SFgov.org; www.sfgov.org")).toEqual(["San Francisco California"]);
    expect(portalPlaces("internal-sandiegocounty.data.socrata.com")).toEqual([
      "San Diego County California",
    ]);
    expect(portalPlaces("www.data.act.gov.au")[0]).toContain("Canberra");
  });
});
