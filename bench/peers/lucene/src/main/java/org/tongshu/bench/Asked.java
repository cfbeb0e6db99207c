package org.tongshu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A line of the load as Lucene is asked it. */
record Asked(boolean apart, boolean supported, Query query, boolean newest, List<Facet> facets) {
  record Facet(String field, int size) {}

  static Asked of(JsonNode line) {
    List<Facet> facets = new ArrayList<>();
    boolean supported = true;
    for (JsonNode facet : line.get("facets")) {
      facets.add(new Facet(facet.get("field").asText(), facet.get("size").asInt()));
      // Counting as if a field's own filters were absent needs a search for each such field.
      supported &= !(facet.get("excludeOwnFilter").asBoolean() && filters(line, facet.get("field")));
    }
    // A phrase is a substring of the folded text here, and of positions of terms in Lucene: these are
    // different questions, so none is asked.
    supported &= line.findValue("phrase") == null;
    Query query = supported ? queryOf(line) : new MatchAllDocsQuery();
    boolean newest = line.get("sort").asText().equals("newest");
    return new Asked(line.get("apart").asBoolean(), supported, query, newest, facets);
  }

  private static boolean filters(JsonNode line, JsonNode field) {
    for (JsonNode filter : line.get("filters")) if (filter.get("field").equals(field)) return true;
    return false;
  }

  private static Query queryOf(JsonNode line) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    for (JsonNode group : line.get("must")) {
      all.add(groupOf(group), Occur.MUST);
      positive = true;
    }
    for (JsonNode filter : line.get("filters")) {
      all.add(filterOf(filter), Occur.FILTER);
      positive = true;
    }
    for (JsonNode group : line.get("mustNot")) all.add(groupOf(group), Occur.MUST_NOT);
    if (!positive) all.add(new MatchAllDocsQuery(), Occur.FILTER);
    return only(all.build(), Occur.MUST);
  }

  /** A single clause is asked by itself: Lucene knows shorter ways for it. */
  private static Query only(BooleanQuery query, Occur occur) {
    boolean single = query.clauses().size() == 1 && query.clauses().get(0).getOccur() == occur;
    return single ? query.clauses().get(0).getQuery() : query;
  }

  private static Query groupOf(JsonNode group) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (JsonNode alternative : group) {
      JsonNode stated = alternative.get("field");
      String field = stated == null ? Fields.ALL : Fields.text(stated.asText());
      BooleanQuery.Builder terms = new BooleanQuery.Builder();
      for (JsonNode term : alternative.get("terms")) {
        terms.add(new TermQuery(new Term(field, term.asText())), Occur.MUST);
      }
      any.add(only(terms.build(), Occur.MUST), Occur.SHOULD);
    }
    return only(any.build(), Occur.SHOULD);
  }

  private static Query filterOf(JsonNode filter) {
    String field = filter.get("field").asText();
    if (!filter.has("in") && !filter.has("under")) {
      long from = filter.has("gte") ? filter.get("gte").asLong() : Long.MIN_VALUE;
      long to = filter.has("lt") ? filter.get("lt").asLong() - 1 : Long.MAX_VALUE;
      return LongField.newRangeQuery(field, from, to);
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (JsonNode value : filter.has("in") ? filter.get("in") : filter.get("under")) {
      String name = filter.has("in") || value.isNull() ? Fields.exactly(field) : Fields.under(field);
      String text = value.isNull() ? Fields.UNSTATED : value.asText();
      any.add(new TermQuery(new Term(name, text)), Occur.SHOULD);
    }
    return only(any.build(), Occur.SHOULD);
  }
}
