package org.tongshu.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.LongField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.MMapDirectory;

/** Answers as the load asks: 20 hits with their ids, an exact total, and facets where wanted. */
final class Answering implements AutoCloseable {
  private static final int HITS = 20;
  private static final int EXACT = Integer.MAX_VALUE;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  /** Ordinals of all values, made once a reader, as the facet module's documentation asks. */
  private final SortedSetDocValuesReaderState ordinals;
  private final Sort newest;

  Answering(Path folder) throws IOException {
    reader = DirectoryReader.open(new MMapDirectory(folder));
    searcher = new IndexSearcher(reader);
    // It would keep the matches of whole queries; the load is to be answered, not remembered.
    searcher.setQueryCache(null);
    ordinals = new DefaultSortedSetDocValuesReaderState(reader, Fields.facetsConfig());
    SortField field =
        LongField.newSortField(Fields.MODIFIED, true, SortedNumericSelector.Type.MIN);
    field.setMissingValue(Long.MIN_VALUE);
    newest = new Sort(field);
  }

  void answer(Asked asked, boolean withFacets) throws IOException {
    if (!withFacets) {
      hitsAlone(asked);
      return;
    }
    FacetsCollector matches = new FacetsCollector();
    idsOf(hitsAndMatches(asked, matches).scoreDocs);
    SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(ordinals, matches);
    for (Asked.Facet facet : asked.facets()) counts.getTopChildren(facet.size(), facet.field());
  }

  private CollectorManager<?, ? extends TopDocs> top(Asked asked, int threshold) {
    return asked.newest()
        ? new TopFieldCollectorManager(newest, HITS, null, threshold)
        : new TopScoreDocCollectorManager(HITS, null, threshold);
  }

  private TopDocs hitsAndMatches(Asked asked, FacetsCollector into) throws IOException {
    CollectorManager<?, FacetsCollector> all =
        new FacetsCollectorManager() {
          @Override
          public FacetsCollector newCollector() {
            // One thread searches one slice, so that a single collector sees every match.
            return into;
          }
        };
    Object[] found =
        searcher.search(asked.query(), new MultiCollectorManager(top(asked, EXACT), all));
    return (TopDocs) found[0];
  }

  /**
   * Where the total is known without looking at every match (a single term), hits are found by
   * block-max skipping; else one pass finds hits and total.
   */
  private long hitsAlone(Asked asked) throws IOException {
    long known = asked.newest() ? -1 : knownTotal(asked.query());
    TopDocs found =
        searcher.search(asked.query(), asked(asked, known >= 0 ? HITS : EXACT));
    idsOf(found.scoreDocs);
    if (known >= 0) return known;
    if (found.totalHits.relation != TotalHits.Relation.EQUAL_TO) throw new AssertionError();
    return found.totalHits.value;
  }

  @SuppressWarnings("unchecked")
  private CollectorManager<?, TopDocs> asked(Asked asked, int threshold) {
    return (CollectorManager<?, TopDocs>) top(asked, threshold);
  }

  private long knownTotal(Query query) throws IOException {
    Query rewritten = searcher.rewrite(query);
    Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
    long total = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      int count = weight.count(leaf);
      if (count < 0) return -1;
      total += count;
    }
    return total;
  }

  private List<String> idsOf(ScoreDoc[] hits) throws IOException {
    List<String> ids = new ArrayList<>(hits.length);
    for (ScoreDoc hit : hits) {
      LeafReaderContext leaf =
          reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
      BinaryDocValues values = leaf.reader().getBinaryDocValues(Fields.ID);
      if (!values.advanceExact(hit.doc - leaf.docBase)) throw new AssertionError("No id.");
      ids.add(values.binaryValue().utf8ToString());
    }
    return ids;
  }

  /** The total and a digest of all values of each facet, to be compared with other engines. */
  Map<String, Object> whole(Asked asked) throws IOException {
    FacetsCollector matches = new FacetsCollector();
    TopDocs hits = hitsAndMatches(asked, matches);
    if (hits.totalHits.relation != TotalHits.Relation.EQUAL_TO) throw new AssertionError();
    if (hitsAlone(asked) != hits.totalHits.value) throw new AssertionError("Totals differ.");
    SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(ordinals, matches);
    Map<String, String> digests = new LinkedHashMap<>();
    for (Asked.Facet facet : asked.facets()) {
      digests.put(facet.field(), digestOf(counts.getAllChildren(facet.field())));
    }
    return Map.of("total", hits.totalHits.value, "exact", true, "facets", digests);
  }

  private static String digestOf(FacetResult result) {
    List<String> lines = new ArrayList<>();
    if (result != null) {
      for (LabelAndValue one : result.labelValues) lines.add(one.label + "\t" + one.value + "\n");
    }
    Collections.sort(lines);
    try {
      byte[] bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException absent) {
      throw new AssertionError(absent);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
