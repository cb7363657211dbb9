/**
 * The settings of our own server. It gets them at every start, so they also hold for a database
 * that an earlier version made.
 *
 * Sizes suit a small machine. No value of a statement may reach the server's log: the level "log"
 * keeps events of the server and leaves out faults of statements, whose messages can quote values.
 * Every dead row is vacuumed. Used WAL is deleted and not kept for reuse.
 *
 * Statements look up by keys. A plan made while a table was empty would read all of it, and is kept for minutes
 * while the table fills (ten thousand calls that are due, an import). So tables are read whole only where no
 * index helps.
 */
export const SERVER_SETTINGS = {
  max_connections: '60',
  // A program that has connected and not said the password takes a place from somebody else.
  authentication_timeout: '10s',
  shared_buffers: '64MB',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  enable_seqscan: 'off',
  max_wal_senders: '0',
  min_wal_size: '2MB',
  max_wal_size: '128MB',
  wal_recycle: 'off',
  autovacuum_naptime: '10min',
  autovacuum_vacuum_threshold: '0',
  autovacuum_vacuum_scale_factor: '0',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_duration: 'off',
  log_connections: 'off',
  log_lock_waits: 'off',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}
