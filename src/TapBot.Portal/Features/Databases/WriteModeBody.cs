namespace TapBot.Portal.Features.Databases;

/// <summary>The wish to write.</summary>
/// <param name="Reason">Why: 3 to 500 characters, for the audit trail.</param>
/// <param name="AcceptSuperuser">True to write all the same when the log-in may do everything.</param>
public sealed record WriteModeBody(string Reason, bool AcceptSuperuser = false);
