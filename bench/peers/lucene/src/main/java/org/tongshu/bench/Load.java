package org.tongshu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the load in rounds as `timed-rounds.ts` does: the same order, warming up and budget. */
final class Load {
  private static final int CLIENTS = 2;

  private final Answering index;
  private final List<Asked> load;
  private final int warmUpRounds;
  private final int timedRounds;
  private final double budgetSeconds;

  Load(Answering index, List<Asked> load, JsonNode patience) {
    this.index = index;
    this.load = load;
    warmUpRounds = patience.get("warmUpRounds").asInt();
    timedRounds = patience.get("timedRounds").asInt();
    budgetSeconds = patience.get("budgetSeconds").asDouble();
  }

  private static double since(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  List<Integer> queries(boolean apart) {
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < load.size(); at++) {
      if (load.get(at).apart() == apart && load.get(at).supported()) places.add(at);
    }
    return places;
  }

  Map<String, Object> timed(List<Integer> queries, boolean withFacets) throws IOException {
    long warming = System.nanoTime();
    int warmed = 0;
    do {
      for (int place : queries) index.answer(load.get(place), withFacets);
      warmed++;
    } while (warmed < warmUpRounds && since(warming) < budgetSeconds / 2);
    List<List<Double>> rounds = new ArrayList<>();
    double cpu = Process.cpuSeconds();
    long timing = System.nanoTime();
    do {
      List<Double> times = new ArrayList<>(queries.size());
      for (int place : queries) {
        long started = System.nanoTime();
        index.answer(load.get(place), withFacets);
        times.add(Math.round((System.nanoTime() - started) / 1e3) / 1e3);
      }
      rounds.add(times);
    } while (rounds.size() < timedRounds && since(timing) < budgetSeconds);
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("queries", queries);
    run.put("warmUpRounds", warmed);
    run.put("rounds", rounds);
    run.put("cpuSeconds", Process.cpuSeconds() - cpu);
    return run;
  }

  double perSecond(List<Integer> queries, boolean withFacets) throws Exception {
    int most = queries.size() * timedRounds;
    AtomicInteger asked = new AtomicInteger();
    long started = System.nanoTime();
    List<Thread> clients = new ArrayList<>();
    List<Exception> failures = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Thread thread = new Thread(() -> ask(queries, withFacets, asked, most, started, failures));
      thread.start();
      clients.add(thread);
    }
    for (Thread client : clients) client.join();
    if (!failures.isEmpty()) throw failures.get(0);
    return Math.min(asked.get(), most) / since(started);
  }

  private void ask(List<Integer> queries, boolean withFacets, AtomicInteger asked, int most,
      long started, List<Exception> failures) {
    try {
      while (true) {
        int next = asked.get();
        if (next >= queries.size() && since(started) >= budgetSeconds) return;
        next = asked.getAndIncrement();
        if (next >= most) return;
        index.answer(load.get(queries.get(next % queries.size())), withFacets);
      }
    } catch (IOException failure) {
      synchronized (failures) {
        failures.add(failure);
      }
    }
  }
}
