/** How fast messages leave a real PostgreSQL, against what Java users have today. */
package benchmarks.outbox;
