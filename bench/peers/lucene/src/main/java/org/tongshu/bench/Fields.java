package org.tongshu.bench;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.facet.FacetsConfig;

/** How a document of the corpus lies in Lucene, and how its values are called there. */
final class Fields {
  /** Every term of the document, parts included: what a word without a field is looked up in. */
  static final String ALL = "all";
  static final String ID = "id";
  static final String MODIFIED = "modified";
  /** Terms arrive without control characters, so this one can stand for "unstated". */
  static final String UNSTATED = "\u0001";

  static final List<String> FACETS =
      List.of("theme", "shareType", "openType", "format", "updateCycle", "language", "source",
          "provider", "region");

  private Fields() {}

  static String text(String field) {
    return "text." + field;
  }

  static String exactly(String facet) {
    return "is." + facet;
  }

  static String under(String facet) {
    return "under." + facet;
  }

  static boolean isTree(String facet) {
    return facet.equals("provider") || facet.equals("region");
  }

  /**
   * A value of a tree is its path; it counts for the paths above it too, each of which is a value of
   * the same flat dimension, so that the most frequent of all levels are found by one call.
   */
  static List<String> withAncestors(String path) {
    List<String> paths = new ArrayList<>();
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      paths.add(path.substring(0, at));
    }
    paths.add(path);
    return paths;
  }

  /** Filters are terms of fields of their own, so that the facet module need not index any. */
  static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    for (String facet : FACETS) {
      config.setMultiValued(facet, true);
      config.setDrillDownTermsIndexing(facet, FacetsConfig.DrillDownTermsIndexing.NONE);
    }
    return config;
  }
}
