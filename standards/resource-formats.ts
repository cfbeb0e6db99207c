/**
 * The six resource formats of the national compilation guide (2017), from the file format words and
 * media types that catalogues write. The guide names examples of each; CSV, ODS and the open
 * equivalents are filed with the format that they stand in for. A word without a plain place (API,
 * ZIP, "other") states nothing. Geographic formats are formats of their trade: self-described.
 */
export type ResourceFormatName =
  | "ELECTRONIC_FILE"
  | "SPREADSHEET"
  | "DATABASE"
  | "IMAGE"
  | "STREAM_MEDIA"
  | "SELF_DESCRIBED";

const wordsOfFormat: Readonly<Record<ResourceFormatName, string>> = {
  ELECTRONIC_FILE:
    "pdf doc docx txt html htm xml json rtf ppt pptx odt wps ofd rss rdf text/html text/plain " +
    "text/xml application/xml application/json application/pdf application/msword text/json " +
    "application/rdf+xml application/rss+xml rss+xml",
  SPREADSHEET:
    "csv xls xlsx xlsb ods et tsv excel spreadsheet text/csv application/csv text/tsv " +
    "application/vnd.ms-excel application/vnd.oasis.opendocument.spreadsheet " +
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  DATABASE: "db dbf mdb accdb sqlite database",
  IMAGE: "jpg jpeg png gif bmp tif tiff image image/jpeg image/png image/gif image/tiff",
  STREAM_MEDIA: "swf rm mpg mpeg mp4 avi video/mp4",
  SELF_DESCRIBED:
    "shp shapefile kml kmz geojson gpkg gdb dta stata sas spss " +
    "application/vnd.google-earth.kmz+xml application/geopackage+sqlite3",
};

const formatOfWord = new Map<string, ResourceFormatName>();
for (const [format, words] of Object.entries(wordsOfFormat)) {
  for (const word of words.split(" ")) formatOfWord.set(word, format as ResourceFormatName);
}

/** The resource format that a file format word or media type states; undefined if not plain. */
export function resourceFormatOf(word: string): ResourceFormatName | undefined {
  return formatOfWord.get(
    word
      .trim()
      .toLowerCase()
      .replace(/^\./, "")
      .replace(/ file$/, ""),
  );
}
