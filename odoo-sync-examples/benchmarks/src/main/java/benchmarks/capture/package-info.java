/** What it costs to follow the changes of an Odoo, and how quick it is. */
package benchmarks.capture;
