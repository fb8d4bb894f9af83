package io.github.odoosync.error;

/**
 * The stable code of an error: safe to alert on, to count by and to look up in the documentation.
 *
 * <p>A code keeps its meaning for ever. New codes appear in minor versions, so a {@code switch}
 * over them needs a {@code default}.
 */
public enum ErrorCode {
  /** An option, argument or annotation of the caller's is wrong; nothing was sent. */
  CONFIGURATION("OSYNC-1001", false, "Correct the configuration named above."),
  /** A query, domain or value of the caller's cannot be sent; nothing was sent. */
  INVALID_REQUEST("OSYNC-1002", false, "Correct the value named above."),
  /** The client was used after {@code close()}. */
  CLOSED("OSYNC-1003", false, "Keep one client open for as long as the application uses it."),

  /** The server refused the key, the password or the login. */
  AUTHENTICATION("OSYNC-1101", false, "Check database, login and key; keys can expire."),
  /** Two logins in a row were refused, so the client stopped trying. */
  AUTHENTICATION_HALTED(
      "OSYNC-1102",
      false,
      "Build a new client with valid credentials: further attempts would lock out this address."),
  /** The user may not do this: access rights, record rule, company or private method. */
  ACCESS("OSYNC-1103", false, "Give the user the right named above, or use another user."),
  /** The database does not exist, or the server could not tell which one is meant. */
  DATABASE("OSYNC-1104", false, "Set the database by name, or correct it."),

  /** A record no longer exists. */
  MISSING_RECORD("OSYNC-1201", false, "Read the record again; it was deleted."),
  /** A constraint of the server's refused the values. */
  VALIDATION("OSYNC-1202", false, "Correct the values; the server names the rule."),
  /** A business rule of the server's refused the step. */
  USER_ERROR("OSYNC-1203", false, "Read the state of the record and do what the server asks for."),
  /** The server knows no such model. */
  UNKNOWN_MODEL("OSYNC-1204", false, "Check the model's name and that its module is installed."),
  /** The server's model has no such method. */
  UNKNOWN_METHOD("OSYNC-1205", false, "Check the method's name for this Odoo version."),
  /** The server's model has no such field. */
  UNKNOWN_FIELD("OSYNC-1206", false, "Check the field's name for this Odoo version."),
  /** The method does not take these arguments. */
  BAD_ARGUMENTS("OSYNC-1207", false, "Check the method's parameters for this Odoo version."),
  /** The server failed with an exception of its own that says nothing of the classes above. */
  SERVER_FAULT("OSYNC-1208", false, "Look the error up in the server's log."),
  /** A method answered with a wizard where a finished step was expected. */
  UNANSWERED_WIZARD("OSYNC-1209", false, "Answer the wizard; nothing was done yet."),

  /** Another transaction was in the way: serialization, deadlock or lock; it was rolled back. */
  CONFLICT("OSYNC-1301", true, "Send it again in a fresh call."),
  /** The server or its gateway asked to slow down. */
  RATE_LIMITED("OSYNC-1302", true, "Wait as long as the server says."),
  /** The server is starting, migrating, overloaded or behind a failing gateway. */
  SERVER_UNAVAILABLE("OSYNC-1303", true, "Try again later."),
  /** This client's breaker is open after repeated failures of the server. */
  BREAKER_OPEN("OSYNC-1304", true, "Wait for the breaker to close."),
  /** This client's own limits let the call not through before its deadline. */
  LIMIT_EXCEEDED("OSYNC-1305", true, "Lower the load, raise the limit, or allow more time."),

  /** The request did not leave: unknown host, refused port, connect time-out. */
  NOT_SENT("OSYNC-1401", true, "Check the address and the network."),
  /** No safe connection could be made: certificate, protocol or host name. */
  TLS("OSYNC-1402", false, "Check the server's certificate and the trusted authorities."),
  /** A write left and no answer came. */
  OUTCOME_UNKNOWN("OSYNC-1403", false, "Look whether the effect is there before sending it again."),
  /** A read left and no answer came. */
  NO_ANSWER("OSYNC-1404", true, "Read again."),
  /** The answer is not Odoo's: HTML, another protocol, broken or cut JSON. */
  BAD_RESPONSE("OSYNC-1405", false, "Check that the address is Odoo's and not a gateway's page."),
  /** The answer is larger than the client accepts. */
  RESPONSE_TOO_LARGE("OSYNC-1406", false, "Ask for fewer records or fields, or raise the limit."),

  /** A field came with a value that its declared type cannot hold. */
  DECODING("OSYNC-1501", false, "Correct the type of the field in the record class."),
  /** A record class does not fit the server's model. */
  SCHEMA_MISMATCH("OSYNC-1502", false, "Correct the fields named above for this Odoo version."),
  /** Not exactly one record was found where one was asked for. */
  NOT_EXACTLY_ONE("OSYNC-1503", false, "Narrow the query, or use first() or list()."),

  /** The store's database cannot be reached, or the connection broke. */
  STORE_UNAVAILABLE("OSYNC-1601", true, "Check the database and the connection pool."),
  /** A serialization failure, deadlock or lock time-out; the transaction was rolled back. */
  STORE_CONFLICT("OSYNC-1602", true, "Run the transaction again."),
  /** The database refused: read-only, full, missing right, closed connection. */
  STORE_REFUSED("OSYNC-1603", false, "Correct what the database names above."),
  /** A table is missing or has another version than this library needs. */
  STORE_SCHEMA("OSYNC-1604", false, "Apply the schema statements named above."),
  /** A step that must share the caller's transaction was given a connection without one. */
  TRANSACTION_REQUIRED(
      "OSYNC-1605", false, "Turn auto-commit off and commit after the caller's own statements."),
  /** The database is none that the store knows. */
  STORE_UNSUPPORTED("OSYNC-1606", false, "Use PostgreSQL, MariaDB, MySQL or H2."),
  /** A stored message's type or version has no handler. */
  NO_HANDLER("OSYNC-1607", false, "Add a handler for this type and version, then resume the lane."),
  /** A handler did not return in its time. */
  HANDLER_TIMEOUT("OSYNC-1608", false, "Look whether the effect is there before trying again."),
  /** The lease on a lane was lost: somebody else may be handling the message. */
  LEASE_LOST("OSYNC-1609", false, "Stop; another dispatcher goes on with the lane."),
  /** A dead letter is older than what is remembered to recognise a second copy of its effect. */
  REPLAY_TOO_OLD(
      "OSYNC-1610", false, "Look whether the effect is there, then replay it whatever its age."),
  /** A key was used again with other content. */
  KEY_REUSED("OSYNC-1701", false, "Use a new key for new content."),
  /** The same key is being worked on elsewhere. */
  IN_PROGRESS("OSYNC-1702", true, "Ask again later; the stored result is returned then."),

  /** A value breaks the rule of its kind: a check digit, a code list, a range. */
  INVALID_VALUE("OSYNC-1801", false, "Correct the value named above."),
  /** A document lacks a field that it cannot be without. */
  MISSING_FIELD("OSYNC-1802", false, "Set the field named above."),
  /** Quantities of units that cannot be converted into each other met. */
  UNIT_NOT_CONVERTIBLE(
      "OSYNC-1803", false, "Use units of one kind, or convert by the product's packaging."),
  /** Amounts of two currencies met. */
  MIXED_CURRENCIES("OSYNC-1804", false, "Convert one amount at a rate of your own first."),
  /** A number has more decimals than its unit or currency. */
  TOO_PRECISE("OSYNC-1805", false, "Round the number on purpose, or use a finer unit."),
  /** The JSON is not the document it was taken for. */
  UNREADABLE_DOCUMENT("OSYNC-1806", false, "Compare it with the document's JSON Schema."),
  /** The document has a schema version that this library does not know. */
  DOCUMENT_VERSION("OSYNC-1807", false, "Update the library, or send the version named above."),
  /** A document has no such field, or has it with another type. */
  NOT_A_FIELD("OSYNC-1808", false, "Use one of the document's fields, or a custom one."),

  /** The JSON is no CloudEvents 1.0 event, or an attribute breaks its rule. */
  INVALID_EVENT("OSYNC-1901", false, "Compare it with the specification of CloudEvents 1.0."),
  /** The event's type is none of the business events. */
  UNKNOWN_EVENT("OSYNC-1902", false, "Update the library, or handle the event elsewhere."),

  /** What a step names does not exist, is hidden, or stands for several records. */
  NOT_FOUND("OSYNC-2001", false, "Correct the reference named above, or create what it names."),
  /** A product or partner that a step names is archived. */
  INACTIVE("OSYNC-2002", false, "Reactivate it in Odoo, or name another."),
  /** The unit cannot be converted to that of the product. */
  UNIT_MISMATCH("OSYNC-2003", false, "Use a unit of the same category as the product's."),
  /** A quantity is zero, negative, or finer than its unit allows. */
  BAD_QUANTITY("OSYNC-2004", false, "Correct the quantity named above."),
  /** The currency is not that of the document. */
  CURRENCY_MISMATCH("OSYNC-2005", false, "Use a price list or a journal of that currency."),
  /** The document's state does not allow the step: cancelled, locked, done. */
  WRONG_STATE("OSYNC-2006", false, "Read the document and decide anew."),
  /** Records of several companies are mixed. */
  OTHER_COMPANY("OSYNC-2007", false, "Use records of one company, or another document."),
  /** The login lacks rights that the step needs. */
  MISSING_RIGHTS("OSYNC-2008", false, "Give the login the rights named above."),
  /** Odoo computes another amount than the source system. */
  AMOUNT_MISMATCH("OSYNC-2009", false, "Compare prices, taxes and rounding on both sides."),
  /** People or machines are already working on a transfer of the document. */
  WORK_STARTED("OSYNC-2010", false, "Stop the work first, then call again."),
  /** The server lacks models, fields or methods that the step needs. */
  SERVER_LACKS("OSYNC-2011", false, "Install the modules named above."),
  /** The server said that it did the step, but the step's effect is not there. */
  EFFECT_MISSING("OSYNC-2012", false, "Look at the document in Odoo: something undid the step."),

  /** A transfer is done, but not as it was confirmed. */
  TRANSFER_DIFFERS(
      "OSYNC-2101", false, "Correct the books by a return or a count of what differs above."),
  /** What was confirmed is not part of the transfer. */
  NOT_IN_TRANSFER("OSYNC-2102", false, "Confirm only what the transfer asks for."),
  /** A lot or serial number is missing, another product's, or used up. */
  LOT_MISMATCH("OSYNC-2103", false, "Correct the lot or serial number named above."),
  /** Stock is not what it was when it was counted. */
  STOCK_CHANGED("OSYNC-2104", false, "Count again, or say which number shall hold."),
  /** There is less in stock than shall be taken. */
  NOT_IN_STOCK("OSYNC-2105", false, "Correct the quantity or the place, or count the stock."),

  /** A stored message is no intent, or one of a version that is not known here. */
  INTENT_UNREADABLE("OSYNC-2201", false, "Update the library, then resume the lane."),
  /** Two records answer to one document. */
  TWINS("OSYNC-2202", false, "Merge the two records named above in Odoo, then replay."),
  /** The record that a document led to was deleted. */
  RECORD_DELETED(
      "OSYNC-2203", false, "Let it be made anew, or skip the message, as the deletion was meant."),
  /** A later deployment writes; this one does not any more. */
  FENCED("OSYNC-2204", false, "Stop this deployment."),
  /** Nothing is known of how to write such a document. */
  NO_MAPPING("OSYNC-2205", false, "Give the writer a mapping of this document."),
  /** A stream of changes is read by another node, or stands still. */
  STREAM_BUSY("OSYNC-2301", true, "Wait until the other node gives it back or its lease ends."),
  /** Transactions may still be open that began before the moment asked for. */
  NOT_SETTLED("OSYNC-2302", true, "Ask again after the time named above."),

  /** Another run of the same reconciliation began and took over. */
  RUN_SUPERSEDED("OSYNC-2401", false, "Let one node run a reconciliation at a time."),

  /** A connector's settings are wrong, or some are missing. */
  SETTINGS("OSYNC-2501", false, "Correct the settings named above."),
  /** Another system sent what it should not: no JSON, a missing field, a wrong kind of value. */
  FOREIGN_DATA("OSYNC-2502", false, "Compare it with what the other system documents."),
  /** Another system refused a request, and will again. */
  FOREIGN_REFUSED("OSYNC-2503", false, "Correct the request, or ask the other system why.");

  private final String id;
  private final boolean retryable;
  private final String advice;

  ErrorCode(String id, boolean retryable, String advice) {
    this.id = id;
    this.retryable = retryable;
    this.advice = advice;
  }

  /** Returns the code as it is printed, such as {@code OSYNC-1301}. */
  public String id() {
    return id;
  }

  /** Returns whether the same call can succeed later without anybody changing anything. */
  public boolean retryable() {
    return retryable;
  }

  /** Returns what to do next, as one sentence. */
  public String advice() {
    return advice;
  }
}
