namespace TapBot.Core.Databases;

/// <summary>A receiver of the write-ahead log (pg_stat_replication).</summary>
/// <param name="Application">What it calls itself.</param>
/// <param name="Address">Where it is; null over a local socket.</param>
/// <param name="State">startup, catchup, streaming, backup or stopping.</param>
/// <param name="Sync">async, potential, sync or quorum.</param>
/// <param name="LagBytes">Bytes that it has not replayed yet.</param>
/// <param name="LagSeconds">The server's own measure of the replay lag; null when it has had nothing to measure lately.</param>
public sealed record ReplicaState(string Application, string? Address, string State, string Sync, long? LagBytes, double? LagSeconds);
