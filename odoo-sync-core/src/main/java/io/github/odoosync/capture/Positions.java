package io.github.odoosync.capture;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How far each part of a stream is read, as the store has it. Not thread-safe. */
final class Positions {

  /** The walk by which all records are known at last, whoever consumes them. */
  static final String BASELINE = "baseline";

  static final String SWEEP = "sweep";
  static final String SWEEP_STARTED = "sweep-started";
  static final String SWEEP_NOW = "sweep-now";
  private static final String START = "start";
  private static final String SETTLED = "settled:";
  private static final String CONSUMER = "consumer:";

  private final Map<String, String> points = new HashMap<>();

  Positions(Map<String, String> points) {
    this.points.putAll(points);
  }

  void move(Map<String, String> moved) {
    points.putAll(moved);
    points.values().removeIf(String::isEmpty);
  }

  boolean isBegun() {
    return points.containsKey(START);
  }

  /** Returns the moment from which on changes are told. */
  Instant start() {
    return instant(START);
  }

  static Map<String, String> start(Instant start) {
    return Map.of(START, text(start));
  }

  static String settled(Watch watch) {
    return SETTLED + watch.model() + "." + watch.path();
  }

  @Nullable Window window(Watch watch) {
    String text = points.get(settled(watch));
    return text == null ? null : Window.parse(text);
  }

  /** Returns up to when all that is watched is read; null before the first window. */
  @Nullable Instant settledUntil() {
    return points.entrySet().stream()
        .filter(point -> point.getKey().startsWith(SETTLED))
        .map(point -> Window.parse(point.getValue()).from())
        .min(Instant::compareTo)
        .orElse(null);
  }

  static String consumer(String name) {
    return CONSUMER + name;
  }

  /** Returns the names of the consumers that have joined. */
  Set<String> consumers() {
    Set<String> names = new TreeSet<>();
    points.keySet().stream()
        .filter(point -> point.startsWith(CONSUMER))
        .forEach(point -> names.add(point.substring(CONSUMER.length())));
    return names;
  }

  Walk walk(String point) {
    String text = points.get(point);
    return text == null ? Walk.finished() : Walk.parse(text);
  }

  boolean has(String point) {
    return points.containsKey(point);
  }

  /** Returns the walks of new consumers, and the first one, that are not at their end. */
  Map<String, Walk> openLoads() {
    Map<String, Walk> open = new LinkedHashMap<>();
    Set<String> names = new TreeSet<>(Set.of(BASELINE));
    consumers().forEach(consumer -> names.add(consumer(consumer)));
    for (String name : names) {
      Walk walk = walk(name);
      if (!walk.isDone()) {
        open.put(name, walk);
      }
    }
    return open;
  }

  Instant instant(String point) {
    return Instant.ofEpochSecond(Long.parseLong(points.getOrDefault(point, "0")));
  }

  @Nullable String text(String point) {
    return points.get(point);
  }

  static String text(Instant instant) {
    return String.valueOf(instant.getEpochSecond());
  }
}
