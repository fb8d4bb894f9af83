/** Keeps Odoo and the systems around it consistent, inside the application that embeds it. */
module io.github.odoosync.core {
  requires com.fasterxml.jackson.core;
  requires com.github.benmanes.caffeine;
  requires dev.failsafe.core;
  requires static micrometer.core;
  requires okhttp3;
  requires org.slf4j;
  requires transitive java.sql;
  requires transitive jdk.httpserver;
  requires transitive org.jspecify;

  exports io.github.odoosync;
  exports io.github.odoosync.capture;
  exports io.github.odoosync.codegen;
  exports io.github.odoosync.connector;
  exports io.github.odoosync.connector.capability;
  exports io.github.odoosync.connector.command;
  exports io.github.odoosync.connector.document;
  exports io.github.odoosync.connector.http;
  exports io.github.odoosync.connector.json;
  exports io.github.odoosync.connector.source;
  exports io.github.odoosync.connector.store;
  exports io.github.odoosync.connector.webhook;
  exports io.github.odoosync.error;
  exports io.github.odoosync.event;
  exports io.github.odoosync.idempotency;
  exports io.github.odoosync.inbox;
  exports io.github.odoosync.jdbc;
  exports io.github.odoosync.lane;
  exports io.github.odoosync.mapping;
  exports io.github.odoosync.model;
  exports io.github.odoosync.model.invoice;
  exports io.github.odoosync.model.order;
  exports io.github.odoosync.model.party;
  exports io.github.odoosync.model.product;
  exports io.github.odoosync.model.shipment;
  exports io.github.odoosync.model.stock;
  exports io.github.odoosync.observe;
  exports io.github.odoosync.observe.micrometer;
  exports io.github.odoosync.odoo;
  exports io.github.odoosync.odoo.logistics;
  exports io.github.odoosync.odoo.transport;
  exports io.github.odoosync.outbox;
  exports io.github.odoosync.reconcile;
  exports io.github.odoosync.retry;
  exports io.github.odoosync.testing;
  exports io.github.odoosync.writer;
}
