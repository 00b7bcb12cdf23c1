namespace TapBot.Portal.Features.Databases;

/// <summary>The wish to run statements by a reader log-in that is a superuser.</summary>
/// <param name="Reason">Why: 3 to 500 characters, for the audit trail.</param>
public sealed record SuperuserReadingBody(string Reason);
