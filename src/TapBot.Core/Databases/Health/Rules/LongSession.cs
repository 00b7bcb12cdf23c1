namespace TapBot.Core.Databases;

/// <summary>A session that is in something for long.</summary>
/// <param name="Pid">The process.</param>
/// <param name="Who">Role, application and database.</param>
/// <param name="Seconds">How long.</param>
/// <param name="Remedy">The SQL that ends it, and never another one that is given the same process later.</param>
internal sealed record LongSession(long Pid, string Who, double Seconds, string Remedy);
