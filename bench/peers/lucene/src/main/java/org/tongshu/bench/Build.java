package org.tongshu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/** Builds the index from the corpus with one thread that adds, and merges it to one segment. */
final class Build {
  private static final double RAM_BUFFER_MB = 256;
  private static final FieldType SCORED = textType(IndexOptions.DOCS_AND_FREQS, false);
  private static final FieldType MATCHED = textType(IndexOptions.DOCS, true);

  private final ObjectMapper json = new ObjectMapper();
  private final FacetsConfig facets = Fields.facetsConfig();

  private static FieldType textType(IndexOptions options, boolean withoutNorms) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.setOmitNorms(withoutNorms);
    type.freeze();
    return type;
  }

  int run(Path folder, Path corpus, int entries) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(RAM_BUFFER_MB);
    int documents = 0;
    try (MMapDirectory directory = new MMapDirectory(folder);
        IndexWriter writer = new IndexWriter(directory, config)) {
      for (int shard = 0; documents < entries; shard++) {
        Path path = corpus.resolve(String.format("shard-%05d.ndjson.gz", shard));
        try (BufferedReader lines = open(path)) {
          String line;
          while (documents < entries && (line = lines.readLine()) != null) {
            writer.addDocument(documentOf(json.readTree(line)));
            documents++;
          }
        }
      }
      writer.forceMerge(1);
      writer.commit();
    }
    return documents;
  }

  private static BufferedReader open(Path path) throws IOException {
    GZIPInputStream bytes = new GZIPInputStream(Files.newInputStream(path), 1 << 16);
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
  }

  private Document documentOf(JsonNode entry) throws IOException {
    Document document = new Document();
    document.add(new BinaryDocValuesField(Fields.ID, new BytesRef(entry.get("id").asText())));
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : entry.get("texts").properties()) {
      addText(document, all, field.getKey(), field.getValue());
    }
    addText(document, all, "items", entry.get("parts"));
    document.add(new Field(Fields.ALL, new Terms(all), SCORED));
    JsonNode modified = entry.get("numbers").get("modified");
    if (modified != null) {
      document.add(new LongField(Fields.MODIFIED, modified.asLong(), Field.Store.NO));
    }
    for (String facet : Fields.FACETS) addFacet(document, facet, entry.get("facets").get(facet));
    return facets.build(document);
  }

  private static void addText(Document document, List<String> all, String field, JsonNode texts) {
    List<String> terms = new ArrayList<>();
    for (JsonNode text : texts) {
      for (JsonNode term : text.get("terms")) terms.add(term.asText());
    }
    all.addAll(terms);
    document.add(new Field(Fields.text(field), new Terms(terms), MATCHED));
  }

  private static void addFacet(Document document, String facet, JsonNode values) {
    if (values == null || values.isEmpty()) {
      document.add(new StringField(Fields.exactly(facet), Fields.UNSTATED, Field.Store.NO));
      return;
    }
    Set<String> counted = new LinkedHashSet<>();
    for (JsonNode value : values) {
      document.add(new StringField(Fields.exactly(facet), value.asText(), Field.Store.NO));
      if (Fields.isTree(facet)) counted.addAll(Fields.withAncestors(value.asText()));
      else counted.add(value.asText());
    }
    for (String value : counted) {
      document.add(new SortedSetDocValuesFacetField(facet, value));
      if (Fields.isTree(facet)) {
        document.add(new StringField(Fields.under(facet), value, Field.Store.NO));
      }
    }
  }
}
