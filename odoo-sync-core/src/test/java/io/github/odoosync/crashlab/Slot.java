package io.github.odoosync.crashlab;

import io.github.odoosync.database.TcpProxy;
import java.nio.file.Path;

/** The place of one process: the process of the moment, and the network before it. */
final class Slot implements AutoCloseable {

  private final String name;
  private final Class<?> main;
  private final Path directory;
  private final TcpProxy proxy;
  private LabProcess process;
  private int incarnation;
  private volatile boolean busy;

  Slot(String name, Class<?> main, Path directory, LabDatabase database, Settings settings) {
    this.name = name;
    this.main = main;
    this.directory = directory;
    this.proxy = new TcpProxy(database.port());
    this.process = launch(settings.with("url", database.urlThrough(proxy.port())));
  }

  private LabProcess launch(Settings settings) {
    incarnation++;
    return LabProcess.start(
        name + "." + incarnation, main, settings.with("seed", incarnation), directory);
  }

  void startAgain(LabDatabase database, Settings settings) {
    process = launch(settings.with("url", database.urlThrough(proxy.port())));
  }

  LabProcess process() {
    return process;
  }

  TcpProxy proxy() {
    return proxy;
  }

  /** Whether a fault is under way here that takes its time. */
  boolean isBusy() {
    return busy;
  }

  void busy(boolean value) {
    busy = value;
  }

  @Override
  public void close() {
    process.kill();
    proxy.close();
  }
}
