namespace TapBot.Core.Databases;

/// <summary>What the monitor log-in is on its server.</summary>
/// <param name="Name">The role.</param>
/// <param name="IsSuperuser">True when nothing stops it: more than the portal needs, and said so.</param>
/// <param name="SeesActivity">True when it sees what others do (a member of pg_monitor or pg_read_all_stats).</param>
/// <param name="MaySignal">True when it may cancel and terminate sessions of others (a member of pg_signal_backend).</param>
public sealed record DatabaseRole(string Name, bool IsSuperuser, bool SeesActivity, bool MaySignal);
