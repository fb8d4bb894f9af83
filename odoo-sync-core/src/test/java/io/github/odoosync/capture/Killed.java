package io.github.odoosync.capture;

/** The process dies here: nothing of it runs on. */
final class Killed extends Error {

  private static final long serialVersionUID = 1L;
}
