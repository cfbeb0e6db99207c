package org.tongshu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The documents of a shard, one after the other; `bench/search/shard.ts` says how they lie. */
final class Shard {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What Lucene needs of a document; the texts of its parts stand behind those of the fields. */
  record Entry(
      String id,
      Map<String, List<List<String>>> texts,
      Map<String, List<String>> facets,
      Map<String, String> numbers) {}

  private final byte[] bytes;
  private final String[] strings;
  private final List<List<String>> texts = new ArrayList<>();
  private int at;

  private Shard(byte[] bytes) throws IOException {
    this.bytes = bytes;
    int length = next();
    strings = JSON.readValue(bytes, at, length, String[].class);
    at += length;
  }

  static Shard read(Path path) throws IOException {
    try (InputStream packed = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
      return new Shard(packed.readAllBytes());
    }
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  Entry entry() {
    String id = string();
    Map<String, List<List<String>>> fields = new LinkedHashMap<>();
    for (int left = next(); left > 0; left--) {
      String field = string();
      List<List<String>> own = new ArrayList<>();
      for (int count = next(); count > 0; count--) own.add(text());
      fields.put(field, own);
    }
    List<List<String>> parts = new ArrayList<>();
    for (int left = next(); left > 0; left--) {
      next();
      parts.add(text());
    }
    fields.put("items", parts);
    Map<String, List<String>> facets = new LinkedHashMap<>();
    for (int left = next(); left > 0; left--) facets.put(string(), strings());
    Map<String, String> numbers = pairs();
    // Sort keys and suggestions: the peer has no use for them.
    pairs();
    pairs();
    return new Entry(id, fields, facets, numbers);
  }

  private int next() {
    int number = 0;
    for (int bits = 0; ; bits += 7) {
      byte read = bytes[at++];
      number |= (read & 127) << bits;
      if (read >= 0) return number;
    }
  }

  private String string() {
    return strings[next()];
  }

  private List<String> strings() {
    int count = next();
    List<String> list = new ArrayList<>(count);
    for (int left = count; left > 0; left--) list.add(string());
    return list;
  }

  private Map<String, String> pairs() {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int left = next(); left > 0; left--) pairs.put(string(), string());
    return pairs;
  }

  /** The terms of a text. */
  private List<String> text() {
    int number = next();
    if (number < texts.size()) return texts.get(number);
    next();
    List<String> terms = strings();
    texts.add(terms);
    return terms;
  }
}
