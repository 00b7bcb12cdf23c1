namespace TapBot.Core.Databases;

/// <summary>The leave of one person to write on one instance, or to run statements by a reader log-in that is a superuser.</summary>
/// <param name="Reason">Why, as the person said.</param>
/// <param name="Until">When it ends, UTC.</param>
/// <param name="Role">The role that statements run as.</param>
/// <param name="IsSuperuser">True when that role may do everything, which the person has accepted.</param>
public sealed record WriteMode(string Reason, DateTimeOffset Until, string Role, bool IsSuperuser);
