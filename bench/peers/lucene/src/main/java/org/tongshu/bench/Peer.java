package org.tongshu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.util.Version;

/** The Lucene peer of `npm run bench:search`: builds or answers, as its one argument (JSON) says. */
public final class Peer {
  private static final String WHAT =
      "Lucene with BM25 over one field of all terms, SortedSetDocValuesFacets with the ordinals of the"
          + " reader cached, one segment, MMapDirectory, no query cache";

  private Peer() {}

  public static void main(String[] arguments) throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode job = json.readTree(arguments[0]);
    boolean builds = job.get("task").asText().equals("build");
    Map<String, Object> report = builds ? build(job) : query(json, job);
    json.writeValue(Path.of(job.get("out").asText()).toFile(), report);
  }

  private static Map<String, Object> build(JsonNode job) throws IOException {
    Path folder = Path.of(job.get("folder").asText());
    long started = System.nanoTime();
    int documents =
        new Build().run(folder, Path.of(job.get("corpus").asText()), job.get("entries").asInt());
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("documents", documents);
    report.put("seconds", (System.nanoTime() - started) / 1e9);
    report.put("cpuSeconds", Process.cpuSeconds());
    Long peak = Process.statusMb("VmHWM");
    if (peak != null) report.put("peakMb", peak);
    report.put("diskMb", folderMb(folder));
    return report;
  }

  private static double folderMb(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum() / 1e6;
    }
  }

  private static Map<String, Object> query(ObjectMapper json, JsonNode job) throws Exception {
    List<Asked> load = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(job.get("load").asText()))) {
      if (!line.isBlank()) load.add(Asked.of(json.readTree(line)));
    }
    Map<String, Object> report = new LinkedHashMap<>();
    try (Answering index = new Answering(Path.of(job.get("folder").asText()))) {
      long heapMb = Runtime.getRuntime().maxMemory() >> 20;
      report.put("what", WHAT + ", heap of at most " + heapMb + " MB");
      report.put("version", Version.LATEST + " on Java " + Runtime.version());
      List<Object> answers = new ArrayList<>();
      for (Asked asked : load) {
        answers.add(asked.supported() ? index.whole(asked) : Map.of("none", "unsupported"));
      }
      report.put("answers", answers);
      Load runs = new Load(index, load, job.get("patience"));
      List<Integer> mixed = runs.queries(false);
      report.put("mixed", runs.timed(mixed, true));
      report.put("mixedWithoutFacets", runs.timed(mixed, false));
      report.put("apart", runs.timed(runs.queries(true), true));
      Long resident = Process.statusMb("VmRSS");
      report.put("rssMb", resident == null ? 0 : resident);
      Long own = Process.statusMb("RssAnon");
      if (own != null) report.put("ownMb", own);
      report.put("perSecond", runs.perSecond(mixed, true));
      report.put("perSecondWithoutFacets", runs.perSecond(mixed, false));
    }
    return report;
  }
}
