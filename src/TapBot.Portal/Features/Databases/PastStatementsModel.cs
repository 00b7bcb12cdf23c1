namespace TapBot.Portal.Features.Databases;

/// <summary>Statements that the caller ran, the newest first.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Next">Sent as before, the older ones follow; null when there are none.</param>
public sealed record PastStatementsModel(IReadOnlyList<PastStatementModel> Statements, long? Next);
