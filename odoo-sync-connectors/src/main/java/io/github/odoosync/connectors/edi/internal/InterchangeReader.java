package io.github.odoosync.connectors.edi.internal;

import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.EDIStreamValidationError;
import io.xlate.edi.stream.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes a cleaned file apart with StAEDI, which also checks its envelopes. Used once. */
public final class InterchangeReader {

  private final InterchangeCollector collected = new InterchangeCollector();
  private Segment.Draft segment = new Segment.Draft("");
  private String tag = "";

  private InterchangeReader() {}

  /** Returns the interchanges of a file; what cannot be read ends the last of them. */
  public static List<Interchange> read(String text) {
    InterchangeReader reader = new InterchangeReader();
    reader.collect(text);
    return reader.collected.interchanges();
  }

  private void collect(String text) {
    EDIInputFactory factory = EDIInputFactory.newFactory();
    factory.setProperty(EDIInputFactory.EDI_IGNORE_EXTRANEOUS_CHARACTERS, true);
    factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_CODE_VALUES, false);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (EDIStreamReader in =
        factory.createEDIStreamReader(new ByteArrayInputStream(bytes), "UTF-8")) {
      while (in.hasNext()) {
        take(in, in.next());
      }
    } catch (EDIStreamException | IOException | RuntimeException e) {
      // Input that breaks the parser has ended there: its interchange is not whole.
    }
    collected.end();
  }

  private void take(EDIStreamReader in, EDIStreamEvent event) {
    switch (event) {
      case START_SEGMENT -> {
        tag = in.getText();
        segment = new Segment.Draft(tag);
      }
      case ELEMENT_DATA -> put(in.getLocation(), in.getText());
      case END_SEGMENT -> collected.segment(segment.build());
      case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR -> note(in.getErrorType());
      default -> {
        // Loops and composites: the location of each element says all.
      }
    }
  }

  private void put(Location at, String text) {
    if (at.getElementOccurrence() <= 1) {
      segment.put(at.getElementPosition(), Math.max(1, at.getComponentPosition()), text);
    }
  }

  private void note(EDIStreamValidationError error) {
    switch (error) {
      case CONTROL_COUNT_DOES_NOT_MATCH_ACTUAL_COUNT ->
          collected.fault(tag, Problem.COUNT, "The trailer counts another number than there are");
      case CONTROL_REFERENCE_MISMATCH ->
          collected.fault(tag, Problem.REFERENCE, "Header and trailer have different numbers");
      default -> {
        // Missing and misplaced envelopes are seen by the collector, with their consequences.
      }
    }
  }
}
