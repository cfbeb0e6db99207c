/**
 * The place that a public data portal speaks for. Many records name nothing but the domain of their
 * portal as provider, and nobody looks for "sfgov".
 */
const placeOfPortal: Readonly<Record<string, string>> = {
  "bayareametro.gov": "San Francisco Bay Area California",
  "novascotia.ca": "Nova Scotia Canada",
  "smcgov.org": "San Mateo County California",
  "wa.gov": "Washington State",
  "montgomerycountymd.gov": "Montgomery County Maryland",
  "piercecountywa.gov": "Pierce County Washington State",
  "oregon.gov": "Oregon",
  "hawaii.gov": "Hawaii",
  "sfgov.org": "San Francisco California",
  "mo.gov": "Missouri",
  "michigan.gov": "Michigan",
  "virginia.gov": "Virginia",
  "ramseycounty.us": "Ramsey County Minnesota",
  "austintexas.gov": "Austin Texas",
  "princegeorgescountymd.gov": "Prince Georges County Maryland",
  "winnipeg.ca": "Winnipeg Manitoba Canada",
  "edmonton.ca": "Edmonton Alberta Canada",
  "colorado.gov": "Colorado",
  "oaklandca.gov": "Oakland California",
  "cityofgainesville.org": "Gainesville Florida",
  "ct.gov": "Connecticut",
  "kcmo.org": "Kansas City Missouri",
  "dallasopendata.com": "Dallas Texas",
  "marincounty.org": "Marin County California",
  "delaware.gov": "Delaware",
  "cityofdubuque.org": "Dubuque Iowa",
  "providenceri.gov": "Providence Rhode Island",
  "nola.gov": "New Orleans Louisiana",
  "datacenterresearch.org": "New Orleans Louisiana",
  "howardcountymd.gov": "Howard County Maryland",
  "calgary.ca": "Calgary Alberta Canada",
  "transparentrichmond.org": "Richmond California",
  "honolulu.gov": "Honolulu Hawaii",
  "cambridgema.gov": "Cambridge Massachusetts",
  "weho.org": "West Hollywood California",
  "stlouisco.com": "St Louis County Missouri",
  "nassaucountyny.gov": "Nassau County New York",
  "plano.gov": "Plano Texas",
  "albanyny.gov": "Albany New York",
  "texas.gov": "Texas",
  "sccgov.org": "Santa Clara County California",
  "kingcounty.gov": "King County Seattle Washington State",
  "seattle.gov": "Seattle Washington State",
  "vermont.gov": "Vermont",
  "maryland.gov": "Maryland",
  "ny.gov": "New York State",
  "cityofnewyork.us": "New York City",
  "cityofchicago.org": "Chicago Illinois",
  "cookcountyil.gov": "Cook County Illinois",
  "lacity.org": "Los Angeles California",
  "lacounty.gov": "Los Angeles County California",
  "boston.gov": "Boston Massachusetts",
  "somervillema.gov": "Somerville Massachusetts",
  "buffalony.gov": "Buffalo New York",
  "nashville.gov": "Nashville Tennessee",
  "chattadata.org": "Chattanooga Tennessee",
  "fultoncountyga.gov": "Fulton County Georgia",
  "brla.gov": "Baton Rouge Louisiana",
  "cityoforlando.net": "Orlando Florida",
  "pr.gov": "Puerto Rico",
  "pa.gov": "Pennsylvania",
  "nj.gov": "New Jersey",
  "illinois.gov": "Illinois",
  "ca.gov": "California",
  "utah.gov": "Utah",
  "act.gov.au": "Australian Capital Territory Canberra",
  "pittsburghpa.gov": "Pittsburgh Pennsylvania",
  "livewellsd.org": "San Diego County California",
  "sandiegocounty.data.socrata.com": "San Diego County California",
};

const domain = /(?:[a-z\d-]+\.)+[a-z]{2,}/g;

/** Names of the places whose portals a text names by their domains. */
export function portalPlaces(text: string): readonly string[] {
  const found = (text.toLowerCase().match(domain) ?? []).flatMap((host) => {
    const labels = host.replace(/^internal-/, "").split(".");
    const parents = labels.map((_, at) => labels.slice(at).join("."));
    return parents.flatMap((parent) => placeOfPortal[parent] ?? []).slice(0, 1);
  });
  return [...new Set(found)];
}
