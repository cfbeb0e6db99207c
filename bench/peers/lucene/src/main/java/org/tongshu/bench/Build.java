package org.tongshu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  private final FacetsConfig facets = Fields.facetsConfig();

  private static FieldType textType(IndexOptions options, boolean withoutNorms) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.setOmitNorms(withoutNorms);
    type.freeze();
    return type;
  }

  int run(Path folder, Path corpus, int wanted) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(RAM_BUFFER_MB);
    int documents = 0;
    try (MMapDirectory directory = new MMapDirectory(folder);
        IndexWriter writer = new IndexWriter(directory, config)) {
      for (int shard = 0; documents < wanted; shard++) {
        Shard entries = Shard.read(corpus.resolve(String.format("shard-%05d.bin.gz", shard)));
        for (; documents < wanted && !entries.isAtEnd(); documents++) {
          writer.addDocument(documentOf(entries.entry()));
        }
      }
      writer.forceMerge(1);
      writer.commit();
    }
    return documents;
  }

  private Document documentOf(Shard.Entry entry) throws IOException {
    Document document = new Document();
    document.add(new BinaryDocValuesField(Fields.ID, new BytesRef(entry.id())));
    List<String> all = new ArrayList<>();
    entry.texts().forEach((field, texts) -> addText(document, all, field, texts));
    document.add(new Field(Fields.ALL, new Terms(all), SCORED));
    String modified = entry.numbers().get("modified");
    if (modified != null) {
      long milliseconds = (long) Double.parseDouble(modified);
      document.add(new LongField(Fields.MODIFIED, milliseconds, Field.Store.NO));
    }
    for (String facet : Fields.FACETS) addFacet(document, facet, entry.facets().get(facet));
    return facets.build(document);
  }

  private static void addText(
      Document document, List<String> all, String field, List<List<String>> texts) {
    List<String> terms = new ArrayList<>();
    for (List<String> text : texts) terms.addAll(text);
    all.addAll(terms);
    document.add(new Field(Fields.text(field), new Terms(terms), MATCHED));
  }

  private static void addFacet(Document document, String facet, List<String> values) {
    if (values == null || values.isEmpty()) {
      document.add(new StringField(Fields.exactly(facet), Fields.UNSTATED, Field.Store.NO));
      return;
    }
    Set<String> counted = new LinkedHashSet<>();
    for (String value : values) {
      document.add(new StringField(Fields.exactly(facet), value, Field.Store.NO));
      if (Fields.isTree(facet)) counted.addAll(Fields.withAncestors(value));
      else counted.add(value);
    }
    for (String value : counted) {
      document.add(new SortedSetDocValuesFacetField(facet, value));
      if (Fields.isTree(facet)) {
        document.add(new StringField(Fields.under(facet), value, Field.Store.NO));
      }
    }
  }
}
